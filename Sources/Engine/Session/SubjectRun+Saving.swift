import EventTime
import RulePacks
import Saving
import Symbols
import Temporal

extension SubjectRun {
  /// Writes all that belongs to the subject, so that it can go on later: only what has been touched takes room.
  func save(into writer: inout ByteWriter) {
    let base = at
    writer.putSigned(base)
    writer.put(UInt64(activitiesTaken) << 1 | (isClosed ? 1 : 0))
    writer.put(calendarPlace)
    writer.put(instant: nextDirectoryChange, from: base)
    if program.kind == .deal { record.save(into: &writer, from: base) }
    if !openDeals.isEmpty { saveOpenDeals(into: &writer, from: base) }
    agreements.save(into: &writer)
    saveStates(into: &writer, from: base)
    folds.save(into: &writer, from: base)
    timers.save(into: &writer, from: base, without: owners.openDeals)
  }

  private func saveStates(into writer: inout ByteWriter, from base: Int64) {
    writer.put(touchedStates.count)
    for rule in touchedStates {
      writer.put(rule)
      states[rule].save(into: &writer, from: base)
    }
  }

  private func saveOpenDeals(into writer: inout ByteWriter, from base: Int64) {
    writer.put(instant: lastOpenDealsTimer, from: base)
    for cursor in openDealsCursors {
      writer.put(cursor.next)
      writer.putSigned(cursor.count)
    }
  }

  /// Becomes the run of a subject as it was written.
  mutating func restore(_ subject: SubjectTimelines.Key, from reader: inout ByteReader) {
    clear(subject)
    let base = reader.takeSigned()
    at = base
    let first = reader.take()
    activitiesTaken = Int(truncatingIfNeeded: first >> 1)
    isClosed = first & 1 != 0
    takeCalendar(reader.takeInt())
    nextDirectoryChange = reader.takeInstant(from: base)
    if program.kind == .deal {
      record.restart(subject.first, from: Instant(milliseconds: base))
      record.restore(from: &reader, from: base)
    }
    if !openDeals.isEmpty { restoreOpenDeals(from: &reader, from: base) }
    agreements.restore(from: &reader)
    restoreStates(from: &reader, from: base)
    folds.restore(from: &reader, from: base)
    timers.restore(from: &reader, from: base, owners: owners.total)
    if !openDeals.isEmpty { setOpenDealsTimer() }
  }

  private mutating func restoreStates(from reader: inout ByteReader, from base: Int64) {
    for _ in 0..<reader.takeCount() {
      let rule = reader.takeInt()
      guard states.indices.contains(rule) else { return reader.fail() }
      touchState(rule)
      states[rule].restore(from: &reader, from: base)
      for _ in states[rule].open { watchAgain(rule) }
    }
  }

  /// Counts the facts that an open finding watches; their timers are restored by themselves.
  private mutating func watchAgain(_ rule: Int) {
    guard case .condition(let condition, _) = program.rules[rule].clearing else { return }
    for fact in program.conditions[condition].reads.facts where program.facts[fact].within != nil {
      watchers[fact] += 1
    }
  }

  private mutating func restoreOpenDeals(from reader: inout ByteReader, from base: Int64) {
    lastOpenDealsTimer = reader.takeInstant(from: base)
    openDealsCursors.removeAll(keepingCapacity: true)
    for counted in openDeals {
      let changes = counted.deals.changes(of: key.id(counted.role.kind, in: program.kind))
      let next = reader.takeInt()
      openDealsCursors.append(OpenDeals.Cursor(changes, next: next, count: reader.takeSigned()))
    }
    gatherOpenDealsTimers()
  }
}
