import Activity
import EventTime
import Symbols

/// What is known of a deal after some of its activities. LANGUAGE.md section 4.
///
/// Made for the first activity and told of each; what no activity said is absent. Values have the types that their
/// kinds declare: an amount may be an int or a double.
struct DealRecord: Sendable {
  /// What an activity changed.
  struct Changes: OptionSet, BitwiseCopyable, Sendable {
    var rawValue: UInt16

    static let state = Changes(rawValue: 1 << 0)
    static let account = Changes(rawValue: 1 << 1)
    static let rep = Changes(rawValue: 1 << 2)
    static let name = Changes(rawValue: 1 << 3)
    static let stage = Changes(rawValue: 1 << 4)
    static let amount = Changes(rawValue: 1 << 5)
    static let currency = Changes(rawValue: 1 << 6)
    static let openedAt = Changes(rawValue: 1 << 7)
    static let closeDate = Changes(rawValue: 1 << 8)
    static let fields = Changes(rawValue: 1 << 9)
    /// What decides whose open deal it is.
    static let ownership: Changes = [.state, .account, .rep]
    static let all = Changes(rawValue: .max)
  }

  enum State: UInt8, Sendable { case open, won, lost }

  struct Field: Sendable, BitwiseCopyable {
    var name: Symbol
    var value: Cell
  }

  var deal: Symbol
  var account = Symbol.none
  var rep = Symbol.none
  var name = Cell.absent
  var stage = Cell.absent
  var amount = Cell.absent
  var currency = Cell.absent
  var closeDate = Cell.absent
  var openedAt: Instant
  var lastActivity: Instant
  var state = State.open
  /// What `deal.updated` said, in the order in which the fields first came.
  var fields: [Field] = []

  /// The record before the first activity, which begins it.
  init(_ deal: Symbol, from first: Instant) {
    self.deal = deal
    openedAt = first
    lastActivity = first
  }

  var isOpen: Bool { state == .open }

  /// What the record says by itself, absent where that is nothing; nil for what is no single value of it.
  func cell(_ part: Loader.DealPart) -> Cell? {
    switch part {
    case .id: .text(deal)
    case .account: account.isNone ? .absent : .text(account)
    case .rep: rep.isNone ? .absent : .text(rep)
    case .stage: stage
    case .amount: amount
    case .currency: currency
    case .openedAt: .instant(openedAt)
    case .closeDate: closeDate
    case .open: .bool(isOpen)
    case .won: .bool(state == .won)
    case .lost: .bool(state == .lost)
    case .whole, .name, .fields: nil
    }
  }

  /// The value of a field that `deal.updated` said, or absent.
  func field(_ name: Symbol) -> Cell {
    for field in fields where field.name == name { return field.value }
    return .absent
  }

  /// Becomes the record of another deal, and keeps its room.
  mutating func restart(_ deal: Symbol, from first: Instant) {
    var room = fields
    fields = []
    room.removeAll(keepingCapacity: true)
    self = DealRecord(deal, from: first)
    fields = room
  }
}

// MARK: Folding

extension DealRecord {
  /// Takes in the next activity of the deal.
  mutating func apply(_ row: Int, of timeline: borrowing Timeline, _ vocabulary: borrowing DealVocabulary)
    -> Changes
  {
    var changes: Changes = []
    let activity = timeline.rows[row]
    lastActivity = activity.at
    if activity.account != account, !activity.account.isNone {
      account = activity.account
      changes.insert(.account)
    }
    if activity.rep != rep, !activity.rep.isNone {
      rep = activity.rep
      changes.insert(.rep)
    }
    let effect = vocabulary.effect(of: activity.kind)
    if effect == .none { return changes }
    return changes.union(apply(effect, row, of: timeline, vocabulary))
  }

  private mutating func apply(
    _ effect: DealVocabulary.Effect, _ row: Int, of timeline: borrowing Timeline,
    _ vocabulary: borrowing DealVocabulary
  ) -> Changes {
    switch effect {
    case .none: return []
    case .opened: return open(row, of: timeline, vocabulary)
    case .stageChanged: return Self.set(&stage, timeline.cell(row, field: vocabulary.to), .stage)
    case .closeDateChanged: return Self.set(&closeDate, timeline.cell(row, field: vocabulary.to), .closeDate)
    case .amountChanged: return Self.set(&amount, timeline.cell(row, field: vocabulary.amount), .amount)
    case .updated: return update(row, of: timeline)
    case .won: return turn(.won)
    case .lost: return turn(.lost)
    case .reopened: return turn(.open)
    }
  }

  private mutating func open(
    _ row: Int, of timeline: borrowing Timeline, _ vocabulary: borrowing DealVocabulary
  ) -> Changes {
    var changes: Changes = []
    if openedAt != timeline.at(row) {
      openedAt = timeline.at(row)
      changes.insert(.openedAt)
    }
    changes.formUnion(Self.set(&name, timeline.cell(row, field: vocabulary.name), .name))
    changes.formUnion(Self.set(&stage, timeline.cell(row, field: vocabulary.stage), .stage))
    changes.formUnion(Self.set(&amount, timeline.cell(row, field: vocabulary.amount), .amount))
    changes.formUnion(Self.set(&currency, timeline.cell(row, field: vocabulary.currency), .currency))
    changes.formUnion(Self.set(&closeDate, timeline.cell(row, field: vocabulary.closeDate), .closeDate))
    return changes
  }

  private mutating func update(_ row: Int, of timeline: borrowing Timeline) -> Changes {
    var changes: Changes = []
    for index in timeline.cells(row) {
      let value = timeline.cell(at: index)
      guard !value.isAbsent else { continue }
      let name = timeline.field(at: index)
      if let place = fields.firstIndex(where: { $0.name == name }) {
        changes.formUnion(Self.set(&fields[place].value, value, .fields))
      } else {
        fields.append(Field(name: name, value: value))
        changes.insert(.fields)
      }
    }
    return changes
  }

  private mutating func turn(_ state: State) -> Changes {
    guard self.state != state else { return [] }
    self.state = state
    return .state
  }

  /// An activity that does not say a value leaves what was known.
  private static func set(_ known: inout Cell, _ value: Cell, _ change: Changes) -> Changes {
    guard !value.isAbsent, value != known else { return [] }
    known = value
    return change
  }
}
