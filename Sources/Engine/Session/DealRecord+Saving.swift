import Activity
import EventTime
import Saving
import Symbols

extension DealRecord {
  /// All but the deal's own id and the fields that were told of it, as it stands in memory.
  private struct Fixed: BitwiseCopyable {
    var name: Cell
    var stage: Cell
    var amount: Cell
    var currency: Cell
    var closeDate: Cell
    var openedAt: Instant
    var lastActivity: Instant
    var account: Symbol
    var rep: Symbol
    var fields: UInt32
    var state: State
  }

  /// Writes all but the deal's own id.
  func save(into writer: inout ByteWriter) {
    writer.put(
      raw: Fixed(
        name: name, stage: stage, amount: amount, currency: currency, closeDate: closeDate,
        openedAt: openedAt, lastActivity: lastActivity, account: account, rep: rep,
        fields: UInt32(truncatingIfNeeded: fields.count), state: state))
    for field in fields { writer.put(raw: field) }
  }

  /// Becomes the record that was written, and keeps its room.
  mutating func restore(_ deal: Symbol, from reader: inout ByteReader) {
    guard let fixed = reader.take(raw: Fixed.self) else { return }
    self.deal = deal
    (name, stage, amount) = (fixed.name, fixed.stage, fixed.amount)
    (currency, closeDate) = (fixed.currency, fixed.closeDate)
    (openedAt, lastActivity) = (fixed.openedAt, fixed.lastActivity)
    (account, rep, state) = (fixed.account, fixed.rep, fixed.state)
    if !fields.isEmpty { fields.removeAll(keepingCapacity: true) }
    for _ in 0..<fixed.fields {
      guard let field = reader.take(raw: Field.self) else { return }
      fields.append(field)
    }
  }
}
