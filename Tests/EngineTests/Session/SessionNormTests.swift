import Activity
import EventTime
import RulePacks
import Symbols
import Testing

@testable import Engine

/// Sessions whose rules compare deals with what is usual, beside evaluations of the same log.
@Suite("A session and what is usual")
struct SessionNormTests {
  private static let day: Int64 = 86_400_000
  private static func on(_ day: Int64) -> Instant { Instant(milliseconds: day * Self.day) }

  /// Activities of deals by chance, and deals of which nothing is known but that they were won.
  private static func activities(_ seed: Int) -> (log: [LoggedActivity], directory: Directory) {
    var random = RandomLog(seed: seed + 500, unit: day)
    let directory = Directory(random.directory())
    var activities = random.editedActivities(44)
    for number in 0..<4 {
      let id = "W\(number)"
      activities.insert(
        LoggedActivity(id: id, at: on(Int64(number * 7 + seed % 7)), kind: "deal.won", deal: id, rep: "R1"),
        at: 5 + number * 9)
    }
    return (activities, directory)
  }

  private static func found(
    _ shelf: StandingRunTests.Shelf, _ rules: RuleSet, _ directory: Directory, asOf: Instant
  ) -> [Finding] {
    Evaluator.evaluate(
      rules, timeline: StandingRunTests.timeline(shelf.lines, rules, asOf), directory: directory,
      options: EvaluationOptions(asOf: asOf, witnesses: true)
    ).findings
  }

  private static func session(_ rules: RuleSet, _ directory: Directory) -> Session {
    Session(
      rules, catalogue: StandingRunTests.catalogue, directory: directory,
      options: EvaluationOptions(asOf: .latest, witnesses: true))
  }

  @Test("finds what an evaluation finds, as time goes on and when deals become known late", arguments: 0..<16)
  func anyOrder(_ seed: Int) throws {
    let rules = try StandingRunTests.rulesOfDays(without: seed % 2 == 0 ? [] : ["many", "pair", "busy"])
    var (log, directory) = Self.activities(seed)
    log[..<24].sort { $0.at < $1.at }
    var session = Self.session(rules, directory)
    var shelf = StandingRunTests.Shelf()
    var next = 0
    while next < 24 {
      let at = log[next].at
      let together = log[next..<24].prefix { $0.at == at }
      next = together.endIndex
      _ = session.advance(to: at)
      _ = session.take(Array(together))
      // What that brings about on others at the same instant.
      _ = session.advance(to: at)
      for activity in together { shelf.add(activity) }
      guard next % 3 == seed % 3 else { continue }
      #expect(
        "\(session.findings)" == "\(Self.found(shelf, rules, directory, asOf: at))",
        "seed \(seed), in order, \(next)")
    }
    // A Monday, at which norms are drawn up.
    let end = Self.on(seed % 3 == 0 ? 40 : 32)
    _ = session.advance(to: end)
    for (place, activity) in log[24...].enumerated() {
      _ = session.take([activity])
      _ = session.advance(to: end)
      shelf.add(activity)
      guard place % 3 == seed % 3 else { continue }
      #expect(
        "\(session.findings)" == "\(Self.found(shelf, rules, directory, asOf: end))",
        "seed \(seed), late, \(place)")
    }
  }

  @Test("supposes wins and losses with what would be usual then", arguments: 0..<16)
  func suppose(_ seed: Int) throws {
    let rules = try StandingRunTests.rulesOfDays(without: ["pair"])
    let (log, directory) = Self.activities(seed)
    var session = Self.session(rules, directory)
    var shelf = StandingRunTests.Shelf()
    for activity in log { shelf.add(activity) }
    _ = session.advance(to: Self.on(32))
    _ = session.take(log)
    let known = session.findings.count
    for (number, kind) in ["deal.won", "email.received", "deal.reopened", "deal.lost", "call.held"]
      .enumerated()
    {
      for at in [Int64(number * 3 + 1), 25, 32] {
        let supposed = LoggedActivity(
          id: "s\(number)", at: Self.on(at), kind: kind, deal: "D\(number % 4 + 1)", account: "A1",
          rep: "R\(at % 3 + 1)")
        for asOf in [Self.on(32), Self.on(39)] {
          let supposition = session.suppose([supposed], asOf: asOf)
          var other = shelf
          other.add(supposed)
          let all = Self.found(other, rules, directory, asOf: asOf)
          let subjects = Set(supposition.subjects)
          #expect(!subjects.isEmpty)
          #expect(
            "\(supposition.findings)" == "\(all.filter { subjects.contains($0.subject) })",
            "seed \(seed), \(kind) on \(at) as of \(asOf)")
        }
      }
    }
    #expect(session.findings.count == known)
  }

  @Test(
    "knows each deal's record, and which have been of one rep and one account all along", arguments: 0..<12)
  func steady(_ seed: Int) throws {
    let rules = try StandingRunTests.rulesOfDays()
    let (log, directory) = Self.activities(seed)
    var session = Self.session(rules, directory)
    _ = session.take(log)
    _ = session.advance(to: Self.on(32))
    var deals: [String: [(rep: String?, account: String?)]] = [:]
    let edited = Set(log.filter { $0.rev > 0 }.map(\.id))
    let plain = log.filter { !edited.contains($0.id) || ($0.rev > 0 && !$0.deleted) }
      .enumerated().sorted { ($0.element.at, $0.element.id) < ($1.element.at, $1.element.id) }.map(\.element)
    for activity in plain {
      guard let deal = activity.deal else { continue }
      let before = deals[deal]?.last
      deals[deal, default: []].append((activity.rep ?? before?.rep, activity.account ?? before?.account))
    }
    let steady = deals.filter { _, owned in owned.allSatisfy { $0 == owned[0] } }
    #expect(session.steadyDeals().isSubset(of: deals.keys))
    #expect(session.deals().map(\.id) == deals.keys.sorted())
    #expect(session.steadyDeals() == Set(steady.keys), "seed \(seed)")
  }
}
