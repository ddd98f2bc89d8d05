import Activity
import BasicContainers
import CEL
import EventTime
import RulePacks
import Symbols
import Temporal

extension SubjectRun {
  /// The value of an attribute at this point; what is missing is unknown by its slot.
  @inline(__always)
  mutating func load(_ loader: Loader, _ slot: Int, _ reading: Reading) -> Value {
    switch loader {
    case .data(let field, .trigger, let asDouble) where reading.trigger != Reading.noRow:
      let cell = ground.timeline.cell(reading.trigger, field: field)
      return cell.isAbsent ? .unknown(attribute: slot) : value(of: cell, asDouble: asDouble)
    case .constant(let place): return constants[place]
    case .fact(let fact): return load(fact: fact) ?? .unknown(attribute: slot)
    default: return loadOther(loader, reading) ?? .unknown(attribute: slot)
    }
  }

  private mutating func loadOther(_ loader: Loader, _ reading: Reading) -> Value? {
    switch loader {
    case .absent, .constant, .fact: return nil
    case .norm(let slot): return load(norm: slot, reading)
    case .activity(let part, let origin): return row(of: origin, reading).flatMap { load(part, $0) }
    case .data(let field, let origin, let asDouble):
      guard let row = row(of: origin, reading) else { return nil }
      let cell = ground.timeline.cell(row, field: field)
      return cell.isAbsent ? nil : value(of: cell, asDouble: asDouble)
    case .deal(let part):
      // Without lending out the record, which would be copied.
      if program.isOfDeals, let cell = record.cell(part) { return known(cell) }
      let isOwn = program.isOfDeals || reading.trigger == Reading.noRow
      let instant = isOwn ? Instant(milliseconds: at) : ground.timeline.at(reading.trigger)
      return withDeal(reading) { $0.load(part, of: $1, at: instant) }
    case .dealField(let name): return withDeal(reading) { $0.known($1.field(name)) }
    case .subject(let role, let part): return id(of: role, reading).flatMap { load(part, role, $0, reading) }
    case .subjectField(let role, let name):
      return id(of: role, reading).flatMap { id in
        directoryRecord(role, id, reading).flatMap {
          known(ground.people.field(name, of: $0), ofDirectory: true)
        }
      }
    case .now: return now
    case .zone: return .string(zone)
    case .currency: return withDeal(reading) { $0.known($1.currency) } ?? memory.string("")
    case .found(let part): return load(part, reading)
    }
  }

  /// At a timer later than its instant by less than any difference.
  var now: Value {
    let instant = Value.timestamp(Instant(milliseconds: at))
    return isTimer
      ? .timestamp(seconds: Int64(bitPattern: instant.payload), nanoseconds: instant.aux &+ 1) : instant
  }

  // MARK: Cells

  @inline(__always)
  mutating func value(of cell: Cell, asDouble: Bool = false) -> Value {
    switch cell.tag {
    case .text: .string(cell.asText)
    case .double: .double(cell.asDouble)
    case .int: asDouble ? .double(Double(cell.asInt)) : .int(cell.asInt)
    case .bool: .bool(cell.asBool)
    case .instant: .timestamp(cell.asInstant)
    case .absent, .null: .null
    case .list: list(ground.timeline.elements[cell.asList])
    }
  }

  private mutating func list(_ cells: ArraySlice<Cell>) -> Value {
    let elements = cells.map { value(of: $0) }
    return memory.list(of: elements)
  }

  mutating func known(_ cell: Cell, ofDirectory: Bool = false) -> Value? {
    if cell.isAbsent { return nil }
    return ofDirectory && cell.tag == .list ? list(ground.people.elements[cell.asList]) : value(of: cell)
  }

  // MARK: Activities

  private mutating func row(of origin: Loader.Origin, _ reading: Reading) -> Int? {
    let row: Int
    switch origin {
    case .trigger: row = reading.trigger
    case .other: row = reading.other
    case .last: row = reading.last
    case .fact(let fact):
      slideBeforeReading(fact)
      guard case .row(let held) = folds.read(foldIDs[fact]) else { return nil }
      row = Int(held)
    }
    return row == Reading.noRow ? nil : row
  }

  private mutating func load(_ part: Loader.ActivityPart, _ row: Int) -> Value? {
    switch part {
    case .whole: .object(row)
    case .id: ground.timeline.withID(row) { memory.string(utf8: $0) }
    case .at: .timestamp(ground.timeline.at(row))
    case .kind: .string(ground.timeline.kind(row))
    case .actor: ground.timeline.actor(row).map { memory.string($0.name) }
    case .contacts:
      memory.list(of: ground.timeline.contactSymbols[ground.timeline.contacts(row)].map { .string($0) })
    case .text: ground.timeline.text(row).map { memory.string($0) }
    }
  }

  // MARK: Facts

  private mutating func load(fact: Int) -> Value? {
    let id = foldIDs[fact]
    switch read(fact) {
    case .nothing:
      let kind = program.facts[fact].kind
      return kind == .latest || kind == .first ? .null : nil
    case .value(let key): return program.facts[fact].begin == nil ? Value(key) : Self.time(Value(key))
    case .row(let row): return .object(Int(row))
    case .overflow: return .error(.overflow)
    case .failed(let key): return Value(key)
    case .values:
      var elements: [Value] = []
      folds.forEachValue(of: id) { elements.append(Value($0)) }
      return memory.list(of: elements)
    }
  }

  @inline(__always)
  private mutating func read(_ fact: Int) -> FoldBank.Outcome {
    guard let longer = program.facts[fact].longer else {
      slideBeforeReading(fact)
      return folds.read(foldIDs[fact])
    }
    slideBeforeReading(longer.fact)
    // At a timer the end of a window is outside, and at that of the latest instant there is so is every end.
    let end = isTimer ? at &+ 1 : at
    let isLast = end > Instant.latest.milliseconds
    return folds.read(foldIDs[longer.fact], expiringFrom: isLast ? .max : end &+ longer.difference)
  }

  /// A mean of milliseconds as a duration; what is less than a millisecond is left out.
  private static func time(_ mean: Value) -> Value {
    guard let milliseconds = mean.asDouble.flatMap({ Int64(exactly: $0.rounded(.down)) }) else { return mean }
    let (nanoseconds, overflows) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
    return overflows ? .error(.overflow) : .duration(nanoseconds: nanoseconds)
  }

  @inline(__always)
  private mutating func slideBeforeReading(_ fact: Int) {
    if image.away > 0 { bringFold(of: fact) }
    guard program.facts[fact].within != nil else { return }
    if isTimer {
      folds.expire(foldIDs[fact], atTimer: at)
    } else {
      folds.expire(foldIDs[fact], beforeActivityAt: at)
    }
  }

  // MARK: What a sentence found

  private mutating func load(_ part: Loader.FoundPart, _ reading: Reading) -> Value? {
    switch part {
    case .due:
      return reading.due == .min ? nil : .timestamp(Instant(milliseconds: reading.due))
    case .lateBy:
      return reading.due == .min ? nil : .duration(milliseconds: max(0, at &- reading.due))
    case .missing: return reading.missing == .min ? nil : .int(Int64(reading.missing))
    case .count: return reading.count == .min ? nil : .int(Int64(reading.count))
    case .before: return reading.before == .min ? nil : .int(Int64(reading.before))
    case .period: return reading.period == .min ? nil : memory.string(periodName(of: reading.period))
    }
  }
}
