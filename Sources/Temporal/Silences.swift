/// `while C, without Y, in_last D` for many D at once: what has come of the silence since the latest Y.
///
/// Members are the spans from the shortest to the longest. As all of them watch the same condition and the same event,
/// those that are over, and those that have been raised, are always the first so many.
public struct Silences: Sendable, BitwiseCopyable {
  public enum Change: Equatable, Sendable {
    case none
    case raise(Range<Int>)
    /// The condition is unknown, or fails, although the time is over.
    case undecided(Range<Int>)
  }

  /// The activity from which the silence is counted.
  public private(set) var row: UInt32 = 0
  public private(set) var at = Int64.max
  /// How many spans are over, as far as has been found out.
  public private(set) var over = 0
  /// How many have been raised.
  public private(set) var raised = 0
  private var toldUnknown = 0
  private var toldFault = 0
  /// The condition was true at some point of it.
  public private(set) var hasMattered = false

  public init() {}

  /// Begins a silence at a Y, or at the first activity.
  public mutating func begin(row: UInt32, at instant: Int64) {
    self = Silences(row: row, at: instant)
  }

  private init(row: UInt32, at instant: Int64) {
    self.row = row
    at = instant
  }

  /// Takes note that the first so many spans are over.
  public mutating func pass(_ count: Int) { over = count }

  /// Takes in the condition at a point.
  public mutating func judge(_ truth: Truth) -> Change {
    switch truth {
    case .no: return .none
    case .yes:
      hasMattered = true
      guard raised < over else { return .none }
      defer { raised = over }
      return .raise(raised..<over)
    case .unknown:
      let told = max(raised, toldUnknown)
      guard told < over else { return .none }
      toldUnknown = over
      return .undecided(told..<over)
    case .failed:
      let told = max(raised, toldFault)
      guard told < over else { return .none }
      toldFault = over
      return .undecided(told..<over)
    }
  }

  /// Forgets that the condition was true, as the close does.
  public mutating func void() { hasMattered = false }
}
