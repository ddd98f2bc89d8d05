/// `distinct: CEL, of: EVENT`: how many different values.
public struct DistinctFold: ~Copyable, Sendable {
  var window: FoldWindow
  var elements = Queue<FoldKey>()
  var counts = KeyCounts()

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
  }

  public mutating func expire(before instant: Int64) { drop(window.expire(before: instant)) }

  public mutating func clear() {
    window.clear()
    elements.removeAll()
    counts.clear()
  }

  public var count: Int { counts.present }

  private mutating func drop(_ number: Int) {
    for _ in 0..<number {
      guard let key = elements.popFirst() else { return }
      _ = counts.remove(key)
    }
  }
}
