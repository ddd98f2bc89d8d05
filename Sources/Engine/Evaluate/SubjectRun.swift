import Activity
import BasicContainers
import CEL
import EventTime
import RulePacks
import Symbols
import Synchronization
import Temporal

/// Walks the subjects of one kind through their points, one subject after the other, with room that is used again.
///
/// An activity comes before every timer of its instant, and all timers of one instant are one point.
/// LANGUAGE.md sections 3 and 8. What changes on the way is held by nobody else, so that no access asks who shares it.
struct SubjectRun: ~Copyable, Sendable {
  /// Of no use but that the run is passed by its address: else each call of what only reads it copies all of its words.
  private let anchor = Atomic(false)
  var ground: Ground
  let program: SubjectProgram
  /// For each role in which the subject has deals, if something reads how many.
  var openDeals: [OpenDealsOfRole]

  // MARK: What one evaluation needs
  var memory: Memory
  let constants: [Value]
  var inputs: UniqueArray<Value>
  var keys = UniqueArray<FoldKey>()

  // MARK: The subject
  var key = SubjectTimelines.Key(first: .none)
  var record: DealRecord
  var isClosed = false
  /// What the latest activity changed in the record.
  var recordChanges: DealRecord.Changes = []
  /// When the directory joins the pair; nil for subjects that nothing joins.
  var joined: [JoinedStretch]?
  var openDealsCursors: [OpenDeals.Cursor] = []
  /// Instants still to come, the last first.
  var openDealsTimers: [Int64] = []
  /// The instant of the timer of open deals that ran last.
  var lastOpenDealsTimer = Int64.min
  /// Index into ``Ground/calendars``.
  var calendarPlace = 0
  var calendar: WorkCalendar
  var zone: Symbol
  /// When what the directory says of the subject changes next.
  var nextDirectoryChange = Int64.max
  /// When norms that somebody watches are drawn up anew.
  var nextDrawing = Int64.max

  /// Its activities, in order.
  var rows: ArraySlice<UInt32> = []
  /// Those of all subjects of the run, one after the other, where they are known: what is read ahead.
  var course: [UInt32] = []

  // MARK: Its state
  var folds = FoldBank()
  let foldIDs: [FoldBank.ID]
  var states: UniqueArray<RuleState>
  var touchedStates = UniqueArray<Int>()
  var timers = TimerQueue()
  let owners: TimerOwners
  /// By fact: how many watch its window slide, states always and findings while they are open.
  var watchers: UniqueArray<Int32>
  let standingWatchers: [Int32]
  var agreements = Agreements()
  /// What of its state has not been asked for since it was put away.
  var image = SubjectImage()
  /// Some rule compares `now`, or counts by periods.
  let watchesInstants: Bool
  /// Some rule's findings are cleared by a condition.
  let watchesFindings: Bool

  // MARK: The point
  var at = Int64.min
  var isTimer = false
  /// The activity, or ``Reading/noRow`` at a timer.
  var row = Reading.noRow
  var wasClosed = false
  var pointNumber = 0
  /// Of the subject.
  var activitiesTaken = 0
  /// The rules that have something to do at this point, so many of the list, and what.
  var affected: UniqueArray<Int>
  var affectedCount = 0
  var tasks: UniqueArray<Task>
  /// Why the triggers of the point are doubtful, each with its rule and the condition that says so.
  var doubts: [Doubt] = []
  /// By rule: silences that ended in time, where verdicts are counted only; see ``countRenewals()``.
  var renewals: UniqueArray<Int>
  /// Verdicts are counted, and nothing else becomes of them.
  let isTerse: Bool
  /// Somebody looks at ``tasks``, so that they say all that the activity is to a rule, even where nothing follows.
  var isObserved = false

  /// Events of the activity that settle keys or begin facts again.
  var ending = UniqueArray<DispatchEntry>()
  var taken: [Wait] = []
  /// Of the rule whose texts are being written.
  var readingPeriod = Period.week
  /// By index of a kind's symbol, place in the program's dispatch; ``unresolved`` until the kind is met.
  var dispatchPlaces: UniqueArray<UInt16>
  /// When rules were first kept and broken; only noted where that is asked for.
  var firsts: FirstsOfSubject
  var output: RunOutput

  static let unresolved = UInt16.max

  /// What one rule has to do at a point.
  struct Task: BitwiseCopyable, Sendable {
    var point = -1
    /// Empty at a timer.
    var role: EventRole = []
    /// A condition may have changed.
    var isDirty = false
    var isDue = false
    var isExpiring = false
    var isReminding = false

    /// Whether the activity is what the rule expects, and nothing else.
    var isAnswerOnly: Bool { role == .answer && !isDirty }
  }

  /// Why it cannot be told whether an activity is a rule's trigger.
  struct Doubt: BitwiseCopyable, Sendable {
    let rule: Int
    let value: Value
    let condition: Int
  }

  init(
    _ ground: Ground, _ program: SubjectProgram, _ openDeals: [OpenDealsOfRole]
  ) {
    self.ground = ground
    self.program = program
    self.openDeals = openDeals
    memory = Memory(texts: ground.symbols)
    constants = ground.rules.constants.values(in: &memory)
    inputs = UniqueArray(repeating: .null, count: CheckLimits.attributes)
    record = DealRecord(.none, from: Instant(milliseconds: 0))
    calendar = ground.calendars[0].calendar
    zone = ground.calendars[0].zone
    var folds = FoldBank()
    foldIDs = program.facts.map {
      folds.append($0.kind, slides: $0.within != nil, last: $0.last, numberType: $0.numberType)
    }
    self.folds = folds
    states = UniqueArray(minimumCapacity: program.rules.count)
    for _ in program.rules { states.append(RuleState()) }
    affected = UniqueArray(repeating: 0, count: program.rules.count)
    renewals = UniqueArray(repeating: 0, count: program.rules.count)
    let options = ground.options
    isTerse = !options.verdicts && !options.firsts && !options.reminders
    tasks = UniqueArray(repeating: Task(), count: program.rules.count)
    owners = TimerOwners(rules: program.rules.count, facts: program.facts.count)
    standingWatchers = program.standingWatchers
    watchers = UniqueArray(copying: standingWatchers)
    watchesInstants = !program.clockRules.isEmpty || !program.periodRules.isEmpty
    watchesFindings = program.rules.contains { if case .condition = $0.clearing { true } else { false } }
    dispatchPlaces = UniqueArray(repeating: Self.unresolved, count: ground.timeline.symbols.count)
    firsts = FirstsOfSubject(rules: ground.options.firsts ? program.rules.count : 0)
    output = RunOutput(
      rules: ground.rules.rules.count, patterns: program.patterns.count, groups: program.groups)
  }

  /// Runs one subject from its first activity to as_of.
  ///
  /// - Parameter own: The rows of its activities, in order; a stretch of ``course`` where that is known.
  mutating func run(_ subject: SubjectTimelines.Key, rows own: ArraySlice<UInt32>) {
    replay(subject, rows: own, until: ground.asOf)
    finish()
  }

  /// Takes a subject through all of its points up to an instant, at which more may follow.
  mutating func replay(_ subject: SubjectTimelines.Key, rows own: ArraySlice<UInt32>, until last: Int64) {
    rows = own
    begin(subject)
    for place in own.indices {
      if place % Timeline.fetchStride == 0 { ground.timeline.fetch(course, from: place) }
      let row = Int(own[place])
      let instant = ground.timeline.rows[row].at.milliseconds
      runTimers(before: instant)
      takeActivity(row, at: instant)
    }
    runTimers(before: last == .max ? .max : last + 1)
  }

  /// Runs the timers that are due before an instant; those at it come after its activities.
  mutating func runTimers(before end: Int64) {
    while !timers.isQuiet(before: end) {
      let next = timers.next()
      guard next < end, next <= ground.asOf else { return }
      takeTimers(at: next)
    }
  }

  mutating func begin(_ subject: SubjectTimelines.Key) {
    clear(subject)
    if !openDeals.isEmpty { beginOpenDeals() }
    if let first = rows.first { beginTimeline(Int(first)) }
  }

  /// Forgets all that belongs to the subject before.
  mutating func clear(_ subject: SubjectTimelines.Key) {
    key = subject
    image.clear()
    for place in touchedStates.indices { states[touchedStates[place]].clear() }
    touchedStates.removeAll(keepingCapacity: true)
    folds.reset()
    timers.reset()
    agreements.clear()
    for fact in watchers.indices { watchers[fact] = standingWatchers[fact] }
    activitiesTaken = 0
    nextDirectoryChange = .max
    nextDrawing = .max
    joined = key.joined(program.kind, ground.people)
    output.ended.removeAll(keepingCapacity: true)
  }

  private mutating func beginTimeline(_ first: Int) {
    at = ground.timeline.at(first).milliseconds
    isTimer = false
    row = first
    if program.isOfDeals {
      record.restart(key.first, from: ground.timeline.at(first))
    }
    isClosed = false
    chooseCalendar()
  }

  private mutating func beginOpenDeals() {
    openDealsCursors.removeAll(keepingCapacity: true)
    for counted in openDeals {
      let id = key.id(counted.role.kind, in: program.kind)
      openDealsCursors.append(OpenDeals.Cursor(counted.deals.changes(of: id)))
    }
    // A subject has no points before its first activity.
    lastOpenDealsTimer = rows.first.map { ground.timeline.at(Int($0)).milliseconds - 1 } ?? .max
    gatherOpenDealsTimers()
    setOpenDealsTimer()
  }

  /// Finds the timers after the one that ran last.
  mutating func gatherOpenDealsTimers() {
    openDealsTimers.removeAll(keepingCapacity: true)
    for cursor in openDealsCursors {
      for change in cursor.changes.reversed() {
        guard change.at > lastOpenDealsTimer else { break }
        // For a pair every change is a timer: it need not be on the timeline of the two together.
        guard program.kind.isPair || !change.isOwn, change.at != openDealsTimers.last else { continue }
        openDealsTimers.append(change.at)
      }
    }
    if openDealsCursors.count > 1 { openDealsTimers = Set(openDealsTimers).sorted(by: >) }
  }

  mutating func setOpenDealsTimer() {
    guard let next = openDealsTimers.last, next <= ground.asOf else { return }
    timers.set(owners.openDeals, at: next)
  }
}

/// How many open deals the subjects of a kind have in one role: a pair has two.
struct OpenDealsOfRole: Sendable {
  let role: Loader.Role
  var deals: OpenDeals
}

extension SubjectProgram {
  /// By fact: how many rules watch it at every point.
  var standingWatchers: [Int32] {
    var watchers = [Int32](repeating: 0, count: facts.count)
    for (slot, rule) in rules.enumerated() where !followers.contains(slot) {
      guard let state = rule.state else { continue }
      for fact in conditions[state].reads.facts { watchers[fact] += 1 }
    }
    return watchers
  }
}

/// What a run over the subjects of one kind found.
struct RunOutput: Sendable {
  var findings: [Finding] = []
  var bare: [BareFinding] = []
  /// The subjects of bare findings, each once.
  var bareSubjects: [SubjectTimelines.Key] = []
  /// Places of findings of the subject that have been cleared or have expired.
  var ended: [Int] = []
  var verdicts: [Verdict] = []
  var firsts: [FirstVerdicts] = []
  var exceptions: [ExceptionPlace: Int] = [:]
  var counts: [VerdictCounts]
  var reminders: [Finding] = []
  /// By pattern of the program.
  var unknownMatches: [Int]
  var failedMatches: [Int]
  var groupCounts: GroupCounts
  var deals: [DealSummary] = []
  var briefLines: [BriefLine] = []

  init(rules: Int, patterns: Int, groups: [RuleGroup]) {
    counts = Array(repeating: VerdictCounts(), count: rules)
    groupCounts = GroupCounts(groups)
    unknownMatches = Array(repeating: 0, count: patterns)
    failedMatches = Array(repeating: 0, count: patterns)
  }
}
