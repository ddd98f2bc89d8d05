import Activity
import RulePacks
import Symbols
import Temporal

/// One program, and what a session keeps of each of its subjects.
struct SubjectLane: Sendable {
  /// What is always at hand of a subject.
  struct Head: Sendable, BitwiseCopyable {
    static let none = UInt32.max

    /// The latest of its activities that count, or ``none``.
    var lastRow = none
    /// Where the chain of its rows begins in ``SubjectLane/links``, or ``none``.
    var lastLink = none
    /// The instant of its last timer point.
    var lastTimer = Int64.min
    /// An earlier activity came, went or reads otherwise now: all of it is to be run again.
    var isStale = false
  }

  private struct Link: Sendable, BitwiseCopyable {
    var row: UInt32
    var next: UInt32
  }

  var run: SubjectRun
  private var places = SubjectPlaces()
  private(set) var heads: [Head] = []
  private var links: [Link] = []
  /// By subject.
  private(set) var found: [[Finding]] = []
  /// When each subject's next timer is due.
  private(set) var timers = TimerQueue()
  private var stale: [Int] = []
  /// By role and deal: what the deal brings about among open deals.
  var dealChanges: [[Symbol: [OpenDeals.Found]]]

  init(_ run: SubjectRun) {
    self.run = run
    dealChanges = Array(repeating: [:], count: run.openDeals.count)
  }

  var kind: SubjectKind { run.program.kind }
  var subjects: Range<Int> { heads.indices }

  func key(of subject: Int) -> SubjectTimelines.Key { places.keys[subject] }
  func place(of key: SubjectTimelines.Key) -> Int? { places.place(of: key) }

  // MARK: Rows

  /// The keys of the subjects on whose timelines a row is.
  func keys(of row: Int) -> [SubjectTimelines.Key] {
    var keys: [SubjectTimelines.Key] = []
    Membership(run.ground.timeline, run.ground.people).forEachKey(of: row, kind) { keys.append($0) }
    return keys
  }

  /// The place of a subject, which is new where nothing has come of it.
  mutating func meet(_ key: SubjectTimelines.Key) -> Int {
    if let known = places.place(of: key) { return known }
    heads.append(Head())
    found.append([])
    return places.add(key)
  }

  /// Puts a row on a subject's timeline; the result is the activity before it, or nil where later ones are known.
  ///
  /// - Returns: `follows` is false where the row belongs before another one.
  mutating func link(_ row: Int, to subject: Int) -> (follows: Bool, previous: Int?) {
    let head = heads[subject]
    links.append(Link(row: UInt32(truncatingIfNeeded: row), next: head.lastLink))
    heads[subject].lastLink = UInt32(truncatingIfNeeded: links.count - 1)
    let previous = head.lastRow == Head.none ? nil : Int(head.lastRow)
    if let previous, !run.ground.timeline.precedes(previous, row) { return (false, previous) }
    heads[subject].lastRow = UInt32(truncatingIfNeeded: row)
    return (true, previous)
  }

  /// The rows of a subject that count, in order.
  func rows(of subject: Int) -> [UInt32] {
    var rows: [UInt32] = []
    var next = heads[subject].lastLink
    while next != Head.none {
      let link = links[Int(next)]
      if run.ground.timeline.counts(Int(link.row)) { rows.append(link.row) }
      next = link.next
    }
    rows.reverse()
    return inOrder(rows)
  }

  func inOrder(_ rows: [UInt32]) -> [UInt32] {
    let timeline = run.ground.timeline
    let isSorted = rows.indices.dropFirst().allSatisfy { timeline.precedes(Int(rows[$0 - 1]), Int(rows[$0])) }
    return isSorted ? rows : rows.sorted { timeline.precedes(Int($0), Int($1)) }
  }

  // MARK: Running

  mutating func markStale(_ subject: Int) {
    guard !heads[subject].isStale else { return }
    heads[subject].isStale = true
    stale.append(subject)
  }

  /// Runs the subjects again to which something happened before what they have taken in.
  mutating func replayStale(until clock: Int64, _ changes: inout SessionChanges) {
    for subject in stale {
      let before = found[subject]
      found[subject] = []
      let rows = rows(of: subject)
      heads[subject].lastRow = rows.last ?? Head.none
      found[subject] = replay(places.keys[subject], rows, until: clock)
      heads[subject].isStale = false
      heads[subject].lastTimer = run.isTimer ? run.at : .min
      timers.set(UInt32(truncatingIfNeeded: subject), at: run.timers.next())
      changes.add(FindingDifference(from: before, to: found[subject]))
    }
    stale.removeAll(keepingCapacity: true)
  }

  /// What is found on a subject with these activities; nothing of it is kept but in the run.
  mutating func replay(_ key: SubjectTimelines.Key, _ rows: [UInt32], until last: Int64) -> [Finding] {
    var findings: [Finding] = []
    swap(&findings, &run.output.findings)
    run.replay(key, rows: rows[...], until: last)
    swap(&findings, &run.output.findings)
    return findings
  }

  /// Runs the timers that are due until an instant.
  mutating func advance(to instant: Int64, _ changes: inout SessionChanges) {
    while let due = timers.popDue(at: instant) { markStale(Int(due.owner)) }
    replayStale(until: instant, &changes)
  }
}
