import Activity
import Authoring
import Coaching
import EventTime
import RulePacks
import Statistics
import Testing

@Suite("A backtest over deals whose truth is known")
struct BacktestTests {
  private func winRate(_ deals: [MadeDeal]) throws -> Backtest.Comparison {
    let result = try #require(try MadeLog.backtest(deals).rules.first?.results[.winRate])
    return try #require(result.comparison, "\(result)")
  }

  /// - Parameter winning: How likely a deal is won, by whether its mail was answered.
  private func deals(
    _ count: Int, seed: UInt64, winning: (Bool) -> Double,
    change: (inout MadeDeal, inout RandomNumbers) -> Void = { _, _ in }
  ) -> [MadeDeal] {
    var numbers = RandomNumbers(seed: seed)
    return (0..<count).map { number in
      let isAnswered = numbers.unit() < 0.6
      var deal = MadeDeal(
        opens: number % 300, rep: number % 25, mails: [.init(day: 5, isAnswered: isAnswered)],
        closes: 35 + numbers.below(90), isWon: numbers.unit() < winning(isAnswered))
      change(&deal, &numbers)
      return deal
    }
  }

  @Test("finds a strong effect, and says how large it is")
  func strongEffect() throws {
    let found = try winRate(deals(800, seed: 1) { $0 ? 0.6 : 0.3 })
    #expect(found.holds)
    #expect(found.interval.contains(0.3))
    #expect(found.kept.deals + found.broken.deals == 800)
  }

  @Test("finds that won deals took less time where they did")
  func cycleTime() throws {
    let backtest = try MadeLog.backtest(
      deals(800, seed: 2, winning: { _ in 0.6 }) { deal, _ in
        if deal.mails[0].isAnswered { deal.closes -= (deal.closes - 31) / 2 }
      })
    let found = try #require(backtest.rules[0].results[.cycleTime]?.comparison)
    #expect(found.holds)
    #expect(found.difference < -15)
    #expect(backtest.rules[0].results[.amount]?.comparison?.holds == false)
  }

  @Test("leaves deals out that have closed by the landmark, and says how many")
  func landmark() throws {
    let backtest = try MadeLog.backtest(
      deals(400, seed: 3, winning: { _ in 0.5 }) { deal, numbers in
        if numbers.unit() < 0.25 { deal.closes = 20 }
      })
    #expect(backtest.cohort.closedSooner > 60)
    #expect(backtest.cohort.closedSooner + backtest.cohort.compared == 400)
  }

  /// Long deals get more mails, break the rule more often and are lost more often: over their whole lives the rule seems
  /// to win deals.
  @Test("is not taken in by deals that live long enough to break a rule")
  func immortalTime() throws {
    let made = deals(1_200, seed: 4, winning: { _ in 0.5 }) { deal, numbers in
      deal.closes = 35 + numbers.below(200)
      deal.isWon = numbers.unit() < (deal.closes < 135 ? 0.8 : 0.2)
      deal.mails = stride(from: 5, to: deal.closes - 3, by: 10).map {
        .init(day: $0, isAnswered: numbers.unit() < 0.85)
      }
    }
    let cases = made.map {
      BacktestCase(stratum: 0, rep: $0.rep, isWon: $0.isWon, days: Double($0.closes), amount: 1)
    }
    let overWholeLives = RuleKeeping(
      kept: made.indices.filter { made[$0].mails.allSatisfy(\.isAnswered) },
      broken: made.indices.filter { !made[$0].mails.allSatisfy(\.isAnswered) })
    let naive = try #require(
      Backtest.results(overWholeLives, among: cases, seed: 1, replicates: 10)[.winRate]?.comparison)
    #expect(naive.difference > 0.2)
    let found = try winRate(made)
    #expect(found.interval.contains(0))
    #expect(abs(found.difference) < 0.08)
  }

  /// Somebody who wins tidies the records afterwards: answers appear on won deals that nobody had logged.
  @Test("does not count what was recorded after the landmark")
  func lookingAhead() throws {
    var made = deals(800, seed: 5, winning: { _ in 0.5 })
    for place in made.indices where made[place].isWon && !made[place].mails[0].isAnswered {
      made[place].mails[0] = .init(day: 5, isAnswered: true, answerRecorded: 34)
    }
    let found = try winRate(made)
    #expect(found.interval.contains(0))
    let everything = made.map { deal in
      var deal = deal
      deal.mails[0].answerRecorded = nil
      return deal
    }
    #expect(try winRate(everything).difference > 0.4)
  }

  @Test("compares like with like")
  func confounding() throws {
    let found = try winRate(
      deals(1_500, seed: 6, winning: { _ in 0.5 }) { deal, numbers in
        let isLarge = numbers.unit() < 0.5
        deal.amount = isLarge ? 500_000 + numbers.below(1_000) : 10_000 + numbers.below(1_000)
        deal.stage = isLarge ? "proposal" : "discovery"
        deal.mails[0].isAnswered = numbers.unit() < (isLarge ? 0.2 : 0.8)
        deal.isWon = numbers.unit() < (isLarge ? 0.2 : 0.7)
      })
    #expect(found.kept.figure - found.broken.figure > 0.2)
    #expect(found.interval.contains(0))
  }

  @Test("says that there are too few rather than guess")
  func tooFew() throws {
    let backtest = try MadeLog.backtest(deals(30, seed: 7) { _ in 0.5 })
    #expect(backtest.comparisons == 0)
    let page = BacktestPage(backtest, speech: Speech(zone: .utc, asOf: backtest.asOf), showsAll: true)
    let text = page.text(TextLayout(width: 100, color: false))
    #expect(text.contains("too few"))
    #expect(text.contains("p/answer"))
    #expect(page.json.contains("\"too_few\""))
  }

  @Test("says in its caveats what it does not know, and claims nothing that it cannot")
  func caveats() throws {
    let backtest = try MadeLog.backtest(deals(300, seed: 8) { $0 ? 0.7 : 0.2 })
    let page = BacktestPage(backtest, speech: Speech(zone: .utc, asOf: backtest.asOf))
    let text = page.text(TextLayout(width: 100, color: false))
    #expect(text.contains("where to look, not why"))
    #expect(!text.lowercased().contains("cause"))
    #expect(!text.lowercased().contains("because"))
  }
}

@Suite("False alarms of a backtest")
struct FalseAlarmTests {
  /// Deals of 25 reps, each of whom keeps the rule and wins more or less often by nature, without a connection.
  private func cases(_ seed: UInt64, _ count: Int) -> (cases: [BacktestCase], keeping: RuleKeeping) {
    var numbers = RandomNumbers(seed: seed)
    var keeping = RuleKeeping()
    let cases = (0..<count).map { place in
      if numbers.unit() < 0.5 { keeping.kept.append(place) } else { keeping.broken.append(place) }
      return BacktestCase(
        stratum: numbers.below(3), rep: numbers.below(25), isWon: numbers.unit() < 0.4,
        days: 30 + 100 * numbers.unit(), amount: 1_000 * numbers.unit())
    }
    return (cases, keeping)
  }

  @Test("are about 5 in 100 before correction where there is nothing to find")
  func before() {
    let seeds = 1...600 as ClosedRange<UInt64>
    let alarms = seeds.count { seed in
      let (cases, keeping) = cases(seed, 300)
      let found = Backtest.results(keeping, among: cases, seed: seed, replicates: 2)[.winRate]?.comparison
      return !(found?.interval.contains(0) ?? true)
    }
    #expect((18...42).contains(alarms), "\(alarms) of 600")
  }

  @Test("are as few where medians are compared")
  func medians() {
    let seeds = 1...120 as ClosedRange<UInt64>
    let alarms = seeds.count { seed in
      let (cases, keeping) = cases(seed, 300)
      let found = Backtest.results(keeping, among: cases, seed: seed, replicates: 150)[.cycleTime]?.comparison
      return !(found?.interval.contains(0) ?? true)
    }
    #expect((1...14).contains(alarms), "\(alarms) of 120")
  }

  @Test("hardly remain after correction, however many rules are tried")
  func after() {
    let runs = 1...12 as ClosedRange<UInt64>
    let alarms = runs.count { run in
      var rules = (0..<50).map { rule in
        let (cases, keeping) = cases(run * 1_000 + UInt64(rule), 200)
        return Backtest.RuleResult(
          rule: "\(rule)", kept: 0, broken: 0,
          results: Backtest.results(keeping, among: cases, seed: 1, replicates: 2).filter {
            $0.key == .winRate
          })
      }
      Backtest.correct(&rules)
      return rules.contains { $0.results[.winRate]?.comparison?.holds ?? false }
    }
    #expect(alarms <= 2, "\(alarms) of 12 runs of 50 rules")
  }
}
