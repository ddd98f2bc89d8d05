/// `distinct: CEL, of: EVENT`: how many different values.
public struct DistinctFold: ~Copyable, Sendable {
  var window: FoldWindow
  var elements = Queue<FoldKey>()
  var counts = KeyCounts()
  /// How many different values the newest elements had that were counted last, if none came since.
  private var counted = Stretch()
  private var seen = KeyCounts()

  private struct Stretch: BitwiseCopyable, Sendable {
    var elements = 0
    var different = 0
  }

  public init(slides: Bool = false, last: Int? = nil) {
    window = FoldWindow(slides: slides, last: last)
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    drop(window.begin(row: row, expiresAt: expiresAt))
  }

  public mutating func add(_ key: FoldKey) {
    _ = counts.add(key)
    guard window.keepsElements else { return }
    window.addElement()
    elements.append(key)
    counted = Stretch()
  }

  public mutating func expire(before instant: Int64) { drop(window.expire(before: instant)) }

  public mutating func clear() {
    window.clear()
    elements.removeAll()
    counts.clear()
    counted = Stretch()
  }

  public var count: Int { counts.present }

  /// How many different values the newest elements have; of a fold that keeps its elements.
  mutating func count(ofNewest number: Int) -> Int {
    if number >= elements.count { return counts.present }
    if number != counted.elements {
      seen.clear()
      for place in (elements.count &- number)..<elements.count { _ = seen.add(elements[place]) }
      counted = Stretch(elements: number, different: seen.present)
    }
    return counted.different
  }

  private mutating func drop(_ number: Int) {
    for _ in 0..<number {
      guard let key = elements.popFirst() else { return }
      _ = counts.remove(key)
    }
  }
}
