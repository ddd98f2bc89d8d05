import Activity
import EventTime
import Saving
import Symbols

extension DealRecord {
  /// Writes all but the deal's own id; instants as distances from another one.
  func save(into writer: inout ByteWriter, from base: Int64) {
    let hasMore = !(name.isAbsent && currency.isAbsent && fields.isEmpty)
    writer.put(UInt64(state.rawValue) << 1 | (hasMore ? 1 : 0))
    writer.put(account.index &+ 1)
    writer.put(rep.index &+ 1)
    for cell in [stage, amount, closeDate] { cell.save(into: &writer) }
    writer.put(instant: openedAt.milliseconds, from: base)
    writer.put(instant: lastActivity.milliseconds, from: base)
    guard hasMore else { return }
    for cell in [name, currency] { cell.save(into: &writer) }
    writer.put(fields.count)
    for field in fields {
      writer.put(field.name.index)
      field.value.save(into: &writer)
    }
  }

  /// Reads what was written into a record that holds nothing.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    let first = reader.take()
    state = State(rawValue: UInt8(truncatingIfNeeded: first >> 1)) ?? .open
    account = Symbol(index: reader.takeUInt32() &- 1)
    rep = Symbol(index: reader.takeUInt32() &- 1)
    stage = Cell(from: &reader)
    amount = Cell(from: &reader)
    closeDate = Cell(from: &reader)
    openedAt = Instant(milliseconds: reader.takeInstant(from: base))
    lastActivity = Instant(milliseconds: reader.takeInstant(from: base))
    guard first & 1 != 0 else { return }
    name = Cell(from: &reader)
    currency = Cell(from: &reader)
    for _ in 0..<reader.takeCount() {
      let name = Symbol(index: reader.takeUInt32())
      fields.append(Field(name: name, value: Cell(from: &reader)))
    }
  }
}

extension Cell {
  fileprivate func save(into writer: inout ByteWriter) {
    switch tag {
    case .absent, .null: writer.put(UInt64(tag.rawValue))
    case .bool, .text: writer.put(bits << 4 | UInt64(tag.rawValue))
    case .int, .instant:
      writer.put(UInt64(tag.rawValue))
      writer.putSigned(Int64(bitPattern: bits))
    case .double, .list:
      writer.put(UInt64(tag.rawValue))
      writer.putWord(bits)
    }
  }

  fileprivate init(from reader: inout ByteReader) {
    let first = reader.take()
    let tag = Cell.Tag(rawValue: UInt8(first & 15))
    switch tag {
    case .absent, .null: self.init(tag: tag ?? .absent, bits: 0)
    case .bool, .text: self.init(tag: tag ?? .absent, bits: first >> 4)
    case .int, .instant: self.init(tag: tag ?? .absent, bits: UInt64(bitPattern: reader.takeSigned()))
    case .double, .list: self.init(tag: tag ?? .absent, bits: reader.takeWord())
    case nil:
      reader.fail()
      self = .absent
    }
  }
}
