import EventTime

extension Directory.Entry {
  /// The entry as one line of NDJSON, without the line feed.
  ///
  /// Canonical: two entries say the same exactly when their lines are equal. Instants are written out, so that the
  /// line means the same in every zone.
  package var line: String {
    var writer = LineWriter()
    writer.text(kind.rawValue, id)
    for (key, value) in [
      ("name", name), ("role", role), ("manager", manager), ("team", team), ("zone", zone),
    ] {
      if let value { writer.text(key, value) }
    }
    for field in fields.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      writer.value(field.name, field.value)
    }
    if let from { writer.text("from", RFC3339.format(from)) }
    if let until { writer.text("until", RFC3339.format(until)) }
    return writer.finish()
  }

  /// Reads a line again that ``line`` wrote; nil where it is no entry.
  package init?(line: String) {
    let padded = Array(line.utf8) + [UInt8](repeating: UInt8(ascii: "\n"), count: JSONScanner.padding + 1)
    let entry = padded.withUnsafeBytes { bytes -> Directory.Entry? in
      guard let base = bytes.baseAddress else { return nil }
      var scanner = JSONScanner(base)
      guard let members = try? scanner.members() else { return nil }
      return try? Directory.Entry(members: members, zone: .utc)
    }
    guard let entry else { return nil }
    self = entry
  }
}
