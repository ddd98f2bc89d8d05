/// `cool_down`: until when no new finding is raised, for each combination of `same`.
public struct CoolDowns: Sendable {
  struct Rest: BitwiseCopyable {
    var key: Agreements.Key
    var until: Int64
  }

  var rests: [Rest] = []

  public init() {}

  /// Whether a finding at the instant is held back.
  public func holds(at instant: Int64, _ key: Agreements.Key, _ keys: borrowing Agreements) -> Bool {
    for rest in rests where instant < rest.until && keys.agree(rest.key, key) { return true }
    return false
  }

  /// Begins a cool-down that ends at the instant, exclusive; those that are over by now are forgotten.
  public mutating func begin(_ key: Agreements.Key, until: Int64, now: Int64) {
    rests.removeAll { $0.until <= now }
    rests.append(Rest(key: key, until: until))
  }

  public mutating func clear() { rests.removeAll(keepingCapacity: true) }
}
