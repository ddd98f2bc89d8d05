import BasicContainers
import EventTime
import RulePacks
import Saving
import Symbols
import Temporal

extension SubjectRun {
  /// What there is of every subject, as it stands in memory.
  private struct Fixed: BitwiseCopyable {
    /// The instant from which others are counted.
    var base: Int64
    var at: Int64
    var nextDirectoryChange: Int64
    var nextDrawing: Int64
    var activitiesTaken: UInt32
    var calendarPlace: UInt16
    var isClosed: UInt8
  }

  /// Writes all that belongs to the subject, so that it can go on later: only what has been touched takes room, and what
  /// nothing has asked for since it was read goes on as it stands.
  mutating func save(into writer: inout ByteWriter) {
    let base = image.base ?? at
    writer.put(
      raw: Fixed(
        base: base, at: at, nextDirectoryChange: nextDirectoryChange, nextDrawing: nextDrawing,
        activitiesTaken: UInt32(truncatingIfNeeded: activitiesTaken),
        calendarPlace: UInt16(truncatingIfNeeded: calendarPlace), isClosed: isClosed ? 1 : 0))
    if program.isOfDeals { record.save(into: &writer) }
    if !openDeals.isEmpty { saveOpenDeals(into: &writer, from: base) }
    agreements.save(into: &writer)
    timers.save(into: &writer, without: owners.openDeals)
    saveParts(into: &writer, from: base)
  }

  private mutating func saveParts(into writer: inout ByteWriter, from base: Int64) {
    for place in touchedStates.indices {
      let rule = touchedStates[place]
      let parts = states[rule].heldParts()
      // A state that holds nothing is as good as none.
      guard !parts.isEmpty else { continue }
      let start = writer.count
      states[rule].save(parts, into: &writer, from: base)
      image.endPart(rule, open: states[rule].open.count, from: start, writer)
    }
    for place in 0..<folds.touchedCount {
      let id = folds.touched(place)
      let start = writer.count
      folds.save(id, into: &writer, from: base)
      image.endPart(partNumber(of: id), open: 0, from: start, writer)
    }
    image.saveAway(into: &writer)
    image.endParts(into: &writer)
  }

  private func saveOpenDeals(into writer: inout ByteWriter, from base: Int64) {
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
    guard let fixed = reader.take(raw: Fixed.self) else { return }
    let base = fixed.base
    image.begin(bytes, from: base)
    at = fixed.at
    activitiesTaken = Int(fixed.activitiesTaken)
    isClosed = fixed.isClosed != 0
    takeCalendar(Int(fixed.calendarPlace))
    nextDirectoryChange = fixed.nextDirectoryChange
    nextDrawing = fixed.nextDrawing
    if program.isOfDeals { record.restore(subject.first, from: &reader) }
    if !openDeals.isEmpty { restoreOpenDeals(from: &reader, from: base) }
    agreements.restore(from: &reader)
    timers.restore(from: &reader, owners: owners.total)
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
