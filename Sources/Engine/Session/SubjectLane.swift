import Activity
import EventTime
import RulePacks
import Saving
import Symbols
import Temporal

/// One program, and what a session keeps of each of its subjects.
///
/// The run holds one subject at a time; the others wait as bytes.
struct SubjectLane: ~Copyable {
  /// Room in which a subject is written before it is put away.
  final class Scratch {
    var writer = ByteWriter()
  }

  /// What is always at hand of a subject.
  struct Head: Sendable, BitwiseCopyable {
    static let none = UInt32.max

    /// The latest of its activities that count, and the latest that it has taken in; or ``none``.
    var lastRow = none
    var takenRow = none
    /// The instant of the latest that counts.
    var lastAt = Int64.min
    /// Where the chain of its rows begins in ``SubjectLane/links``, or ``none``.
    var lastLink = none
    /// Something happened before what it has taken in: all of it is to be run again.
    var isStale = false
    var state = BlobStore.Place.none
    /// The instant of its last timer point, where no activity came since.
    var lastTimer = Int64.min
  }

  struct Link: Sendable, BitwiseCopyable {
    var row: UInt32
    var next: UInt32
  }

  var run: SubjectRun
  var places = SubjectPlaces()
  var heads: [Head] = []
  var links: [Link] = []
  /// By subject; of the loaded one, the run has them.
  var found: [[Finding]] = []
  var states = BlobStore()
  let scratch = Scratch()
  /// The subject that the run holds, or -1.
  var loaded = -1
  /// When each subject's next timer is due.
  var timers = TimerQueue()
  var stale: [Int] = []
  /// By role and deal: what the deal brings about among open deals.
  var dealChanges: [[Symbol: [OpenDeals.Found]]]

  init(_ run: consuming SubjectRun) {
    dealChanges = Array(repeating: [:], count: run.openDeals.count)
    self.run = run
  }

  var kind: SubjectKind { run.program.kind }
  var subjects: Range<Int> { heads.indices }

  func key(of subject: Int) -> SubjectTimelines.Key { places.keys[subject] }
  func place(of key: SubjectTimelines.Key) -> Int? { places.place(of: key) }

  /// What is found on a subject.
  func findings(of subject: Int) -> [Finding] {
    subject == loaded ? run.output.findings : found[subject]
  }

  // MARK: Rows

  /// The keys of the subjects on whose timelines a row is.
  func keys(of row: Int) -> [SubjectTimelines.Key] {
    var keys: [SubjectTimelines.Key] = []
    Membership(run.ground.timeline, run.ground.people).forEachKey(of: row, kind) { keys.append($0) }
    return keys
  }

  /// The id of the only subject that a row carries by itself, or nil where more has to be asked.
  @inline(__always)
  func carriedID(of row: Int) -> Symbol? {
    switch kind {
    case .deal: run.ground.timeline.rows[row].deal
    case .account: run.ground.timeline.rows[row].account
    case .rep: run.ground.timeline.rows[row].rep
    default: nil
    }
  }

  /// The place of a subject, which is new where nothing has come of it.
  mutating func meet(_ key: SubjectTimelines.Key) -> Int {
    if let known = places.place(of: key) { return known }
    heads.append(Head())
    found.append([])
    return places.add(key)
  }

  /// Has the processor fetch the state of a subject that is about to go on.
  @inline(__always)
  func fetch(_ subject: Int) { states.fetch(heads[subject].state) }

  /// Puts a row on a subject's timeline.
  ///
  /// - Returns: False where it belongs before what the subject has taken in, or will have taken in.
  mutating func link(_ row: Int, to subject: Int) -> Bool {
    let at = run.ground.timeline.rows[row].at.milliseconds
    let head = heads[subject]
    links.append(Link(row: UInt32(truncatingIfNeeded: row), next: head.lastLink))
    heads[subject].lastLink = UInt32(truncatingIfNeeded: links.count - 1)
    guard at > head.lastAt || follows(row, head) else { return false }
    heads[subject].lastRow = UInt32(truncatingIfNeeded: row)
    heads[subject].lastAt = at
    return head.lastTimer < at
  }

  /// Whether a row comes after the latest of a subject, of the same instant or later.
  private func follows(_ row: Int, _ head: Head) -> Bool {
    head.lastRow == Head.none || run.ground.timeline.precedes(Int(head.lastRow), row)
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
}
