import Symbols

/// Numbers for the subjects of one kind, in the order in which they are met.
struct SubjectPlaces: Sendable {
  private(set) var keys: [SubjectTimelines.Key] = []
  /// By the index of the only symbol: place plus one, or 0.
  private var bySymbol: [UInt32] = []
  /// For pairs, and the organisation, which has no symbol.
  private var byKey: [SubjectTimelines.Key: Int] = [:]

  func place(of key: SubjectTimelines.Key) -> Int? {
    guard key.second.isNone, !key.first.isNone else { return byKey[key] }
    let index = Int(key.first.index)
    guard index < bySymbol.count, bySymbol[index] > 0 else { return nil }
    return Int(bySymbol[index]) - 1
  }

  mutating func add(_ key: SubjectTimelines.Key) -> Int {
    let place = keys.count
    keys.append(key)
    guard key.second.isNone, !key.first.isNone else {
      byKey[key] = place
      return place
    }
    while bySymbol.count <= Int(key.first.index) { bySymbol.append(0) }
    bySymbol[Int(key.first.index)] = UInt32(truncatingIfNeeded: place + 1)
    return place
  }
}
