import Symbols

/// The kinds and fields that the record of a deal is folded from, as symbols of one run.
struct DealVocabulary: Sendable {
  /// What an activity does to the record of its deal, by its kind.
  enum Effect: UInt8, Sendable, CaseIterable {
    case none, opened, stageChanged, closeDateChanged, amountChanged, updated, won, lost, reopened

    var kind: String? {
      switch self {
      case .none: nil
      case .opened: "deal.opened"
      case .stageChanged: "deal.stage_changed"
      case .closeDateChanged: "deal.close_date_changed"
      case .amountChanged: "deal.amount_changed"
      case .updated: "deal.updated"
      case .won: "deal.won"
      case .lost: "deal.lost"
      case .reopened: "deal.reopened"
      }
    }
  }

  private enum Field: String, CaseIterable {
    case name, stage, amount, currency, to
    case closeDate = "close_date"
  }

  /// The fields of data that any record is folded from; `deal.updated` adds whatever it says.
  static let fields = Field.allCases.map(\.rawValue)

  /// The kinds of activity that say something of a deal beside whose it is.
  static let kinds = Set(Effect.allCases.compactMap(\.kind))

  let name: Symbol
  let stage: Symbol
  let amount: Symbol
  let currency: Symbol
  let closeDate: Symbol
  let to: Symbol
  /// By index of a kind's symbol; kinds beyond its end do nothing.
  private let effects: [Effect]

  init(_ symbols: SymbolTable) {
    func symbol(_ field: Field) -> Symbol { symbols.find(field.rawValue) ?? .none }
    name = symbol(.name)
    stage = symbol(.stage)
    amount = symbol(.amount)
    currency = symbol(.currency)
    closeDate = symbol(.closeDate)
    to = symbol(.to)
    var effects: [Effect] = []
    for effect in Effect.allCases {
      guard let kind = effect.kind.flatMap({ symbols.find($0) }) else { continue }
      let place = Int(kind.index)
      while effects.count <= place { effects.append(.none) }
      effects[place] = effect
    }
    self.effects = effects
  }

  @inline(__always)
  func effect(of kind: Symbol) -> Effect {
    let place = Int(kind.index)
    return place < effects.count ? effects[place] : .none
  }
}
