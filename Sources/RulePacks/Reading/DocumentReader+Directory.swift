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
    var members: [(key: String, value: DataValue)] = []
    for entry in written {
      guard let scalar = scalar(entry.value, "a value") else { return nil }
      let isLoose = scalar.style == .plain && !DirectoryKeys.texts.contains(entry.key.text)
      members.append((entry.key.text, isLoose ? Decimals.value(scalar.text) : .text(scalar.text)))
    }
    do throws(Directory.EntryProblem) {
      return try Directory.Entry(members: members, zone: zone)
    } catch {
      let entry = written.first { $0.key.text == error.key }
      report(.wrongValue, entry?.value.range ?? node.range, error.message)
      return nil
    }
  }
}

/// Keys of the directory whose values are texts, whatever they look like.
private enum DirectoryKeys {
  static let texts: Set<String> = [
    "account", "deal", "from", "manager", "name", "person", "role", "team", "until", "zone",
  ]
}
