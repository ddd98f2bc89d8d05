package import Activity
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
    take(Arrivals(come: Array(rows), gone: []))
  }

  /// Rows that count from now on, and those that do not any more.
  struct Arrivals {
    var come: [Int] = []
    var gone: [Int] = []
  }

  private mutating func take(_ arrivals: Arrivals) -> SessionChanges {
    var changes = SessionChanges()
    var late: Set<Int> = []
    for row in arrivals.gone { leave(row, &late) }
    // One that came and was edited in the same step does not count.
    let timeline = log.timeline
    let come = arrivals.come.filter { timeline.counts($0) }.sorted { timeline.precedes($0, $1) }
    for row in come { arrive(row, &late) }
    for deal in late { retake(deal) }
    for lane in lanes.indices {
      lanes[lane].replayStale(until: clock, &changes)
      shareTexts(of: lane)
    }
    return changes
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
    for lane in lanes.indices {
      for key in lanes[lane].keys(of: row) {
        let subject = lanes[lane].meet(key)
        _ = lanes[lane].link(row, to: subject)
        lanes[lane].markStale(subject)
        if lane == 0 { late.insert(subject) }
      }
    }
  }

  // MARK: What a deal says to others

  /// Folds a deal's record anew, and has those run again who read it.
  private mutating func retake(_ deal: Int) {
    let key = lanes[0].key(of: deal)
    let rows = lanes[0].rows(of: deal)
    refold(key.first, rows)
    recountOpenDeals(key.first, rows)
  }

  private mutating func refold(_ deal: Symbol, _ rows: [UInt32]) {
    guard records != nil else { return }
    lendRecords { records, session in
      records.fold(deal, rows[...], of: session.log.timeline, session.vocabulary)
    }
    for lane in lanes.indices where lanes[lane].kind != .deal {
      for row in rows {
        for key in lanes[lane].keys(of: Int(row)) {
          if let subject = lanes[lane].place(of: key) { lanes[lane].markStale(subject) }
        }
      }
    }
  }

  private mutating func recountOpenDeals(_ deal: Symbol, _ rows: [UInt32]) {
    for lane in lanes.indices {
      for key in lanes[lane].recountOpenDeals(deal, rows, log.timeline, vocabulary) {
        if let subject = lanes[lane].place(of: key) { lanes[lane].markStale(subject) }
      }
    }
  }
}
