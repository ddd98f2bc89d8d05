/// `min: CEL, of: EVENT` and `max`: the least or greatest value.
///
/// Under a window: a queue of those that are better than everything after them, so that each element enters and leaves
/// once (Lemire, Streaming maximum-minimum filter, 2006).
public struct ExtremeFold: ~Copyable, Sendable {
  struct Candidate: BitwiseCopyable, Sendable {
    var number: Int
    var key: FoldKey
  }

  var window: FoldWindow
  private let isMaximum: Bool
  var candidates = Queue<Candidate>()
  var added = 0
  var dropped = 0

  public init(isMaximum: Bool, slides: Bool = false, last: Int? = nil) {
    self.isMaximum = isMaximum
    window = FoldWindow(slides: slides, last: last)
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    drop(window.begin(row: row, expiresAt: expiresAt))
  }

  public mutating func add(_ key: FoldKey) {
    if window.keepsElements {
      window.addElement()
      while let last = candidates.last, !isBetter(last.key, key) { candidates.removeLast() }
      candidates.append(Candidate(number: added, key: key))
    } else if candidates.isEmpty {
      candidates.append(Candidate(number: added, key: key))
    } else if isBetter(key, candidates[0].key) {
      candidates[0] = Candidate(number: candidates[0].number, key: key)
    }
    added &+= 1
  }

  public mutating func expire(before instant: Int64) { drop(window.expire(before: instant)) }

  public mutating func clear() {
    window.clear()
    candidates.removeAll()
    added = 0
    dropped = 0
  }

  /// The extreme value, or nil where nothing counts.
  public var value: FoldKey? { candidates.first?.key }

  private func isBetter(_ a: FoldKey, _ b: FoldKey) -> Bool {
    isMaximum ? b.precedes(a) : a.precedes(b)
  }

  private mutating func drop(_ number: Int) {
    dropped &+= number
    while let first = candidates.first, first.number < dropped { _ = candidates.popFirst() }
  }
}
