import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Statistics
import Testing

@Suite("Nudges that are left unsaid by chance")
struct HoldOutTests {
  private static let pack = """
    rules:
      answer:
        title: Answer the customer
        when: email.received
        expect: { later: email.sent, within: 1 hour }
        nudge: { rep: Write. }
      worry:
        title: Answer a worry in person
        tags: [safety]
        when: email.received
        expect: { later: call.held, within: 1 hour }
        nudge: { rep: Call. }
    """
  private static let holdOut = SiteConfiguration.HoldOut(
    share: 0.3, salt: "spring", from: CivilDate(daysSinceEpoch: 20_454))

  @Test("come in the share that was agreed, the same in every run, and never of rules for safety")
  func share() throws {
    let lot = HoldOutLot(Self.holdOut)
    let held = (0..<20_000).map { lot.isHeldOut(rule: "p/r", subject: "deal D\($0)", trigger: "a\($0 % 7)") }
    let share = Double(held.count { $0 }) / 20_000
    // Three standard deviations.
    #expect(abs(share - 0.3) < 0.01)
    let other = HoldOutLot(.init(share: 0.3, salt: "autumn", from: Self.holdOut.from))
    let both = (0..<20_000).count { place in
      held[place] && other.isHeldOut(rule: "p/r", subject: "deal D\(place)", trigger: "a\(place % 7)")
    }
    #expect(abs(Double(both) / 20_000 - 0.09) < 0.007)
  }

  @Test("are held back with the reason, and what they are for is counted apart")
  func counting() throws {
    let review = try fixture(answered: { $0 % 2 == 0 })
    let held = zip(review.review.evaluation.findings, review.review.holds).filter { $0.1 == .heldOut }
    #expect(held.count > 5 && held.count < 60)
    #expect(held.allSatisfy { review.review.rule($0.0).rule.id == "answer" })
    let effect = EffectRun(
      review.review, holdOut: Self.holdOut, timeline: review.timeline, directory: .empty
    ).effect(from: .earliest)
    #expect(effect.rules.map(\.rule) == ["demo/answer"])
    #expect(effect.safe == ["demo/worry"])
    let pair = try #require(effect.rules.first?.pair)
    #expect(pair.second.of == held.count)
    #expect(pair.first.of + pair.second.of == 90)
    #expect(pair.first.count + pair.second.count == 45)
  }

  @Test("what was never handed over does not count as shown, and the lots stay as they were drawn")
  func shown() throws {
    let review = try fixture(answered: { $0 % 2 == 0 })
    let told = zip(review.review.evaluation.findings, review.review.holds).filter { $0.1 == nil }.map(\.0)
    let answers = told.filter { review.review.rule($0).rule.id == "answer" }
    let reached = Set(answers.enumerated().filter { $0.offset % 4 > 0 }.map(\.element.id))
    func effect(_ shown: Set<String>?) -> Effect {
      EffectRun(
        review.review, holdOut: Self.holdOut, timeline: review.timeline, directory: .empty, shown: shown
      ).effect(from: .earliest)
    }
    let (unknown, known, none) = (effect(nil), effect(reached), effect([]))
    #expect(unknown.shown == nil && unknown.amongShown == nil)
    #expect(known.rules.map(\.pair) == unknown.rules.map(\.pair))
    #expect(known.shown == Rate(reached.count, of: answers.count))
    let among = try #require(known.amongShown)
    let share = Double(reached.count) / Double(answers.count)
    #expect(abs(among.difference * share - known.together.difference) < 1e-12)
    #expect(among.range.low <= among.difference && among.difference <= among.range.high)
    #expect(none.shown?.count == 0 && none.amongShown == nil)
  }

  @Test("show that a rule helps, that it does not, or that nobody can tell")
  func judging() {
    let judge = { (a: Int, b: Int, c: Int, d: Int) in
      Effect.Judgement(.init(.init(a, of: b), .init(c, of: d)))
    }
    #expect(judge(120, 200, 30, 100) == .helps)
    #expect(judge(1_000, 4_000, 260, 1_000) == .doesNotHelp)
    #expect(judge(60, 120, 20, 50) == .cannotTell)
    #expect(judge(10, 19, 9, 40) == .tooFew)
  }

  /// Ninety deals with a mail each, answered too late for the rule and in time for the aim where asked for.
  private func fixture(answered: (Int) -> Bool) throws -> PackFixture {
    var log: [LoggedActivity] = []
    for number in 0..<90 {
      log.append(try logged("2026-02-01", "email.received", deal: "D\(number)"))
      if answered(number) { log.append(try logged("2026-02-03", "email.sent", deal: "D\(number)")) }
    }
    var site = SiteConfiguration()
    site.holdOut = Self.holdOut
    return try PackFixture(Self.pack, log: log, site: site, budget: .unlimited)
  }
}
