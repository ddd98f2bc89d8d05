import EventTime

/// The time zones that expressions of one memory have named; each is read once.
struct ZoneCache: Sendable {
  /// So many names are kept; what comes after them is looked up each time.
  static let most = 64

  private var entries: [(name: [UInt8], rules: TimeZoneRules?)] = []

  /// The rules of a zone by its name or offset: `Europe/Berlin`, `UTC`, `+02:00`, `02:00`; an empty name means UTC, as
  /// in other implementations.
  mutating func rules(_ name: [UInt8]) -> TimeZoneRules? {
    if name.isEmpty { return .utc }
    if let known = entries.first(where: { $0.name == name }) { return known.rules }
    let startsWithDigit = name.first.map { (0x30...0x39).contains($0) } ?? false
    let text = String(decoding: name, as: UTF8.self)
    let rules = TimeZoneRules.load(startsWithDigit ? "+" + text : text)
    if entries.count < Self.most { entries.append((name, rules)) }
    return rules
  }
}
