/// `earlier` and `since`: the latest activity of an event for each combination of `same`.
public struct Occurrences: Sendable {
  public struct Occurrence: Sendable, BitwiseCopyable {
    public var row: UInt32
    /// Its place among the subject's activities, from 1.
    public var number: UInt32
    public var at: Int64
    public var key: Agreements.Key

    public init(row: UInt32, number: UInt32, at: Int64, key: Agreements.Key) {
      self.row = row
      self.number = number
      self.at = at
      self.key = key
    }
  }

  private(set) var latest: [Occurrence] = []
  private var places: [Agreements.Key: Int] = [:]

  public init() {}

  public mutating func note(_ occurrence: Occurrence) {
    let key = occurrence.key
    if key == Agreements.everything {
      if latest.isEmpty { latest.append(occurrence) } else { latest[0] = occurrence }
    } else if let place = places[key] {
      latest[place] = occurrence
    } else {
      places[key] = latest.count
      latest.append(occurrence)
    }
  }

  /// The latest that agrees with the key, or nil.
  public func latest(agreeingWith key: Agreements.Key, _ keys: borrowing Agreements) -> Occurrence? {
    if key == Agreements.everything { return latest.first }
    var best: Occurrence?
    for occurrence in latest where occurrence.number > best?.number ?? 0 && keys.agree(occurrence.key, key) {
      best = occurrence
    }
    return best
  }

  public mutating func clear() {
    latest.removeAll(keepingCapacity: true)
    if !places.isEmpty { places.removeAll(keepingCapacity: true) }
  }
}
