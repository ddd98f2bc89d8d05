import Activity
import EventTime
import SourceText
import YAMLTree

extension DocumentReader {
  /// Entries of a directory written in YAML: `[{ person: R1, manager: M1, from: 2026-01-08 }]`.
  ///
  /// - Parameter zone: In which a bare date begins.
  mutating func directory(_ node: YAMLNode, zone: TimeZoneRules) -> [Directory.Entry] {
    var entries: [Directory.Entry] = []
    for element in elements(node) { if let entry = directoryEntry(element, zone) { entries.append(entry) } }
    return entries
  }

  private mutating func directoryEntry(_ node: YAMLNode, _ zone: TimeZoneRules) -> Directory.Entry? {
    guard let written = entries(node, "an entry of the directory") else { return nil }
    let kinds = Directory.SubjectKind.allCases.map(\.rawValue)
    guard let subject = written.first(where: { kinds.contains($0.key.text) }),
      let kind = Directory.SubjectKind(rawValue: subject.key.text)
    else {
      report(
        .missingKey, node.range, "an entry of the directory needs one of: \(kinds.joined(separator: ", "))")
      return nil
    }
    guard let id = text(subject.value, "an id") else { return nil }
    var entry = Directory.Entry(kind, id: id)
    for field in written where field.key.text != subject.key.text { read(field, into: &entry, zone) }
    return entry
  }

  private mutating func read(_ field: YAMLEntry, into entry: inout Directory.Entry, _ zone: TimeZoneRules) {
    switch field.key.text {
    case "name": entry.name = text(field.value)
    case "role": entry.role = text(field.value)
    case "manager": entry.manager = text(field.value, "the manager's id")
    case "team": entry.team = text(field.value)
    case "region": entry.region = text(field.value)
    case "zone": entry.zone = text(field.value)
    case "from": entry.from = moment(field.value, zone)
    case "until": entry.until = moment(field.value, zone)
    default:
      guard let scalar = scalar(field.value, "a value") else { return }
      let value = scalar.style == .plain ? Decimals.value(scalar.text) : .text(scalar.text)
      entry.fields.append(.init(field.key.text, value))
    }
  }

  private mutating func moment(_ node: YAMLNode, _ zone: TimeZoneRules) -> Instant? {
    guard let text = text(node, "a date") else { return nil }
    if let date = CivilDate.parse(text) { return zone.startOfDay(date) }
    if let instant = RFC3339.parse(text) { return instant }
    report(
      .time, node.range, "'\(text)' is no date", help: "write it as 2026-03-06, or with a time and an offset")
    return nil
  }
}
