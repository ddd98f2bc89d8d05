import Activity
import Coaching
import EventTime
import RulePacks
import Testing

@Suite("One-to-ones and a manager's week")
struct AgendaTests {
  private static let pack = """
    practices:
      confirm: { statement: We talk before we propose. }
    rules:
      talk-first:
        title: Talk before proposing
        practice: confirm
        level: act
        when: proposal.sent
        expect: { earlier: call.held }
        nudge: { rep: "{deal.id}: call them.", manager: "{deal.id} has a proposal.", ask: [What did they say?] }
    """
  private static let directory = Directory([
    Directory.Entry(.person, id: "R1", name: "Kim", role: "rep", manager: "M1"),
    Directory.Entry(.person, id: "M1", name: "Ruth", role: "manager"),
  ])

  @Test("a manager hears of a rep's work after the rep has had a working day to")
  func hearing() throws {
    let week = try digest(log)
    #expect(week.contains("Kim · D1 has a proposal."))
    #expect(!week.contains("D2 has"))
    #expect(week.contains("1: raised less than a working day ago; the rep hears it first."))
    let talk = try agenda(log)
    #expect(talk.contains("D1 has a proposal.") && !talk.contains("D2"))
  }

  @Test("begin with what was agreed last time and whether it happened")
  func lastTime() throws {
    let talk = try logged(
      "2026-02-24", "coaching.held", [(field: "about", value: "skill"), (field: "task", value: "t1")])
    let plan = try logged(
      "2026-02-24", "task.planned",
      [
        (field: "task", value: "t1"), (field: "what", value: "listen first"),
        (field: "due", value: "2026-03-06T12:00:00Z"),
      ])
    let open = try agenda(log + [talk, plan])
    #expect(open.contains("Agreed: listen first, by Fri 6 Mar."))
    #expect(open.contains("Not logged as done. What happened when it was tried?"))
    let done = try logged("2026-03-05", "task.done", [(field: "task", value: "t1")])
    #expect(try agenda(log + [talk, plan, done]).contains("Done on Thu 5 Mar. What came of it?"))
    #expect(try agenda(log).contains("No coaching talk with Kim is on record."))
  }

  @Test("praise what was kept again, and name what speaks on several deals")
  func praise() throws {
    let more =
      try log + [
        logged("2026-03-02", "proposal.sent", deal: "D3"), logged("2026-03-03", "call.held", deal: "D4"),
        logged("2026-03-09", "proposal.sent", deal: "D4"),
      ]
    let talk = try agenda(more)
    #expect(talk.contains("Kept again after it was broken: on D4, Mon 9 Mar."))
    #expect(talk.contains("Talk before proposing: 2 deals"))
    #expect(talk.contains("Ask: What did they say?"))
  }

  @Test("say what people answered, and why they say that something is wrong")
  func answers() throws {
    let nudge = [(field: "nudge", value: DataValue.text("n1"))]
    let week = try digest(
      log + [
        logged(
          "2026-03-05", "nudge.sent",
          nudge + [(field: "rule", value: "demo/talk-first"), (field: "to", value: "rep")]),
        logged(
          "2026-03-06", "nudge.answered",
          nudge + [(field: "answer", value: "wrong"), (field: "reason", value: "we met")]),
      ])
    #expect(week.contains("Answered: 1 wrong."))
    #expect(week.contains("Kim says that this was wrong: Talk before proposing"))
    #expect(week.contains("\"we met\"."))
  }

  /// D1 was proposed a week ago, D2 yesterday at ten.
  private var log: [LoggedActivity] {
    get throws {
      try [
        logged("2026-03-03", "proposal.sent", deal: "D1"), logged("2026-03-09", "proposal.sent", deal: "D2"),
        logged("2026-01-05", "call.held", deal: "D9"),
      ]
    }
  }

  @Test(
    "a one-to-one has as many points as the site wants: praise, a pattern, then deals",
    arguments: [(3, 1), (4, 2), (2, 0)])
  func points(most: Int, deals: Int) throws {
    let kinds = ["discount.offered", "objection.raised", "demo.held"]
    let rules = kinds.map { kind in
      """
        on-\(kind.prefix { $0 != "." }):
          title: Look at it
          when: \(kind)
          nudge: { manager: "Talk about the \(kind) on {deal.id}." }

      """
    }
    let log = try kinds.enumerated().map { try logged("2026-03-02", $0.element, deal: "D\($0.offset)") }
    var site = SiteConfiguration()
    site.nudges.oneToOne = most
    let text = try agenda(log, pack: "rules:\n" + rules.joined(), site: site)
    #expect(text.split(separator: "Talk about the").count - 1 == deals)
  }

  private func agenda(
    _ log: [LoggedActivity], pack: String = Self.pack, site: SiteConfiguration = SiteConfiguration()
  ) throws -> String {
    let fixture = try PackFixture(pack, log: log, site: site, budget: .unlimited)
    return AgendaPage(
      rep: "R1", manager: "M1", fixture.review, timeline: fixture.timeline, directory: Self.directory,
      names: Names(Self.directory, asOf: fixture.asOf), speech: fixture.speech
    ).sheet.text(TextLayout(width: 1_000, color: false))
  }

  private func digest(_ log: [LoggedActivity]) throws -> String {
    let fixture = try PackFixture(Self.pack, log: log, budget: .unlimited)
    return DigestPage(
      manager: "M1", fixture.review, timeline: fixture.timeline, directory: Self.directory,
      names: Names(Self.directory, asOf: fixture.asOf), speech: fixture.speech
    ).sheet.text(TextLayout(width: 1_000, color: false))
  }
}
