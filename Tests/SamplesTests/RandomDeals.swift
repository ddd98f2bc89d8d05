import Activity
import BuiltInDomains
import DomainKit
import Engine
import EventTime
import RulePacks
import Statistics
import Symbols

/// A few deals of one team, with whatever the kinds allow logged on them, judged by the shipped packs.
struct RandomDeals {
  static let domains = LoadedDomains(BuiltInDomains.all)
  static let catalogue = domains.catalogue
  static let packs = domains.shippedPacks().packs

  let activities: [LoggedActivity]
  let asOf: Instant
  let directory: Directory
  static let count = 2

  private static let kinds = catalogue.kinds.filter { kind in
    !["nudge.", "survey.", "expectation."].contains { kind.name.hasPrefix($0) }
  }
  private static let day: Int64 = 86_400_000

  init(seed: UInt64) {
    var numbers = RandomNumbers(seed: seed)
    let asOf = Instant(milliseconds: 1_773_129_600_000)  // 2026-03-10T08:00:00Z
    var activities: [LoggedActivity] = []
    for deal in 1...Self.count {
      let opened = asOf.advanced(by: -Self.day * Int64(20 + numbers.below(120)))
      for place in 0..<(6 + numbers.below(16)) {
        let at = place == 0 ? opened : Self.between(opened, asOf, &numbers)
        let kind = place == 0 ? "deal.opened" : Self.kinds[numbers.below(Self.kinds.count)].name
        activities.append(Self.activity(kind, "r\(deal)-\(place)", at, deal, asOf, &numbers))
      }
    }
    self.activities = activities
    self.asOf = asOf
    directory = Directory([
      Directory.Entry(.person, id: "R1", role: "rep", manager: "M1", team: "north"),
      Directory.Entry(.person, id: "R2", role: "rep", manager: "M2", team: "south"),
    ])
  }

  private static func between(_ from: Instant, _ to: Instant, _ numbers: inout RandomNumbers) -> Instant {
    let minutes = Int((to.milliseconds - from.milliseconds) / 60_000)
    return from.advanced(by: Int64(numbers.below(max(1, minutes))) * 60_000)
  }

  static func activity(
    _ kind: String, _ id: String, _ at: Instant, _ deal: Int, _ asOf: Instant,
    _ numbers: inout RandomNumbers
  ) -> LoggedActivity {
    var activity = LoggedActivity(
      id: id, at: at, kind: kind, deal: "D\(deal)", account: "A\(1 + deal % 2)",
      rep: numbers.below(8) == 0 ? "R2" : "R\(1 + deal % 2)")
    activity.actor = [nil, .rep, .customer, .manager, .colleague][numbers.below(5)]
    for contact in 1...4 where numbers.below(4) == 0 { activity.contacts.append("c\(contact)") }
    for field in catalogue.kind(named: kind)?.fields ?? [] where numbers.below(4) > 0 {
      activity.data.append((field.name, value(of: field, asOf, &numbers)))
    }
    return activity
  }

  private static func value(
    of field: FieldDeclaration, _ asOf: Instant, _ numbers: inout RandomNumbers
  ) -> DataValue {
    let words = field.values ?? ["one", "two", "price", "legal"]
    let word = DataValue.text(words[numbers.below(words.count)])
    switch field.type {
    case .text, .any: return word
    case .bool: return .bool(numbers.below(2) == 0)
    case .int: return .int(Int64(1 + numbers.below(90)))
    case .number: return .double(Double(1 + numbers.below(400)) / 4)
    case .money: return .int(Int64(1 + numbers.below(400)) * 1_000)
    case .share: return .double(Double(numbers.below(101)) / 100)
    case .percentPoints: return .int(Int64(numbers.below(40)))
    case .date, .instant:
      return .text(RFC3339.format(asOf.advanced(by: day * Int64(numbers.below(90) - 45))))
    case .listOfText: return .list([word])
    }
  }
}

/// Packs in use with the logs of random deals, each read from nothing.
struct RandomBench {
  let rules: RuleSet
  private let symbols: SymbolTable

  init() {
    var symbols = SymbolTable()
    rules = RuleSet.compile(RandomDeals.packs, symbols: &symbols)
    self.symbols = symbols
  }

  func timeline(_ activities: [LoggedActivity], asOf: Instant) -> Timeline {
    var builder = TimelineBuilder(
      catalogue: RandomDeals.catalogue, options: ReadOptions(asOf: asOf), symbols: symbols)
    for activity in activities { builder.add(activity) }
    return builder.finish().timeline
  }

  /// Everything that a check of the whole log says.
  func evaluate(
    _ deals: RandomDeals, adding activities: [LoggedActivity] = [], asOf: Instant
  ) -> Evaluation {
    Evaluator.evaluate(
      rules, timeline: timeline(activities + deals.activities, asOf: asOf), directory: deals.directory,
      options: EvaluationOptions(asOf: asOf, texts: false))
  }
}
