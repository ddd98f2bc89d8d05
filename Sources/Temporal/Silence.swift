/// `while C, without Y, in_last D`: what has come of the silence since the latest Y.
public struct Silence: Sendable, BitwiseCopyable {
  public enum Change: Sendable, BitwiseCopyable {
    case none
    case raise
    /// The condition is unknown, or fails, although the time is over; each is said once per silence.
    case undecided
  }

  /// The activity from which the silence is counted.
  public var row: UInt32 = 0
  public var at = Int64.max
  /// When it has lasted long enough.
  public var due = Int64.max
  /// The condition was true at some point of it.
  @usableFromInline var hasMattered = false
  @usableFromInline var isRaised = false
  @usableFromInline var toldUnknown = false
  @usableFromInline var toldFault = false

  public init() {}

  /// Whether a Y now would be *met*: something waits that nothing has decided.
  @inlinable public var isPending: Bool { hasMattered && !isRaised }

  /// Begins a silence at a Y, or at the first activity.
  @inlinable
  public mutating func begin(row: UInt32, at instant: Int64, due: Int64) {
    self.row = row
    at = instant
    self.due = due
    hasMattered = false
    isRaised = false
    toldUnknown = false
    toldFault = false
  }

  /// Begins again at a Y before the time is over, while the condition stands as it did.
  ///
  /// - Returns: Whether the Y was *met*, as ``isPending`` says.
  @inlinable
  public mutating func renew(row: UInt32, at instant: Int64, due: Int64, _ truth: Truth) -> Bool {
    let wasPending = isPending
    begin(row: row, at: instant, due: due)
    hasMattered = truth == .yes
    return wasPending
  }

  /// Takes in the condition at a point; `isOver`: the point is the timer of the deadline or later.
  public mutating func judge(_ truth: Truth, isOver: Bool) -> Change {
    switch truth {
    case .no: return .none
    case .yes:
      hasMattered = true
      guard isOver, !isRaised else { return .none }
      isRaised = true
      return .raise
    case .unknown:
      guard isOver, !isRaised, !toldUnknown else { return .none }
      toldUnknown = true
      return .undecided
    case .failed:
      guard isOver, !isRaised, !toldFault else { return .none }
      toldFault = true
      return .undecided
    }
  }

  /// Forgets that the condition was true, as the close does.
  public mutating func void() { hasMattered = false }
}
