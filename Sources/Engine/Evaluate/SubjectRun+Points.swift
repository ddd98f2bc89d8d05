import Activity
import BasicContainers
import EventTime
import RulePacks
import Temporal

extension SubjectRun {
  /// An activity is a point by itself.
  mutating func takeActivity(_ row: Int, at instant: Int64) {
    beginPoint(at: instant, isTimer: false, row: row)
    let isFirst = activitiesTaken == 0
    activitiesTaken &+= 1
    takeInstant()
    wasClosed = isClosed
    takeDeal(row)
    if !openDealsCursors.isEmpty { takeOpenDeals(row) }
    takeEvents(row)
    if isFirst { takeFirst() }
    if isClosed, !wasClosed { affectClosers() }
    processAffected()
  }

  private mutating func affectClosers() {
    bringStates(of: program.closers)
    for rule in program.closers where states[rule].isTouched { affect(rule) }
  }

  /// Nothing that is done here affects a further rule.
  @inline(__always)
  private mutating func processAffected() {
    for place in 0..<affectedCount { process(affected[place]) }
  }

  /// All timers of one instant are one point.
  mutating func takeTimers(at instant: Int64) {
    beginPoint(at: instant, isTimer: true, row: Reading.noRow)
    wasClosed = isClosed
    while let timer = timers.popDue(at: instant) { take(timer.owner) }
    processAffected()
    if parts(at: instant) { part() }
  }

  @inline(__always)
  private mutating func beginPoint(at instant: Int64, isTimer: Bool, row: Int) {
    at = instant
    self.isTimer = isTimer
    self.row = row
    pointNumber &+= 1
    affectedCount = 0
    if !doubts.isEmpty { doubts.removeAll(keepingCapacity: true) }
  }

  /// Makes sure that a rule is processed at this point.
  @inline(__always)
  mutating func affect(_ rule: Int, as role: EventRole = []) {
    guard tasks[rule].point != pointNumber else { return tasks[rule].role.formUnion(role) }
    tasks[rule] = Task(point: pointNumber, role: role)
    affected[affectedCount] = rule
    affectedCount &+= 1
  }

  mutating func markDirty(_ rule: Int) {
    guard program.rules[rule].state != nil || !states[rule].open.isEmpty || image.hasOpenFindings(rule) else {
      return
    }
    affect(rule)
    tasks[rule].isDirty = true
  }

  // MARK: What a timer means

  private mutating func take(_ owner: UInt32) {
    switch owners.meaning(of: owner) {
    case .rule(let rule, let purpose): take(rule, purpose)
    case .fact(let fact): slide(fact)
    case .directory: takeDirectoryChange()
    case .norms: takeDrawing()
    case .openDeals:
      openDealsTimers.removeLast()
      lastOpenDealsTimer = at
      setOpenDealsTimer()
      for index in openDealsCursors.indices {
        openDealsCursors[index].advance(toTimer: Instant(milliseconds: at))
      }
      for rule in program.openDealsReaders { markDirty(rule) }
    }
  }

  private mutating func take(_ rule: Int, _ purpose: TimerOwners.Purpose) {
    affect(rule)
    switch purpose {
    case .due: tasks[rule].isDue = true
    case .expiry: tasks[rule].isExpiring = true
    case .clock: tasks[rule].isDirty = true
    case .reminder: tasks[rule].isReminding = true
    }
  }

  /// Something leaves the window of a fact.
  private mutating func slide(_ fact: Int) {
    if image.away > 0 { bringFold(of: fact) }
    folds.expire(foldIDs[fact], atTimer: at)
    changed(fact)
    watch(fact)
  }

  /// Sets the timer of a fact whose window somebody watches.
  mutating func watch(_ fact: Int) {
    guard watchers[fact] > 0 else { return }
    if image.away > 0 { bringFold(of: fact) }
    let next = folds.nextExpiry(of: foldIDs[fact])
    if next <= ground.asOf { timers.set(owners.owner(ofFact: fact), at: next) }
  }

  /// A fact may have another value: those who read it are judged again.
  mutating func changed(_ fact: Int) {
    for index in program.factReaders[fact].range { markDirty(program.readers[index]) }
  }

  // MARK: What an activity changes beside its events

  /// What changes with the instant itself: at an activity, comparisons of `now` and the directory have turned already.
  @inline(__always)
  private mutating func takeInstant() {
    if at >= nextDrawing { for rule in program.normReaders { markDirty(rule) } }
    if at >= nextDirectoryChange { for rule in program.directoryReaders { markDirty(rule) } }
    if watchesInstants { takeWatchedInstant() }
  }

  private mutating func takeWatchedInstant() {
    guard timers.next() == at else { return }
    for rule in program.clockRules where timers.instant(of: owners.owner(of: rule, .clock)) == at {
      affect(rule)
      tasks[rule].isDirty = true
    }
    bringStates(of: program.periodRules)
    for rule in program.periodRules { states[rule].periodic.meet(at, counts: beginningCounts(rule)) }
  }

  private mutating func takeDeal(_ row: Int) {
    guard program.isOfDeals else { return takeJoin() }
    let changes = record.apply(row, of: ground.timeline, ground.vocabulary)
    recordChanges = changes
    guard !changes.isEmpty else { return }
    isClosed = !record.isOpen
    for reader in program.dealReaders where !changes.isDisjoint(with: reader.changes) {
      markDirty(reader.rule)
    }
    if changes.contains(.state) {
      for rule in program.states where program.rules[rule].endsWithClose { markDirty(rule) }
    }
    if !changes.isDisjoint(with: [.rep, .account]) { followDirectory() }
  }

  /// An activity of a pair is one of a pair that is together.
  private mutating func takeJoin() {
    guard isClosed else { return }
    isClosed = false
    for rule in program.states { markDirty(rule) }
  }

  private mutating func takeOpenDeals(_ row: Int) {
    var hasChanged = false
    for index in openDealsCursors.indices {
      let before = openDealsCursors[index].count
      openDealsCursors[index].advance(toActivity: row, at: Instant(milliseconds: at), ground.timeline)
      if openDealsCursors[index].count != before { hasChanged = true }
    }
    if hasChanged { for rule in program.openDealsReaders { markDirty(rule) } }
  }

  /// The subject begins: states are judged from here on, silences and periods run from here.
  private mutating func takeFirst() {
    for rule in program.starters {
      touchState(rule)
      start(rule)
    }
    for rule in program.states {
      affect(rule)
      tasks[rule].isDirty = true
    }
    if program.kind != .deal { followDirectory() }
    followNorms()
  }

  /// Marks a rule's state as one to be emptied before the next subject.
  @inline(__always)
  mutating func touchState(_ rule: Int) {
    if !states[rule].isTouched { beginState(rule) }
  }

  private mutating func beginState(_ rule: Int) {
    states[rule].isTouched = true
    touchedStates.append(rule)
    if image.away > 0 { bringState(rule) }
  }

  /// Whether a rule that ends with the close applies still.
  func applies(_ rule: Int) -> Bool { !isClosed || !program.rules[rule].endsWithClose }
}
