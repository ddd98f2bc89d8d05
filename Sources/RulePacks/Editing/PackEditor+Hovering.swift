import Activity
import EventTime
package import SourceText
import YAMLTree

/// What is shown where the pointer rests.
package struct Hover: Sendable {
  package var range: SourceRange
  package var markdown: String
}

extension PackEditor {
  /// What stands at a place, in words; nil where there is nothing to say.
  package func hover(at offset: Int) -> Hover? {
    if let hover = expressionHover(at: offset) { return hover }
    guard let root = YAMLNode.parse(file).root, let spot = Spot(at: offset, in: root, shape) else {
      return nil
    }
    switch spot {
    case .key(let entry, .mapping(let schema), _):
      guard let key = schema.key(named: entry.key.text) else { return nil }
      return Hover(range: entry.keyRange, markdown: "**\(key.name)**\n\n\(key.about)")
    case .value(let node, .duration, _, _): return duration(node)
    case .value(let node, _, _, _): return name(node)
    default: return nil
    }
  }

  /// A kind with its fields, or a named event as the pack has it.
  private func name(_ node: YAMLNode) -> Hover? {
    guard let text = node.scalar?.text else { return nil }
    if let kind = reader.catalogue.kind(named: text) {
      let fields = kind.fields.map { field in
        let type = [field.type.rawValue, field.unit].compactMap(\.self).joined(separator: ", ")
        return "- `\(field.name)` \(type)" + (field.about.isEmpty ? "" : ": \(field.about)")
      }
      return Hover(
        range: node.range,
        markdown: (["**\(kind.name)**", "", kind.about, ""] + fields).joined(separator: "\n"))
    }
    guard let packFile, let entry = packRoot?["events"]?.mapping?.first(where: { $0.key.text == text }) else {
      return nil
    }
    let written = packFile.text(in: entry.keyRange.union(entry.value.range))
    return Hover(range: node.range, markdown: "**\(text)**\n\n```yaml\n\(written)\n```")
  }

  /// How long it is, by an example that people can count on their fingers.
  private func duration(_ node: YAMLNode) -> Hover? {
    guard let text = node.scalar?.text else { return nil }
    var written = text
    if let name = text.split(separator: ".").dropFirst().first, text.hasPrefix("params.") {
      written = packRoot?["params"]?[String(name)]?["default"]?.scalar?.text ?? ""
    }
    guard case .success(let span) = TimeSpan.parse(written) else { return nil }
    let calendar = reader.calendar
    let start = calendar.zone.startOfDay(TestTime.dayZero).advanced(by: 10 * 3_600_000)
    let end = calendar.add(span, to: start)
    var lines = ["**\(span)**" + (written == text ? "" : " (\(text))"), ""]
    lines.append("From Monday 10:00 it lasts until \(Self.words(end, from: start, in: calendar)).")
    if span.hasBusinessTerms {
      lines += ["", "Business time counts by the site's calendar; here Monday to Friday, 09:00 to 18:00."]
    }
    return Hover(range: node.range, markdown: lines.joined(separator: "\n"))
  }

  private static func words(_ end: Instant, from start: Instant, in calendar: WorkCalendar) -> String {
    let local = calendar.zone.local(end)
    let days = local.date.daysSinceEpoch - calendar.zone.local(start).date.daysSinceEpoch
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let minutes = local.milliseconds / 60_000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(Int(minutes / 60))):\(two(Int(minutes % 60)))"
    let week = days < 7 ? "" : days < 14 ? ", a week later" : ", \(days / 7) weeks later"
    return "\(names[local.date.weekday.rawValue]) \(clock)\(week)"
  }
}
