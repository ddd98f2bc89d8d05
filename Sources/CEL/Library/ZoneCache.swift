import EventTime

/// The time zones that expressions of one memory have named; each is read once.
struct ZoneCache: Sendable {
  /// Names beyond these are looked up each time.
  static let most = 32
}
