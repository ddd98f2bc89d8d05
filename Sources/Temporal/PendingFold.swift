/// `pending: CEL, of: EVENT, until: EVENT`: how many different keys came and were not settled since.
public struct PendingFold: ~Copyable, Sendable {
  struct Element: BitwiseCopyable, Sendable {
    var key: FoldKey
    var number: Int
  }

  var window: FoldWindow
  var elements = Queue<Element>()
  /// Unsettled mentions of each key; its mark is the number of the first element after it was last settled.
  var counts = KeyCounts()
  var added = 0

  public init(slides: Bool = false, last: Int? = nil) {
    window = FoldWindow(slides: slides, last: last)
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    drop(window.begin(row: row, expiresAt: expiresAt))
  }

  public mutating func add(_ key: FoldKey) {
    _ = counts.add(key)
    if window.keepsElements {
      window.addElement()
      elements.append(Element(key: key, number: added))
    }
    added &+= 1
  }

  /// Takes a key as settled: only mentions from here on make it pending.
  public mutating func settle(_ key: FoldKey) { counts.settle(key, mark: added) }

  public mutating func expire(before instant: Int64) { drop(window.expire(before: instant)) }

  public mutating func clear() {
    window.clear()
    elements.removeAll()
    counts.clear()
    added = 0
  }

  public var count: Int { counts.present }

  private mutating func drop(_ number: Int) {
    for _ in 0..<number {
      guard let element = elements.popFirst() else { return }
      if element.number >= counts.mark(of: element.key) { _ = counts.remove(element.key) }
    }
  }
}
