/// `while C for D`: for how long a condition has been true without interruption.
public struct Held: Sendable, BitwiseCopyable {
  public enum Change: Sendable, BitwiseCopyable {
    case none
    /// It is true from here on, and has not been raised since it was last false.
    case began
    /// It was true since then and is false now, before it was raised.
    case ended(since: Int64)
    /// A stretch begins in which it cannot be told.
    case undecided
  }

  /// Since when it has been true without having been raised, or `Int64.max`.
  public internal(set) var since = Int64.max
  /// When it has been true for long enough; the host's to set after ``Change/began``.
  public var due = Int64.max
  /// Raised since it was last false.
  var isSpent = false
  var truth = Truth.no

  public init() {}

  @inlinable public var isPending: Bool { since != Int64.max }

  public mutating func judge(_ truth: Truth, at instant: Int64) -> Change {
    let before = self.truth
    self.truth = truth
    switch truth {
    case .yes:
      guard !isSpent, !isPending else { return .none }
      since = instant
      return .began
    case .no:
      isSpent = false
      guard isPending else { return .none }
      let began = since
      forget()
      return .ended(since: began)
    case .unknown, .failed:
      forget()
      return before == truth ? .none : .undecided
    }
  }

  /// Takes what waits as raised.
  public mutating func raise() {
    forget()
    isSpent = true
  }

  /// Ends what waits, if anything does, with nothing decided; the result is since when it was true.
  public mutating func end() -> Int64? {
    guard isPending else { return nil }
    let began = since
    forget()
    return began
  }

  private mutating func forget() {
    since = Int64.max
    due = Int64.max
  }
}
