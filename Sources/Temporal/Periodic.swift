/// `every`: how much of something there was in a calendar period, and in the next one at its very first instant.
public struct Periodic: ~Copyable, Sendable {
  /// One period's share.
  struct Tally: ~Copyable, Sendable {
    var count = 0
    var values = KeyCounts()
    /// Met, raised, void or unknown already.
    var isDecided = false
    /// Whether the period counts at all; nil until it is asked for.
    var counts: Bool?

    /// It counts and has no verdict yet.
    var isUndecided: Bool { counts == true && !isDecided }

    mutating func clear() {
      count = 0
      values.clear()
      isDecided = false
      counts = nil
    }
  }

  /// The first instant of the period, and of the next.
  public internal(set) var start = Int64.max
  public internal(set) var end = Int64.max
  var current = Tally()
  /// What came at ``end`` itself, before its timer.
  var upcoming = Tally()
  /// How many the period before had; nil where it did not count.
  var previous: Int?
  /// A period counts only where the one before does.
  var isCompared = false

  public init() {}

  /// Begins with the first period of a subject.
  public mutating func begin(start: Int64, end: Int64, counts: Bool, isCompared: Bool = false) {
    self.start = start
    self.end = end
    current.clear()
    upcoming.clear()
    current.counts = counts
    previous = nil
    self.isCompared = isCompared
  }

  /// Goes on to the next period, which ends at the instant.
  public mutating func advance(end: Int64) {
    previous = current.counts == true ? current.count : nil
    start = self.end
    self.end = end
    swap(&current, &upcoming)
    upcoming.clear()
  }

  /// Whether an activity belongs to the next period: the timer that ends this one has not run yet.
  public func belongsToNext(_ instant: Int64) -> Bool { instant >= end }

  /// The first instant of the period that an activity belongs to.
  public func start(for instant: Int64) -> Int64 { belongsToNext(instant) ? end : start }

  /// Counts an activity; the result is how many there are in its period.
  public mutating func add(at instant: Int64) -> Int {
    if belongsToNext(instant) {
      upcoming.count &+= 1
      return upcoming.count
    }
    current.count &+= 1
    return current.count
  }

  /// Counts a value if it is new; the result is how many different ones there are in its period.
  public mutating func add(_ value: FoldKey, at instant: Int64) -> Int {
    if belongsToNext(instant) {
      if upcoming.values.add(value) == 0 { upcoming.count &+= 1 }
      return upcoming.count
    }
    if current.values.add(value) == 0 { current.count &+= 1 }
    return current.count
  }

  /// How many there are in the period that an instant belongs to.
  public func count(at instant: Int64) -> Int { belongsToNext(instant) ? upcoming.count : current.count }

  /// How many there are in the period that ends.
  public var count: Int { current.count }

  /// Takes note of an activity before it changes anything: at the first instant of the next period, that is when it
  /// is settled whether that period counts.
  public mutating func meet(_ instant: Int64, counts: Bool) {
    if instant == end, upcoming.counts == nil { upcoming.counts = counts }
  }

  /// Whether the period of an instant still waits for its verdict.
  public func isOpen(at instant: Int64) -> Bool {
    let isUndecided = belongsToNext(instant) ? upcoming.isUndecided : current.isUndecided
    return isUndecided && (!isCompared || previous(at: instant) != nil)
  }

  /// How many the period before that of an instant had; nil where it does not count.
  public func previous(at instant: Int64) -> Int? {
    guard belongsToNext(instant) else { return previous }
    return current.counts == true ? current.count : nil
  }

  /// How many the period before the one that ends had; nil where it did not count.
  public var countBefore: Int? { previous }

  /// Whether the period at hand still waits for its verdict.
  public var isOpen: Bool { current.isUndecided && (!isCompared || previous != nil) }

  /// Takes the period at hand as decided.
  public mutating func decide() { current.isDecided = true }

  /// Takes the period of an instant as decided.
  public mutating func decide(at instant: Int64) {
    if belongsToNext(instant) { upcoming.isDecided = true } else { current.isDecided = true }
  }

  /// Says whether the period that has just begun counts, unless that was asked for before.
  public mutating func settle(counts: Bool) {
    if current.counts == nil { current.counts = counts }
  }
}
