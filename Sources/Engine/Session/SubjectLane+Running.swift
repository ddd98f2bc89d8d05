import Activity
import EventTime
import RulePacks
import Saving
import Symbols
import Temporal

extension SubjectLane {
  // MARK: One subject at a time

  /// Lets the run hold a subject that has taken in something.
  mutating func load(_ subject: Int) {
    guard loaded != subject else { return }
    unload()
    let key = places.keys[subject]
    states.with(heads[subject].state) { run.restore(key, from: $0) }
    swap(&found[subject], &run.output.findings)
    loaded = subject
  }

  /// Puts away the subject that the run holds.
  mutating func unload() {
    guard loaded >= 0 else { return }
    scratch.writer.removeAll()
    run.save(into: &scratch.writer)
    scratch.writer.withBytes { states.put($0, at: &heads[loaded].state) }
    drop()
  }

  /// Lets go of the subject that the run holds, but for its findings: it will be run again.
  private mutating func drop() {
    guard loaded >= 0 else { return }
    swap(&found[loaded], &run.output.findings)
    run.openDealsCursors.removeAll(keepingCapacity: true)
    loaded = -1
  }

  // MARK: Going on

  /// Takes the next activity of a subject, and before it the timers that are due.
  mutating func take(_ row: Int, on subject: Int, clock: Int64, _ changes: inout SessionChanges) {
    guard heads[subject].takenRow != Head.none else { return begin(row, on: subject, clock: clock, &changes) }
    let at = run.ground.timeline.at(row).milliseconds
    defer { heads[subject].takenRow = UInt32(truncatingIfNeeded: row) }
    if isOfNoConcern(row, to: subject, until: max(at, clock)) { return }
    load(subject)
    let known = run.output.findings.count
    run.runTimers(before: at)
    run.takeActivity(row, at: at)
    if clock >= at { run.runTimers(before: clock + 1) }
    settle(subject, known, &changes)
  }

  /// Whether an activity changes nothing but what is the latest one, and nothing is due until an instant.
  private mutating func isOfNoConcern(_ row: Int, to subject: Int, until instant: Int64) -> Bool {
    // The record of a deal changes with what no rule asks for; a pair may come together again.
    guard kind != .deal, !SubjectTimelines.isJoined(kind) else { return false }
    guard timers.instant(of: UInt32(truncatingIfNeeded: subject)) > instant else { return false }
    return run.program.dispatch[run.dispatchPlace(of: run.ground.timeline.kind(row))].count == 0
  }

  private mutating func begin(_ row: Int, on subject: Int, clock: Int64, _ changes: inout SessionChanges) {
    unload()
    loaded = subject
    run.output.findings = []
    run.replay(places.keys[subject], rows: [UInt32(truncatingIfNeeded: row)], until: clock)
    heads[subject].takenRow = UInt32(truncatingIfNeeded: row)
    settle(subject, 0, &changes)
  }

  /// Runs the timers that are due until an instant.
  mutating func advance(to instant: Int64, _ changes: inout SessionChanges) {
    while let due = timers.popDue(at: instant) {
      let subject = Int(due.owner)
      load(subject)
      let known = run.output.findings.count
      run.runTimers(before: instant + 1)
      settle(subject, known, &changes)
    }
  }

  private mutating func settle(_ subject: Int, _ known: Int, _ changes: inout SessionChanges) {
    if run.isTimer { heads[subject].lastTimer = run.at }
    timers.set(UInt32(truncatingIfNeeded: subject), at: nextEvent())
    if run.output.findings.count > known { changes.raised += run.output.findings[known...] }
    guard !run.output.ended.isEmpty else { return }
    for place in run.output.ended where place < known { changes.ended.append(run.output.findings[place]) }
    run.output.ended.removeAll(keepingCapacity: true)
  }

  /// When the subject that the run holds has to be looked at again, whatever comes: a timer, or a change in how many
  /// open deals it has.
  private mutating func nextEvent() -> Int64 {
    var next = run.timers.next()
    for cursor in run.openDealsCursors where cursor.next < cursor.changes.count {
      next = min(next, cursor.changes[cursor.next].at)
    }
    return next
  }

  // MARK: Running again

  mutating func markStale(_ subject: Int) {
    guard !heads[subject].isStale else { return }
    heads[subject].isStale = true
    stale.append(subject)
  }

  /// Runs the subjects again to which something happened before what they have taken in.
  mutating func replayStale(until clock: Int64, _ changes: inout SessionChanges) {
    if stale.isEmpty { return }
    for subject in stale {
      if loaded == subject { drop() } else { unload() }
      var before: [Finding] = []
      swap(&before, &found[subject])
      replay(subject, until: clock)
      changes.add(FindingDifference(from: before, to: run.output.findings))
      if heads[subject].lastRow == Head.none { drop() }
    }
    stale.removeAll(keepingCapacity: true)
  }

  private mutating func replay(_ subject: Int, until clock: Int64) {
    let rows = rows(of: subject)
    run.output.findings = []
    run.replay(places.keys[subject], rows: rows[...], until: clock)
    loaded = subject
    heads[subject].lastRow = rows.last ?? Head.none
    heads[subject].lastAt = rows.last.map { run.ground.timeline.at(Int($0)).milliseconds } ?? .min
    heads[subject].takenRow = heads[subject].lastRow
    heads[subject].isStale = false
    heads[subject].lastTimer = run.isTimer && !rows.isEmpty ? run.at : .min
    timers.set(UInt32(truncatingIfNeeded: subject), at: nextEvent())
    run.output.ended.removeAll(keepingCapacity: true)
  }
}

// MARK: Supposing

extension SubjectLane {
  /// What would be found on a subject if it took in further activities; nothing of it is kept.
  ///
  /// - Parameters:
  ///   - new: In order.
  ///   - isRewritten: What it has taken in reads otherwise now.
  mutating func suppose(
    _ key: SubjectTimelines.Key, _ new: [UInt32], until last: Int64, isRewritten: Bool
  ) -> [Finding] {
    unload()
    defer { run.output.findings = [] }
    if !isRewritten, let subject = places.place(of: key), canGoOn(subject, with: new, until: last) {
      states.with(heads[subject].state) { run.restore(key, from: $0) }
      run.output.findings = found[subject]
      for row in new {
        let at = run.ground.timeline.at(Int(row)).milliseconds
        run.runTimers(before: at)
        run.takeActivity(Int(row), at: at)
      }
      run.runTimers(before: last + 1)
    } else {
      let known = places.place(of: key).map { rows(of: $0) } ?? []
      let timeline = run.ground.timeline
      let all = inOrder(known + new).filter { timeline.at(Int($0)).milliseconds <= last }
      run.output.findings = []
      run.replay(key, rows: all[...], until: last)
    }
    return run.output.findings
  }

  private func canGoOn(_ subject: Int, with new: [UInt32], until last: Int64) -> Bool {
    let head = heads[subject]
    let timeline = run.ground.timeline
    guard head.takenRow != Head.none, timeline.at(Int(head.takenRow)).milliseconds <= last,
      head.lastTimer <= last
    else { return false }
    guard let first = new.first, let final = new.last else { return true }
    return timeline.precedes(Int(head.takenRow), Int(first))
      && head.lastTimer < timeline.at(Int(first)).milliseconds
      && timeline.at(Int(final)).milliseconds <= last
  }
}
