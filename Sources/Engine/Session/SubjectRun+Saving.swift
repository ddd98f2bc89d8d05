import EventTime
import RulePacks
import Saving
import Symbols
import Temporal

extension SubjectRun {
  /// Writes all that belongs to the subject, so that it can go on later: only what has been touched takes room, and what
  /// nothing has asked for since it was read goes on as it stands.
  mutating func save(into writer: inout ByteWriter) {
    let base = image.base ?? at
    writer.putSigned(base)
    writer.put(instant: at, from: base)
    writer.put(UInt64(activitiesTaken) << 1 | (isClosed ? 1 : 0))
    writer.put(calendarPlace)
    writer.put(instant: nextDirectoryChange, from: base)
    if !program.normReaders.isEmpty { writer.put(instant: nextDrawing, from: base) }
    if program.kind == .deal { record.save(into: &writer, from: base) }
    if !openDeals.isEmpty { saveOpenDeals(into: &writer, from: base) }
    agreements.save(into: &writer)
    timers.save(into: &writer, from: base, without: owners.openDeals)
    saveParts(into: &writer, from: base)
  }

  // Mutating, although it changes nothing: else the compiler takes a copy of each state, and counts its references.
  private mutating func saveParts(into writer: inout ByteWriter, from base: Int64) {
    for rule in touchedStates {
      let parts = states[rule].heldParts()
      // A state that holds nothing is as good as none.
      guard !parts.isEmpty else { continue }
      let start = SubjectImage.beginPart(rule, open: states[rule].open.count, into: &writer)
      states[rule].save(parts, into: &writer, from: base)
      writer.endPart(start)
    }
    for id in folds.touched {
      let start = SubjectImage.beginPart(partNumber(of: id), open: 0, into: &writer)
      folds.save(id, into: &writer, from: base)
      writer.endPart(start)
    }
    image.saveAway(into: &writer)
    SubjectImage.endParts(into: &writer)
  }

  // Mutating as well: else a copy of the whole run is made.
  private mutating func saveOpenDeals(into writer: inout ByteWriter, from base: Int64) {
    writer.put(instant: lastOpenDealsTimer, from: base)
    for cursor in openDealsCursors {
      writer.put(cursor.next)
      writer.putSigned(cursor.count)
    }
  }

  /// Becomes the run of a subject as it was written.
  mutating func restore(_ subject: SubjectTimelines.Key, from bytes: UnsafeRawBufferPointer) {
    clear(subject)
    var reader = ByteReader(bytes)
    let base = reader.takeSigned()
    image.begin(bytes, from: base)
    at = reader.takeInstant(from: base)
    let first = reader.take()
    activitiesTaken = Int(truncatingIfNeeded: first >> 1)
    isClosed = first & 1 != 0
    takeCalendar(reader.takeInt())
    nextDirectoryChange = reader.takeInstant(from: base)
    if !program.normReaders.isEmpty { nextDrawing = reader.takeInstant(from: base) }
    if program.kind == .deal {
      record.restart(subject.first, from: Instant(milliseconds: base))
      record.restore(from: &reader, from: base)
    }
    if !openDeals.isEmpty { restoreOpenDeals(from: &reader, from: base) }
    agreements.restore(from: &reader)
    timers.restore(from: &reader, from: base, owners: owners.total)
    image.findParts(&reader, numbersBelow: states.count + foldIDs.count)
    watchAgain()
    if !openDeals.isEmpty { setOpenDealsTimer() }
  }

  /// Counts the facts that open findings watch; their timers are restored by themselves.
  private mutating func watchAgain() {
    guard watchesFindings else { return }
    for index in image.parts.indices where image.parts[index].open > 0 {
      let rule = Int(image.parts[index].number)
      guard rule < states.count, case .condition(let condition, _) = program.rules[rule].clearing else {
        continue
      }
      for fact in program.conditions[condition].reads.facts where program.facts[fact].within != nil {
        watchers[fact] &+= Int32(truncatingIfNeeded: image.parts[index].open)
      }
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

// MARK: What is away

extension SubjectRun {
  private func partNumber(of id: FoldBank.ID) -> Int { states.count &+ Int(id.number) }

  /// Brings back the state of a rule that is touched.
  mutating func bringState(_ rule: Int) { image.bring(rule, into: &states[rule]) }

  /// Brings back a fact's fold, if it is away.
  mutating func bringFold(of fact: Int) {
    let id = foldIDs[fact]
    image.bring(partNumber(of: id), id, into: &folds)
  }

  /// Brings back the states of rules that have one.
  mutating func bringStates(of rules: [Int]) {
    for rule in rules where image.hasState(rule) { touchState(rule) }
  }
}
