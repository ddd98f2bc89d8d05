/// `values: CEL, of: EVENT`: the different values, in the order in which they first came among what counts.
public struct ValuesFold: ~Copyable, Sendable {
  var window: FoldWindow
  var elements = Queue<FoldKey>()
  private var counts = KeyCounts()
  /// The answer, unless ``isStale``.
  private(set) var order = Queue<FoldKey>()
  /// Set when a value stays whose first mention went: its place is to be found anew.
  private var isStale = false
  private var seen = KeyCounts()

  public init(slides: Bool = false, last: Int? = nil) {
    window = FoldWindow(slides: slides, last: last)
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    drop(window.begin(row: row, expiresAt: expiresAt))
  }

  public mutating func add(_ key: FoldKey) {
    if counts.add(key) == 0 { order.append(key) }
    guard window.keepsElements else { return }
    window.addElement()
    elements.append(key)
  }

  /// Takes in a value of an activity that the window knows already.
  mutating func restore(_ key: FoldKey) {
    if counts.add(key) == 0 { order.append(key) }
    if window.keepsElements { elements.append(key) }
  }

  public mutating func expire(before instant: Int64) { drop(window.expire(before: instant)) }

  public mutating func clear() {
    window.clear()
    elements.removeAll()
    order.removeAll()
    counts.clear()
    isStale = false
  }

  /// Calls with the values in their order.
  public mutating func forEach(_ body: (FoldKey) -> Void) {
    if isStale { putInOrder() }
    for place in 0..<order.count { body(order[place]) }
  }

  /// The oldest element is always the first mention of its value.
  private mutating func drop(_ number: Int) {
    for _ in 0..<number {
      guard let key = elements.popFirst() else { return }
      if counts.remove(key) > 0 {
        isStale = true
      } else if !isStale {
        _ = order.popFirst()
      }
    }
  }

  private mutating func putInOrder() {
    order.removeAll()
    seen.clear()
    for place in 0..<elements.count where seen.add(elements[place]) == 0 { order.append(elements[place]) }
    isStale = false
  }
}
