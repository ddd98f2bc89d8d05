/// `sum: CEL, of: EVENT` and `mean`: exact over the decimals as written, rounded once.
public struct SumFold: ~Copyable, Sendable {
  var window: FoldWindow
  var elements = Queue<FoldKey>()
  var total = ExactSum()

  public init(slides: Bool = false, last: Int? = nil) {
    window = FoldWindow(slides: slides, last: last)
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    drop(window.begin(row: row, expiresAt: expiresAt))
  }

  /// Adds an int, uint or double; anything else counts as nothing.
  public mutating func add(_ key: FoldKey) {
    switch key.tag {
    case .int: total.add(Int64(bitPattern: key.payload))
    case .uint: total.add(key.payload)
    case .double: total.add(Double(bitPattern: key.payload))
    default: return
    }
    guard window.keepsElements else { return }
    window.addElement()
    elements.append(key)
  }

  public mutating func expire(before instant: Int64) { drop(window.expire(before: instant)) }

  public mutating func clear() {
    window.clear()
    elements.removeAll()
    total.clear()
  }

  private mutating func drop(_ number: Int) {
    for _ in 0..<number {
      guard let key = elements.popFirst() else { return }
      switch key.tag {
      case .int: total.remove(Int64(bitPattern: key.payload))
      case .uint: total.remove(key.payload)
      default: total.remove(Double(bitPattern: key.payload))
      }
    }
    if number > 0, elements.isEmpty { total.clear() }
  }
}
