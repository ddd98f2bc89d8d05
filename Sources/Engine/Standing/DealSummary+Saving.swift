import Activity
import EventTime
import Saving

extension DealSummary {
  /// All of it, as bytes that ``init(bytes:)`` reads.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.put(id)
    writer.put(name)
    for text in [account, rep, stage, currency] { writer.put(text) }
    writer.put(amount?.bitPattern != nil)
    if let amount { writer.putWord(amount.bitPattern) }
    writer.put(closeDate != nil)
    if let closeDate { writer.putSigned(closeDate.milliseconds) }
    writer.putSigned(openedAt.milliseconds)
    writer.putSigned(lastActivity.milliseconds)
    for flag in [open, won, lost] { writer.put(flag) }
    writer.put(fields.count)
    for field in fields {
      writer.put(field.name)
      field.value.save(into: &writer)
    }
    return writer.bytes
  }

  /// Nil for bytes that no record was written as.
  package init?(bytes: [UInt8]) {
    let read = bytes.withUnsafeBytes { bytes -> DealSummary? in
      var reader = ByteReader(bytes)
      let deal = DealSummary(from: &reader)
      return reader.isBroken || !reader.isAtEnd ? nil : deal
    }
    guard let read else { return nil }
    self = read
  }

  private init(from reader: inout ByteReader) {
    let (id, name) = (reader.takeText(), reader.takeText())
    let (account, rep) = (reader.takeOptional(), reader.takeOptional())
    let (stage, currency) = (reader.takeOptional(), reader.takeOptional())
    let amount = reader.takeBool() ? Double(bitPattern: reader.takeWord()) : nil
    let closeDate = reader.takeBool() ? Instant(milliseconds: reader.takeSigned()) : nil
    let openedAt = Instant(milliseconds: reader.takeSigned())
    let lastActivity = Instant(milliseconds: reader.takeSigned())
    let (open, won, lost) = (reader.takeBool(), reader.takeBool(), reader.takeBool())
    var fields: [(name: String, value: DataValue)] = []
    for _ in 0..<reader.takeCount() {
      let name = reader.takeText()
      fields.append((name, DataValue(from: &reader)))
    }
    self.init(
      id: id, name: name, account: account, rep: rep, stage: stage, amount: amount, currency: currency,
      closeDate: closeDate, openedAt: openedAt, open: open, won: won, lost: lost, fields: fields,
      lastActivity: lastActivity)
  }
}

extension DataValue {
  /// Lists hold no lists in a log, and none are read.
  fileprivate func save(into writer: inout ByteWriter) {
    switch self {
    case .null: writer.put(0)
    case .bool(let value):
      writer.put(1)
      writer.put(value)
    case .int(let value):
      writer.put(2)
      writer.putSigned(value)
    case .double(let value):
      writer.put(3)
      writer.putWord(value.bitPattern)
    case .text(let value):
      writer.put(4)
      writer.put(value)
    case .list(let values):
      writer.put(5)
      writer.put(values.count)
      for value in values { value.save(into: &writer) }
    }
  }

  fileprivate init(from reader: inout ByteReader, isElement: Bool = false) {
    switch reader.takeInt() {
    case 0: self = .null
    case 1: self = .bool(reader.takeBool())
    case 2: self = .int(reader.takeSigned())
    case 3: self = .double(Double(bitPattern: reader.takeWord()))
    case 4: self = .text(reader.takeText())
    case 5 where !isElement:
      var values: [DataValue] = []
      for _ in 0..<reader.takeCount() { values.append(DataValue(from: &reader, isElement: true)) }
      self = .list(values)
    default:
      reader.fail()
      self = .null
    }
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ text: String?) {
    put(text != nil)
    if let text { put(text) }
  }
}

extension ByteReader {
  fileprivate mutating func takeOptional() -> String? { takeBool() ? takeText() : nil }
}
