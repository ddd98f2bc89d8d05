import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

@Suite("What a run gives beside its findings")
struct EvaluationTests {
  private static let day: Int64 = 86_400_000

  private static let pack = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: A pack.
    domain: test
    facts:
      calls: { count: call.held }
    rules:
      answer:
        title: Answer in time
        when: email.received
        expect: { later: email.sent, within: 4 days }
        remind: 1 day
        nudge: { rep: "A mail waits on {deal.id}." }
    brief:
      working: [{ if: facts.calls >= 1, say: "We spoke {facts.calls} times." }]
    """

  private func rules(
    _ site: SiteConfiguration = SiteConfiguration(), pack: String = pack
  ) throws -> RuleSet {
    let reader = PackReader(catalogue: KindCatalogue(), domains: ["test"])
    let read = reader.read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    return RuleSet.compile(
      [try #require(read.pack, "\(read.diagnostics)")], site: site, symbols: &symbols)
  }

  @Test(
    "knows what of a log a condition reads",
    arguments: [
      ("activity.text.contains(\"price\")", "text"), ("activity.contacts.size() > 1", "contacts"),
      ("data.thread == \"price\"", "thread"), ("deal.fields.region == \"north\"", "region"),
      ("deal.fields != null", "all fields"), ("activity.actor != \"a.text\"", "none"),
    ])
  func content(condition: String, reads: String) throws {
    let scoped = Self.pack.replacing(
      "when: email.received", with: "when: email.received\n    if: '\(condition)'")
    let content = try rules(pack: scoped).content
    #expect(content.texts == (reads == "text"))
    #expect(content.contactKinds == (reads == "contacts" ? nil : []))
    if reads == "all fields" {
      #expect(content.dataFields == nil)
    } else {
      let record: Set = ["name", "stage", "amount", "currency", "to", "close_date"]
      let named: Set = ["text", "contacts", "none"].contains(reads) ? [] : [reads]
      #expect(content.dataFields == record.union(named))
    }
  }

  @Test("knows of which activities it reads contacts where facts alone do, those of norms among them")
  func contactKinds() throws {
    func kinds(_ facts: String, _ norms: String = "") throws -> Set<String>? {
      let added = "facts:\n  calls: { count: call.held }\n  people: { \(facts) }\n\(norms)"
      let asked = norms.isEmpty ? "facts.people > 2" : "facts.calls > norms.people"
      let scoped = Self.pack.replacing("facts:\n  calls: { count: call.held }", with: added)
        .replacing("when: email.received", with: "when: email.received\n    if: \(asked)")
      return try rules(pack: scoped).content.contactKinds
    }
    #expect(
      try kinds("distinct: activity.contacts, of: [call.held, demo.held]") == ["call.held", "demo.held"])
    #expect(
      try kinds("pending: activity.contacts, of: email.received, until: email.sent")
        == ["email.received", "email.sent"])
    #expect(try kinds("distinct: activity.contacts, of: any") == nil)
    #expect(
      try kinds(
        "distinct: activity.contacts, of: call.held",
        "norms:\n  people: { quantile: 50%, of: facts.people, at_least: 1, otherwise: 1 }") == ["call.held"])
  }

  private static func activity(_ id: String, _ kind: String, day: Int64, deal: String) -> LoggedActivity {
    LoggedActivity(
      id: id, at: Instant(milliseconds: day * Self.day), kind: kind, deal: deal, account: "A1", rep: "R1")
  }

  private static let log = [
    activity("a1", "email.received", day: 0, deal: "D1"), activity("a2", "call.held", day: 1, deal: "D1"),
    activity("a3", "email.received", day: 2, deal: "D2"), activity("a4", "email.sent", day: 3, deal: "D2"),
  ]

  private func evaluate(
    _ log: [LoggedActivity] = log, asOf day: Int64 = 9, site: SiteConfiguration = SiteConfiguration(),
    change: (inout EvaluationOptions) -> Void = { _ in }
  ) throws -> Evaluation {
    let rules = try rules(site)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
    for activity in log { builder.add(activity) }
    var options = EvaluationOptions(asOf: Instant(milliseconds: day * Self.day))
    change(&options)
    return Evaluator.evaluate(rules, timeline: builder.finish().timeline, site: site, options: options)
  }

  @Test("verdicts are counted whether they are listed or not")
  func counts() throws {
    let counted = try evaluate()
    #expect(counted.verdicts.isEmpty)
    #expect(counted.counts[0].raised == 1)
    #expect(counted.counts[0].met == 1)
    let listed = try evaluate { $0.verdicts = true }
    #expect(listed.counts == counted.counts)
    #expect(listed.verdicts.map(\.outcome) == [.met, .raised])
  }

  @Test("a wait is open until its deadline, and reminded of before it")
  func reminders() throws {
    let waiting = try evaluate(asOf: 3) { $0.reminders = true }
    #expect(waiting.counts[0].open == 1)
    #expect(waiting.findings.isEmpty)
    #expect(waiting.reminders.map(\.at.milliseconds) == [3 * Self.day])
    #expect(waiting.reminders.map(\.status) == [.due])
    let over = try evaluate { $0.reminders = true }
    #expect(over.reminders.first?.id == over.findings.first?.id)
  }

  @Test("only the deals that are asked for are looked at")
  func selection() throws {
    let one = try evaluate { $0.onlyDeals = ["D2"] }
    #expect(one.findings.isEmpty)
    #expect(one.deals.map(\.id) == ["D2"])
    #expect(try evaluate().deals.map(\.id) == ["D1", "D2"])
  }

  @Test("the packs' lines about a deal are judged as of the end")
  func brief() throws {
    let lines = try evaluate { $0.brief = true }.briefLines
    #expect(lines.map(\.text) == ["We spoke 1 times."])
    #expect(lines.map(\.deal) == ["D1"])
    #expect(try evaluate().briefLines.isEmpty)
  }

  @Test("texts are only made when they are wanted")
  func texts() throws {
    #expect(try evaluate().findings.first?.nudge?.rep == "A mail waits on D1.")
    let silent = try evaluate { $0.texts = false }
    #expect(silent.findings.count == 1)
    #expect(silent.findings.first?.nudge == nil)
  }

  @Test("the order of the lines means nothing")
  func order() throws {
    let forward = try evaluate { $0.verdicts = true }
    let backward = try evaluate(Self.log.reversed()) { $0.verdicts = true }
    #expect(forward.findings.map(\.id) == backward.findings.map(\.id))
    #expect(forward.verdicts.map(\.evidence) == backward.verdicts.map(\.evidence))
  }

  /// What the rule of a pack says to the rep, where it is raised.
  private func said(
    _ text: String, facts: String = "calls: { count: call.held }", _ log: [LoggedActivity],
    _ directory: Directory = .empty
  ) throws -> [String?] {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      facts:
        \(facts)
      rules:
        said: { title: S, when: call.held, nudge: { rep: '\(text)' } }
      """
    let rules = try rules(pack: pack)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
    for activity in log { builder.add(activity) }
    let evaluation = Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, directory: directory,
      options: EvaluationOptions(asOf: Instant(milliseconds: 9 * Self.day)))
    return evaluation.findings.map(\.nudge?.rep)
  }

  @Test("fields of the directory may be lists of anything, and those that say nothing are missing")
  func directoryLists() throws {
    let directory = Directory([
      Directory.Entry(
        .person, id: "R1",
        fields: [
          Directory.Entry.Field("skills", .list([.text("price"), .int(3), .bool(true)])),
          Directory.Entry.Field("nothing", .null),
        ])
    ])
    let text = #"{"price" in rep.fields.skills} {3 in rep.fields.skills} {rep.fields.nothing}"#
    let log = [Self.activity("a1", "call.held", day: 0, deal: "D1")]
    #expect(try said(text, log, directory) == ["true true not on record"])
    let whole = #"{"price" in rep.fields["skills"]} {rep.fields == rep.fields}"#
    #expect(try said(whole, log, directory) == ["true true"])
  }

  @Test(
    "activities that may or may not be an event are counted, whoever asks for it",
    arguments: [
      ("when: call.held", "count: long", ""),
      ("when: call.held", "pending: activity.contacts, of: call.held, until: long", ""),
      ("when: call.held", "count: email.sent, since: long", ""),
      ("when: call.held", "count: email.sent", "expect: { later: long, within: 2 days }"),
    ])
  func skipped(when: String, fact: String, expect: String) throws {
    let pack = Self.pack.replacing("calls: { count: call.held }", with: "calls: { \(fact) }")
      .replacing("facts:", with: "events:\n  long: { kind: call.held, where: data.minutes > 10 }\nfacts:")
      .replacing("when: email.received", with: "\(when)\n    if: facts.calls >= 0")
      .replacing("expect: { later: email.sent, within: 4 days }\n    remind: 1 day", with: expect)
    let rules = try rules(pack: pack)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
    builder.add(Self.activity("a1", "call.held", day: 0, deal: "D1"))
    let evaluation = Evaluator.evaluate(
      rules, timeline: builder.finish().timeline,
      options: EvaluationOptions(asOf: Instant(milliseconds: Self.day)))
    #expect(evaluation.skippedMatches.map(\.unknown) == [1])
  }

  @Test("a deal that no activity gives an account has none")
  func noAccount() throws {
    var call = Self.activity("a1", "call.held", day: 0, deal: "D1")
    #expect(try said("{deal.account} {account.id} {deal.rep}", [call]) == ["A1 A1 R1"])
    call.account = nil
    #expect(try said("{deal.account} {account.id} {deal.rep}", [call]) == ["not on record not on record R1"])
  }

  @Test(
    "what is known only when it runs is told apart as well",
    arguments: [
      ("dyn(bytes(activity.id))", 3), ("dyn([activity.id])", 3), ("dyn([[activity.id], [activity.kind]])", 4),
      ("dyn(type(activity.id))", 1), ("dyn(activity)", 3), ("dyn({activity.kind: 1})", 1),
    ])
  func dynamic(argument: String, count: Int) throws {
    let log = ["a1", "a2", "a3"].map { Self.activity($0, "email.sent", day: 0, deal: "D1") }
    let call = Self.activity("a4", "call.held", day: 1, deal: "D1")
    let facts = "things: { distinct: '\(argument)', of: email.sent }"
    #expect(try said("{facts.things}", facts: facts, log + [call]) == ["\(count)"])
  }

  @Test(
    "values that are listed come back as what they were",
    arguments: [
      ("dyn([null, 1, 2.5])", "facts.things[0] == null && facts.things[1] == 1 && facts.things[2] == 2.5"),
      ("dyn(type(activity.id))", "facts.things == [string]"), ("dyn(activity)", "size(facts.things) == 1"),
      ("dyn([activity.at])", "facts.things[0] < timestamp(\"2000-01-01T00:00:00Z\")"),
    ])
  func listed(argument: String, holds: String) throws {
    let log = [
      Self.activity("a1", "email.sent", day: 0, deal: "D1"),
      Self.activity("a2", "call.held", day: 1, deal: "D1"),
    ]
    let facts = "things: { values: '\(argument)', of: email.sent }"
    #expect(try said("{\(holds)}", facts: facts, log) == ["true"])
  }

  @Test("a rule that the site disables is not evaluated")
  func selectionOfRules() throws {
    var site = SiteConfiguration()
    site.select = [.init(enables: false, pattern: "p/*", range: SourceRange(start: 0, end: 0))]
    let evaluation = try evaluate(site: site)
    #expect(evaluation.findings.isEmpty)
    #expect(evaluation.counts.isEmpty)
  }
}

@Suite("The identity of a finding")
struct FindingIdentityTests {
  private let subject = SubjectID(kind: .deal, ids: ["D1"])

  @Test("depends on rule, subject and cause, and on nothing else")
  func parts() {
    let id = FindingIdentity.id(rule: "p/r", subject: subject, cause: ["a1"])
    #expect(id == FindingIdentity.id(rule: "p/r", subject: subject, cause: ["a1"]))
    #expect(id.utf8.count == 16)
    let others = [
      FindingIdentity.id(rule: "p/s", subject: subject, cause: ["a1"]),
      FindingIdentity.id(rule: "p/r", subject: SubjectID(kind: .rep, ids: ["D1"]), cause: ["a1"]),
      FindingIdentity.id(rule: "p/r", subject: subject, cause: ["a", "1"]),
    ]
    #expect(Set(others + [id]).count == 4)
  }

  @Test("is written as documented")
  func encoding() {
    // printf 'p/r\x1fdeal\x1fD1\x1fa1\x1f' | sha256sum
    #expect(FindingIdentity.id(rule: "p/r", subject: subject, cause: ["a1"]) == "543fa34831b0b7b3")
  }
}
