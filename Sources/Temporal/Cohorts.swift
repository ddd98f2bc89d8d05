/// `later` for many deadlines at once: which of them wait for the one answer, and since which trigger.
///
/// Members are the deadlines from the shortest to the longest. Those that begin to wait at one trigger are a stretch of
/// them, which loses its first ones as time passes: so much is kept for each trigger and no more.
public struct Cohorts: Sendable {
  public struct Cohort: Sendable, BitwiseCopyable {
    public var trigger: UInt32
    /// When it began.
    public var at: Int64
    /// The first member that still waits, and the first beyond.
    public var lower: Int32
    public var upper: Int32

    public var members: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// By members; no two overlap.
  public private(set) var cohorts: [Cohort] = []
  private var waiting = 0

  public init() {}

  public var isEmpty: Bool { cohorts.isEmpty }

  /// Lets every one of so many members wait that does not wait yet.
  public mutating func begin(trigger: UInt32, at instant: Int64, of count: Int) {
    guard waiting < count else { return }
    waiting = count
    var idle: Int32 = 0
    var place = 0
    while place < cohorts.count {
      let next = cohorts[place]
      if idle < next.lower {
        cohorts.insert(Cohort(trigger: trigger, at: instant, lower: idle, upper: next.lower), at: place)
        place += 1
      }
      idle = next.upper
      place += 1
    }
    let end = Int32(truncatingIfNeeded: count)
    if idle < end { cohorts.append(Cohort(trigger: trigger, at: instant, lower: idle, upper: end)) }
  }

  /// When the first of them is due, by the durations of the members; `Int64.max` where nothing waits.
  ///
  /// - Parameter latest: No instant is later.
  public func nextDue(_ durations: ArraySlice<Int64>, notAfter latest: Int64) -> Int64 {
    var next = Int64.max
    for cohort in cohorts { next = min(next, Self.due(cohort, durations, latest)) }
    return next
  }

  /// Ends one that is due at the instant or before it, and gives it out; nil where none is.
  public mutating func takeDue(
    at instant: Int64, _ durations: ArraySlice<Int64>, notAfter latest: Int64
  ) -> (trigger: UInt32, member: Int, due: Int64)? {
    guard let place = cohorts.firstIndex(where: { Self.due($0, durations, latest) <= instant }) else {
      return nil
    }
    let cohort = cohorts[place]
    waiting -= 1
    if cohort.lower + 1 == cohort.upper {
      cohorts.remove(at: place)
    } else {
      cohorts[place].lower += 1
    }
    return (cohort.trigger, Int(cohort.lower), Self.due(cohort, durations, latest))
  }

  /// When the first member of a cohort is due.
  private static func due(_ cohort: Cohort, _ durations: ArraySlice<Int64>, _ latest: Int64) -> Int64 {
    let (sum, overflows) = cohort.at.addingReportingOverflow(
      durations[durations.startIndex + Int(cohort.lower)])
    return overflows ? latest : min(sum, latest)
  }

  /// Ends all.
  public mutating func clear() {
    cohorts.removeAll(keepingCapacity: true)
    waiting = 0
  }
}
