import Activity
import Authoring
import EventTime
import RulePacks
import SourceText
import Statistics
import Symbols
import Testing

/// Deals whose truth is known: mails that are answered in time or not, and how the deals end.
struct MadeDeal {
  struct Mail {
    var day: Int
    var isAnswered: Bool
    /// The day on which the answer was recorded, where that was not at once.
    var answerRecorded: Int?
  }

  var opens: Int
  var rep: Int
  var amount = 10_000
  var stage = "discovery"
  var mails: [Mail]
  /// Days after opening.
  var closes: Int
  var isWon: Bool

  /// Answers come a day later, which is in time.
  func activities(_ number: Int) -> [LoggedActivity] {
    var found: [(day: Int, kind: String, recorded: Int?, data: [(field: String, value: DataValue)])] = [
      (0, "deal.opened", nil, [("stage", .text(stage)), ("amount", .int(Int64(amount)))])
    ]
    for mail in mails {
      found.append((mail.day, "email.received", nil, []))
      if mail.isAnswered { found.append((mail.day + 1, "email.sent", mail.answerRecorded, [])) }
    }
    found.append((closes, isWon ? "deal.won" : "deal.lost", nil, []))
    return found.enumerated().map { place, activity in
      LoggedActivity(
        id: "\(number)-\(place)", at: Self.day(opens + activity.day), kind: activity.kind, deal: "D\(number)",
        rep: "R\(rep)", data: activity.data, recorded: activity.recorded.map { Self.day(opens + $0) })
    }
  }

  static func day(_ day: Int) -> Instant {
    Instant(milliseconds: 1_767_600_000_000 + Int64(day) * 86_400_000)
  }
}

enum MadeLog {
  static let reader = PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"])

  static func pack(_ rules: String, id: String = "p", head: String = "") throws -> RulePack {
    let text = """
      touchline: 1
      pack: \(id)
      version: 1.0.0
      title: P
      summary: S.
      domain: d
      \(head)
      rules:

      """
    let read = reader.read(SourceFile(name: "\(id).yaml", text: text + rules))
    return try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }

  static func timeline(_ activities: [LoggedActivity], symbols: SymbolTable, asOf: Instant) -> Timeline {
    var builder = TimelineBuilder(
      catalogue: reader.catalogue, options: ReadOptions(asOf: asOf), symbols: symbols)
    for activity in activities { builder.add(activity) }
    return builder.finish().timeline
  }

  /// Of the rule that mails are answered within two days, at a landmark of 30 days.
  static func backtest(_ deals: [MadeDeal]) throws -> Backtest {
    let pack = try pack(
      """
        answer:
          title: Answer
          when: email.received
          expect: { later: email.sent, within: 2 days }
          nudge: { rep: Answer. }
      """)
    var symbols = SymbolTable()
    let run = BacktestRun([pack], site: SiteConfiguration(), symbols: &symbols)
    let asOf = MadeDeal.day(2_000)
    let activities = deals.enumerated().flatMap { $0.element.activities($0.offset) }
    return run.backtest(
      timeline(activities, symbols: symbols, asOf: asOf), directory: .empty, asOf: asOf, landmark: 30,
      threads: 1)
  }
}
