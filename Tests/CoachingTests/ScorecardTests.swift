import Activity
import Coaching
import EventTime
import RulePacks
import SourceText
import Statistics
import Testing

@Suite("The scorecard")
struct ScorecardTests {
  private static let pack = """
    practices:
      answer:
        statement: We answer the customer in time.
        benchmark: { world_class: 92%, everyone: 48%, source: A study }
      confirm: { statement: We confirm before we propose. }
    rules:
      answer-in-time:
        title: Answer the customer in time
        practice: answer
        when: email.received
        expect: { later: email.sent, within: 1 day }
        nudge: { rep: Write. }
      confirm-first:
        title: Confirm before proposing
        practice: confirm
        when: proposal.sent
        expect: { earlier: issue.confirmed }
        nudge: { rep: Ask. }
    """

  @Test("counts kept, broken and what nobody can tell apart, in the period and the one before")
  func counting() throws {
    let card = try card(answered: 18, broken: 6, earlier: 5)
    let answer = try #require(card.lines.first { $0.practice == "answer" })
    #expect(answer.now == Tally(kept: 18, broken: 6))
    #expect(answer.before == Tally(kept: 0, broken: 5))
    #expect(answer.now.hasRate && !answer.before.hasRate)
    // The log never contains issue.confirmed.
    let confirm = try #require(card.lines.first { $0.practice == "confirm" })
    #expect(confirm.now == Tally(cannotTell: 1))
    #expect(confirm.capturedRules == 0 && confirm.missingKinds == ["issue.confirmed"])
    #expect(confirm.capture.count == 0 && confirm.capture.of == 25)
  }

  @Test("prints counts alone where a rate would say more than is known")
  func few() throws {
    let many = try text(card(answered: 18, broken: 6, earlier: 5))
    #expect(many.contains("18 of 24 kept, 75 % (55 to 88 %)"))
    #expect(many.contains("Before: 0 of 5 kept."))
    #expect(many.contains("92 % of the best and 48 % of all agreed that they do (A study)"))
    #expect(many.contains("they are no target"))
    let narrow = try text(card(answered: 18, broken: 6, earlier: 5), width: 80)
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try text(card(answered: 3, broken: 2, earlier: 0)).contains("3 of 5 kept;"))
  }

  @Test("sets own answers beside the log, and hides those of a team too small to hide in")
  func answers() throws {
    let answers = try ["L1", "L2", "L3"].map { try answer($0, "leader", 5) }
    let few = try card(
      answered: 5, broken: 19, earlier: 0, answers: answers + [try answer("anon-1", "team", 2)])
    let line = try #require(few.lines.first?.answers.first)
    #expect(line.leaders?.count == 3 && line.leaders?.of == 3)
    #expect(line.team == nil)
    #expect(try text(few).contains("Leaders agree (3 of 3); the log says 5 of 24."))
    let team = try (1...5).map { try answer("anon-\($0)", "team", $0 < 3 ? 5 : 1) }
    let many = try card(answered: 5, broken: 19, earlier: 0, answers: team)
    #expect(many.lines.first?.answers.first?.team?.count == 2)
  }

  @Test("lists people in the order of their names and only where asked for")
  func people() throws {
    let plain = try card(answered: 2, broken: 1, earlier: 0)
    #expect(plain.lines.allSatisfy { $0.people.isEmpty })
    let listed = try card(answered: 2, broken: 1, earlier: 0, scope: ScorecardScope(listsPeople: true))
    #expect(listed.lines.first?.people["R1"] == Tally(kept: 2, broken: 1))
  }

  private func card(
    answered: Int, broken: Int, earlier: Int, answers: [LoggedActivity] = [],
    scope: ScorecardScope = ScorecardScope()
  ) throws -> Scorecard {
    var log = try answers + [logged("2026-03-02", "proposal.sent", deal: "P")]
    for number in 0..<(answered + broken) {
      log.append(try logged("2026-03-02", "email.received", deal: "D\(number)"))
      if number < answered { log.append(try logged("2026-03-03", "email.sent", deal: "D\(number)")) }
    }
    for number in 0..<earlier { log.append(try logged("2026-01-02", "email.received", deal: "E\(number)")) }
    let fixture = try PackFixture(Self.pack, log: log, site: SiteConfiguration(), budget: .unlimited)
    return ScorecardRun(
      fixture.review, timeline: fixture.timeline, directory: .empty, survey: try survey(), scope: scope
    ).scorecard(days: 40)
  }

  private func survey() throws -> Survey {
    let text = "lines:\n  Q1:\n    statement: We answer.\n    beside: [answer-in-time]\n"
    return Survey.read(SourceFile(name: "survey.yaml", text: text)).survey
  }

  private func answer(_ voice: String, _ role: String, _ score: Int64) throws -> LoggedActivity {
    var activity = try logged(
      "2026-02-01", "survey.answered", deal: "",
      [
        (field: "statement", value: .text("Q1")), (field: "role", value: .text(role)),
        (field: "score", value: .int(score)),
      ])
    activity.id = "\(voice) Q1"
    activity.rep = voice
    activity.deal = nil
    activity.account = nil
    return activity
  }

  private func text(_ card: Scorecard, width: Int = 1_000) throws -> String {
    let asOf = try #require(RFC3339.parse("2026-03-10T08:00:00Z"))
    return ScorecardPage(card, names: Names(.empty, asOf: asOf), speech: Speech(zone: .utc, asOf: asOf))
      .sheet.text(TextLayout(width: width, color: false))
  }
}
