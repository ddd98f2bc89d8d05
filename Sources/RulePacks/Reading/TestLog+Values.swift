import Activity
import EventTime
import SourceText

// `key=value`: fields of the envelope by their names, everything else is `data`.
extension TestLog {
  mutating func read(_ word: LogWord, into activity: inout LoggedActivity) {
    guard let equals = word.text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      report(
        .logLine, word.range, "'\(word.text)' is no 'key=value'",
        help: "a text stands at the end, behind ' : '")
      return
    }
    let key = String(word.text[..<equals])
    let written = String(word.text[word.text.utf8.index(after: equals)...])
    let keyRange = SourceRange(start: word.range.start, end: word.range.start + key.utf8.count)
    let range = SourceRange(start: keyRange.end + 1, end: max(keyRange.end + 1, word.range.end))
    guard !readEnvelope(key, written, range, into: &activity) else { return }
    guard let declared = field(key, of: activity.kind, at: keyRange) else { return }
    guard let value = value(written, of: declared) else {
      let form = declared.closedValues.map { "one of: \($0.joined(separator: ", "))" }
      report(
        .unknownFieldValue, range,
        "'\(written)' is no \(declared.type.rawValue) of '\(key)', so it reads as missing",
        help: form, suggestion: declared.closedValues.flatMap { nearest(written, among: $0) },
        severity: .warning)
      return
    }
    activity.data.removeAll { $0.field == key }
    activity.data.append((field: key, value: value))
  }

  /// Whether the key is one of the envelope, which has then been set.
  private mutating func readEnvelope(
    _ key: String, _ written: String, _ range: SourceRange, into activity: inout LoggedActivity
  ) -> Bool {
    let text = Self.unquoted(written)
    let subject = text.isEmpty ? nil : text
    switch key {
    case "id": activity.id = text
    case "deal": activity.deal = subject
    case "account": activity.account = subject
    case "rep": activity.rep = subject
    case "contacts": activity.contacts = Self.parts(written).map(Self.unquoted)
    case "text": activity.text = text
    case "source": activity.source = text
    case "actor": activity.actor = actor(text, at: range)
    case "seq": activity.seq = integer(text, at: range)
    case "rev": activity.rev = integer(text, at: range)
    case "deleted": activity.deleted = text == "true"
    case "recorded": activity.recorded = instant(text, at: range)
    default: return false
    }
    return true
  }

  private mutating func actor(_ text: String, at range: SourceRange) -> Actor? {
    if let actor = Actor(named: text) { return actor }
    let names = Actor.allCases.map(\.name)
    report(
      .wrongValue, range, "'\(text)' is no actor", help: "one of: \(names.joined(separator: ", "))",
      suggestion: nearest(text, among: names))
    return nil
  }

  private mutating func integer(_ text: String, at range: SourceRange) -> Int64 {
    if let value = Int64(text) { return value }
    report(.wrongValue, range, "'\(text)' is no whole number")
    return 0
  }

  private mutating func instant(_ text: String, at range: SourceRange) -> Instant? {
    do throws(TestTime.Failure) {
      return try time.read(all: text)
    } catch {
      report(.time, range, error.message)
      return nil
    }
  }

  private mutating func field(_ name: String, of kind: String, at range: SourceRange) -> FieldDeclaration? {
    guard let declared = catalogue.kind(named: kind), !declared.acceptsAnyField else {
      return catalogue.kind(named: kind)?.field(named: name) ?? FieldDeclaration(name, .any)
    }
    if let field = declared.field(named: name) { return field }
    report(
      .unknownField, range, "no field '\(name)' on \(kind)",
      help: "no rule can read it; fields: \(declared.fields.map(\.name).sorted().joined(separator: ", "))",
      suggestion: nearest(name, among: declared.fields.map(\.name)), severity: .warning)
    return FieldDeclaration(name, .any)
  }

  /// What a field makes of what is written; nil where it does not fit.
  private func value(_ written: String, of field: FieldDeclaration) -> DataValue? {
    let text = Self.unquoted(written)
    switch field.type {
    case .text: return field.closedValues?.contains(text) ?? true ? .text(text) : nil
    case .bool: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
    case .int: return Int64(text).map { .int($0) }
    case .number, .money, .share, .percentPoints:
      return Decimals.number(text) == nil ? nil : Decimals.value(text)
    case .date, .instant: return moment(text)
    case .listOfText: return .list(Self.parts(written).map { .text(Self.unquoted($0)) })
    case .any:
      if written.hasPrefix("[") { return .list(Self.parts(written).map(Self.loose)) }
      return Self.loose(written)
    }
  }

  /// A timestamp as logs write it; the words of a test are resolved.
  private func moment(_ text: String) -> DataValue? {
    if CivilDate.parse(text) != nil || RFC3339.parse(text) != nil { return .text(text) }
    return (try? time.read(all: text)).map { .text(RFC3339.format($0)) }
  }

  private static func loose(_ written: String) -> DataValue {
    written.hasPrefix("\"") ? .text(unquoted(written)) : Decimals.value(written)
  }

  private static func unquoted(_ written: String) -> String {
    guard written.utf8.count >= 2, written.hasPrefix("\""), written.hasSuffix("\"") else { return written }
    return String(written.dropFirst().dropLast())
  }

  /// The elements of `[a,"b c"]` or `a,b`, quotes left on.
  private static func parts(_ written: String) -> [String] {
    let isBracketed = written.hasPrefix("[") && written.hasSuffix("]")
    let inner = isBracketed ? String(written.dropFirst().dropLast()) : written
    var parts: [String] = [""]
    var isQuoted = false
    for character in inner {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return inner.isEmpty ? [] : parts.map(\.trimmed)
  }
}
