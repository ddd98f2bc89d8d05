import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

@Suite("What of a log rules look at")
struct RuleReachTests {
  private func reach(_ rules: String) throws -> RuleReach { RuleReach(try set(rules)) }

  private func set(_ rules: String) throws -> RuleSet {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      rules:
      \(rules)
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    return RuleSet.compile([try #require(read.pack, "\(read.diagnostics)")], symbols: &symbols)
  }

  @Test("is another basis where rules, people, a site or what is asked differ")
  func basis() throws {
    let one = "  a: { title: A, when: email.received, nudge: { rep: Look. } }"
    func basis(
      _ rules: String = one, _ directory: Directory = .empty, _ site: SiteConfiguration = SiteConfiguration(),
      _ options: EvaluationOptions = StandingRun.options
    ) throws -> [UInt8] {
      try set(rules).basis(
        catalogue: KindCatalogue(), directory: directory, site: site, options: options)
    }
    var calendars = SiteConfiguration()
    calendars.calendars["default"] = WorkCalendar(zone: .utc, days: [.monday])
    let all = [
      try basis(), try basis(one.replacing("email", with: "call").replacing("received", with: "held")),
      try basis(one, Directory([Directory.Entry(.person, id: "R1", manager: "M1")])),
      try basis(one, .empty, calendars),
      try basis(one, .empty, SiteConfiguration(), EvaluationOptions(asOf: .latest, texts: false)),
    ]
    #expect(all.allSatisfy { $0.count == 32 } && Set(all).count == all.count)
    #expect(try basis() == all[0])
  }

  @Test("is the kinds of activities that a rule names, for a subject that some rule is about")
  func named() throws {
    let reach = try reach(
      """
        mails: { title: M, when: email.received, nudge: { rep: Look. } }
        alone: { title: A, per: rep, when: meeting.held, nudge: { rep: Look. } }
        busy: { title: B, per: account, while: account.open_deals > 2, nudge: { rep: Look. } }
      """)
    let kinds: [SubjectKind] = [.deal, .rep, .account, .manager]
    #expect(kinds.map { reach.reaches($0) } == [true, true, true, false])
    #expect(kinds.map { reach.countsOpenDeals($0) } == [false, false, true, false])
    #expect(kinds.map { reach.asks(for: "meeting.held", of: $0) } == [true, true, false, false])
    #expect(kinds.map { reach.asks(for: "email.received", of: $0) } == [true, false, false, false])
    #expect(kinds.map { reach.asks(for: "site_visit.held", of: $0) } == [true, false, false, false])
    #expect(kinds.map { reach.asks(for: "nudge.sent", of: $0) } == [true, false, false, false])
  }

  @Test("is all others where a rule asks for any, and what the product says only where it is named")
  func any() throws {
    let any = try reach(
      "  a: { title: A, per: rep, while: rep.open_deals > 0, without: any, in_last: 9 days, nudge: { rep: Look. } }"
    )
    #expect(any.asks(for: "site_visit.held", of: .rep) && !any.asks(for: "nudge.sent", of: .rep))
    let named = try reach("  sent: { title: S, per: rep, when: nudge.sent, nudge: { rep: Look. } }")
    #expect(named.asks(for: "nudge.sent", of: .rep) && !named.asks(for: "nudge.answered", of: .rep))
    #expect(!named.asks(for: "site_visit.held", of: .rep))
    let pair = try reach("  p: { title: P, per: [manager, rep], when: call.held, nudge: { rep: Look. } }")
    #expect(pair.kinds.allSatisfy { pair.asks(for: "site_visit.held", of: $0) })
  }

  @Test("is enough of a timeline where nothing else counts on it")
  func readableInPart() throws {
    func isReadable(_ rule: String, _ kind: SubjectKind = .rep) throws -> Bool {
      let reach = try reach("  a: { title: A, per: \(kind.name), \(rule), nudge: { rep: Look. } }")
      return reach.isReadableInPart(kind)
    }
    #expect(try isReadable("when: call.held"))
    #expect(try isReadable("when: call.held, if: deal.amount > 1000"))
    #expect(try isReadable("when: call.held, expect: { later: email.sent, within: 1 day }"))
    #expect(try isReadable("every: week, expect: { at_least: 1, of: call.held }"))
    #expect(try !isReadable("every: week, if: rep.name == 'Kim', expect: { at_least: 1, of: call.held }"))
    #expect(try !isReadable("while: rep.open_deals > 2"))
    #expect(try !isReadable("while: rep.name == 'Kim'"))
    #expect(try !isReadable("when: call.held, if: rep.open_deals > 2"))
    #expect(try !isReadable("when: any"))
    #expect(try !isReadable("when: call.held", .deal))
  }

  @Test(
    "asks for what the product says where an event is any of it, and for others only where one is any at all")
  func others() throws {
    for (event, said, other) in [
      ("any", false, true), ("nudge.sent", true, false), ("call.held", false, false),
    ] {
      let reach = try reach("  a: { title: A, per: rep, when: \(event), nudge: { rep: Look. } }")
      #expect(reach.asks(for: "nudge.sent", of: .rep) == said)
      #expect(reach.asks(for: "nudge.of_another_kind", of: .rep) == false)
      #expect(reach.asks(for: "site_visit.held", of: .rep) == other)
    }
  }
}
