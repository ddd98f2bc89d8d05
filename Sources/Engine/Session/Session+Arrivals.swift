package import Activity
import BasicContainers
import RulePacks
import Symbols

extension Session {
  /// Takes activities: new ones, edits (a greater `rev` of a known id), tombstones and repeats, in any order.
  ///
  /// Timers that are due before an activity run first, on its subjects; ``advance(to:)`` runs those of all others.
  package mutating func take(_ activities: [LoggedActivity]) -> SessionChanges {
    detach()
    let (arrivals, rejected) = add(activities)
    attach()
    var changes = take(arrivals)
    changes.rejected = rejected
    return changes
  }

  /// Adds activities to the log, which the runs must not see meanwhile.
  mutating func add(_ activities: [LoggedActivity]) -> (Arrivals, rejected: [(place: Int, reason: String)]) {
    var arrivals = Arrivals()
    var rejected: [(place: Int, reason: String)] = []
    for (place, activity) in activities.enumerated() {
      switch log.add(activity) {
      case .taken(let row, let former):
        if let former { arrivals.gone.append(former) }
        if let row { arrivals.come.append(row) }
      case .outdated: break
      case .rejected(let reason): rejected.append((place, reason))
      }
    }
    return (arrivals, rejected)
  }

  /// Takes the next rows of the log that the session began with.
  package mutating func take(rows: Range<Int>) -> SessionChanges {
    guard rows.count == 1, log.counts(rows.lowerBound) else {
      return take(Arrivals(come: rows.filter { log.counts($0) }, gone: []))
    }
    var late: Set<Int> = []
    steps.removeAll(keepingCapacity: true)
    arrive(rows.lowerBound, &late)
    return takeSteps(&late)
  }

  /// Rows that count from now on, and those that do not any more.
  struct Arrivals {
    var come: [Int] = []
    var gone: [Int] = []
  }

  /// A row on the timeline of a subject.
  struct Step: BitwiseCopyable {
    var lane: Int
    var subject: Int
    /// Its place in the order of the steps.
    var place: Int
    var row: Int

    @inline(__always)
    func precedes(_ other: Step) -> Bool {
      if lane != other.lane { return lane < other.lane }
      return subject == other.subject ? place < other.place : subject < other.subject
    }
  }

  mutating func take(_ arrivals: Arrivals) -> SessionChanges {
    var late: Set<Int> = []
    steps.removeAll(keepingCapacity: true)
    for row in arrivals.gone { leave(row, &late) }
    for row in inOrder(arrivals.come) { arrive(row, &late) }
    return takeSteps(&late)
  }

  /// - Parameter late: Deals of whose past something has changed.
  private mutating func takeSteps(_ late: inout Set<Int>) -> SessionChanges {
    var changes = SessionChanges()
    renewNorms(touchedDeals(late))
    goOn(&late, &changes)
    for lane in lanes.indices {
      lanes[lane].replayStale(until: clock, &changes)
      shareTexts(of: lane)
    }
    return changes
  }

  /// The deals that something came to or left.
  private func touchedDeals(_ late: Set<Int>) -> Set<Int> {
    guard survey != nil else { return [] }
    return late.union(steps.lazy.filter { $0.lane == 0 }.map(\.subject))
  }

  /// Without those that came and were edited in the same step.
  func inOrder(_ rows: [Int]) -> [Int] {
    guard rows.count > 1 else { return rows }
    let timeline = log.timeline
    return rows.filter { timeline.counts($0) }.sorted { timeline.precedes($0, $1) }
  }

  private mutating func leave(_ row: Int, _ late: inout Set<Int>) {
    for lane in lanes.indices {
      for key in lanes[lane].keys(of: row) {
        guard let subject = lanes[lane].place(of: key) else { continue }
        lanes[lane].markStale(subject)
        if lane == 0 { late.insert(subject) }
      }
    }
  }

  private mutating func arrive(_ row: Int, _ late: inout Set<Int>) {
    noteWin(row)
    for lane in lanes.indices where isWanted(lane) {
      if let id = lanes[lane].carriedID(of: row) {
        if !id.isNone { arrive(row, SubjectTimelines.Key(first: id), lane, &late) }
      } else {
        for key in lanes[lane].keys(of: row) { arrive(row, key, lane, &late) }
      }
    }
  }

  private mutating func arrive(
    _ row: Int, _ key: SubjectTimelines.Key, _ lane: Int, _ late: inout Set<Int>
  ) {
    guard isWanted(key, in: lane) else { return }
    let subject = lanes[lane].meet(key)
    lanes[lane].fetch(subject)
    if lanes[lane].link(row, to: subject) {
      steps.append(Step(lane: lane, subject: subject, place: steps.count, row: row))
    } else {
      lanes[lane].markStale(subject)
      if lane == 0 { late.insert(subject) }
    }
  }

  /// Whether anything is run in a lane at all.
  @inline(__always)
  private func isWanted(_ lane: Int) -> Bool {
    guard let wanted, let keys = wanted[lane] else { return true }
    return !keys.isEmpty
  }

  func isWanted(_ key: SubjectTimelines.Key, in lane: Int) -> Bool {
    guard let wanted, let keys = wanted[lane] else { return true }
    return keys.contains(key)
  }

  /// Folds what others read of the deals that are not run, before any of those is.
  ///
  /// - Parameter rows: In order.
  mutating func meetUnwanted(_ rows: ArraySlice<Int>) {
    guard let wanted, wanted[0] != nil else { return }
    var deals: Set<Int> = []
    for row in rows {
      guard let id = lanes[0].carriedID(of: row), !id.isNone else { continue }
      let key = SubjectTimelines.Key(first: id)
      guard !isWanted(key, in: 0) else { continue }
      noteWin(row)
      let deal = lanes[0].meet(key)
      _ = lanes[0].link(row, to: deal)
      deals.insert(deal)
    }
    renewNorms(deals)
    for deal in deals { retake(deal) }
  }

  /// Deals go first: what an activity changes in one is read by others on whose timelines it is. A subject takes all that
  /// is new on it at once.
  private mutating func goOn(_ late: inout Set<Int>, _ changes: inout SessionChanges) {
    // One activity alone comes to one lane after the other.
    if !steps.indices.dropFirst().allSatisfy({ steps[$0 - 1].precedes(steps[$0]) }) {
      steps.sort { $0.precedes($1) }
    }
    for place in steps.indices where steps[place].lane == 0 {
      let step = steps[place]
      if lanes[0].heads[step.subject].isStale {
        late.insert(step.subject)
      } else {
        takeDeal(step, clock: clock(after: place), &changes)
      }
    }
    for deal in late { retake(deal) }
    for place in steps.indices where steps[place].lane != 0 {
      let step = steps[place]
      guard !lanes[step.lane].heads[step.subject].isStale else { continue }
      lanes[step.lane].take(step.row, on: step.subject, clock: clock(after: place), &changes)
    }
  }

  /// Until when timers run after a step: those that are due after the subject's next step wait for that.
  private func clock(after place: Int) -> Int64 {
    guard place + 1 < steps.count, steps[place + 1].subject == steps[place].subject,
      steps[place + 1].lane == steps[place].lane
    else { return clock }
    return .min
  }

  private mutating func takeDeal(_ step: Step, clock: Int64, _ changes: inout SessionChanges) {
    let previous = lanes[0].heads[step.subject].takenRow
    let isFirst = previous == SubjectLane.Head.none
    lanes[0].take(step.row, on: step.subject, clock: clock, &changes)
    let changed = lanes[0].run.recordChanges
    if records != nil {
      let record = lanes[0].run.record
      let isSame = !isFirst && changed.isEmpty
      lendRecords { records, _ in records.take(record, asOf: step.row, after: isSame ? Int(previous) : nil) }
    }
    if holders != nil, isFirst || !changed.isDisjoint(with: .ownership) {
      own(step.subject, lanes[0].run.record, row: step.row)
    }
  }

  // MARK: What a deal says to others

  /// Takes note of whose a deal is from an activity on.
  private mutating func own(_ deal: Int, _ record: DealRecord, row: Int) {
    let owned = DealOwnership(
      row: UInt32(truncatingIfNeeded: row), isOpen: record.isOpen, isLast: true, rep: record.rep,
      account: record.account)
    lendHolders { holders, _ in holders.append(owned, to: record.deal) }
    recountOpenDeals(record.deal)
  }

  /// Folds a deal's record anew, and has those run again who read it.
  private mutating func retake(_ deal: Int) {
    let (id, rows) = (lanes[0].key(of: deal).first, lanes[0].rows(of: deal))
    let before = holders?[id] ?? []
    hold(id, rows)
    if records != nil || showsHolders && before != (holders?[id] ?? []) { refold(id, rows) }
    recountOpenDeals(id)
  }

  mutating func hold(_ deal: Symbol, _ rows: [UInt32]) {
    lendHolders { holders, session in
      holders[deal] = DealOwnership.of(deal, rows[...], in: session.log.timeline, session.vocabulary)
    }
  }

  /// Makes anew what follows from the deals' activities alone.
  mutating func refoldDeals() {
    guard records != nil || holders != nil else { return }
    let timeline = log.timeline
    for deal in lanes[0].subjects {
      let (id, rows) = (lanes[0].key(of: deal).first, lanes[0].rows(of: deal))
      lendRecords { records, session in records.fold(id, rows[...], of: timeline, session.vocabulary) }
      hold(id, rows)
      guard countsOpenDeals, let ownership = holders?[id] else { continue }
      for lane in lanes.indices { _ = lanes[lane].recountOpenDeals(id, ownership, timeline) }
    }
  }

  private mutating func refold(_ deal: Symbol, _ rows: [UInt32]) {
    lendRecords { records, session in
      records.fold(deal, rows[...], of: session.log.timeline, session.vocabulary)
    }
    for lane in lanes.indices where lanes[lane].kind != .deal && !lanes[lane].subjects.isEmpty {
      for row in rows {
        for key in lanes[lane].keys(of: Int(row)) {
          if let subject = lanes[lane].place(of: key) { lanes[lane].markStale(subject) }
        }
      }
    }
  }

  private mutating func recountOpenDeals(_ deal: Symbol) {
    guard countsOpenDeals, let ownership = holders?[deal] else { return }
    for lane in lanes.indices where !lanes[lane].run.openDeals.isEmpty {
      for change in lanes[lane].recountOpenDeals(deal, ownership, log.timeline) {
        lanes[lane].note(change.first, of: change.key)
      }
    }
  }
}
