import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Authoring

@Suite("What a change of packs does to a log")
struct ImpactTests {
  private static let other = """
      greet:
        title: Greet
        when: call.held
        nudge: { rep: Greet. }

    """

  private static func rules(_ within: String, level: String = "coach", says: String = "Answer.") -> String {
    """
      answer:
        title: Answer
        level: \(level)
        when: email.received
        expect: { later: email.sent, within: \(within) }
        nudge: { rep: "\(says)" }

    """ + other
  }

  /// Mails of D1 on day 0 and of D2 on day 10, answered after three days and never; calls on D1.
  private static let log: [LoggedActivity] = [
    ("D1", 0, "deal.opened"), ("D1", 1, "email.received"), ("D1", 4, "email.sent"), ("D1", 5, "call.held"),
    ("D2", 9, "deal.opened"), ("D2", 10, "email.received"), ("D1", 12, "call.held"), ("D1", 60, "call.held"),
  ].enumerated().map { place, activity in
    LoggedActivity(
      id: "a\(place)", at: MadeDeal.day(activity.1), kind: activity.2, deal: activity.0, rep: "R1",
      data: activity.2 == "deal.opened" ? [("stage", "new")] : [])
  }

  private func impact(
    _ from: [RulePack], _ to: [RulePack], _ oldSite: SiteConfiguration = SiteConfiguration(),
    _ newSite: SiteConfiguration = SiteConfiguration()
  ) -> Impact {
    var symbols = SymbolTable()
    let run = ImpactRun(
      from: ImpactSide(packs: from, site: oldSite), to: ImpactSide(packs: to, site: newSite),
      symbols: &symbols)
    let asOf = MadeDeal.day(70)
    let timeline = MadeLog.timeline(Self.log, symbols: symbols, asOf: asOf)
    let directory = Directory([.init(.person, id: "R1", manager: "M1", team: "north")])
    return run.impact(timeline, directory: directory, asOf: asOf, threads: 1)
  }

  @Test("a longer time to answer takes one finding away and moves another; the other rule is judged once")
  func longer() throws {
    let impact = impact([try MadeLog.pack(Self.rules("2 days"))], [try MadeLog.pack(Self.rules("4 days"))])
    #expect(impact.sharedRules == 1)
    #expect(impact.changedRules == 1)
    #expect(impact.removed.map(\.subject.ids) == [["D1"]])
    #expect(impact.moved.map(\.after.at) == [MadeDeal.day(14)])
    #expect(impact.added.isEmpty)
    #expect(impact.total == Impact.Counts(before: 5, after: 4, added: 0, removed: 1, moved: 1))
    #expect(impact.counts[.rule]?["p/greet"] == Impact.Counts(before: 3, after: 3))
    #expect(impact.counts[.team]?["north"]?.removed == 1)
    #expect(impact.counts[.stage]?["new"]?.moved == 1)
    #expect(impact.counts[.rep]?["R1"]?.before == 5)
  }

  @Test("another level or text moves findings in place")
  func texts() throws {
    let old = try MadeLog.pack(Self.rules("2 days"))
    let louder = impact([old], [try MadeLog.pack(Self.rules("2 days", level: "act"))])
    #expect(louder.moved.count == 2)
    #expect(louder.moved.allSatisfy { $0.before.at == $0.after.at && $0.after.level == .act })
    let other = impact([old], [try MadeLog.pack(Self.rules("2 days", says: "Write."))])
    #expect(other.moved.map(\.after.text) == ["Write.", "Write."])
  }

  @Test("what changes nothing is judged once, and nothing differs")
  func same() throws {
    let pack = try MadeLog.pack(Self.rules("2 days"))
    let impact = impact([pack], [pack])
    #expect(impact.changedRules == 0)
    #expect(impact.sharedRules == 2)
    #expect(impact.total == Impact.Counts(before: 5, after: 5))
    #expect(impact.examples().isEmpty)
  }

  @Test("rules that share what they read are judged twice where that changes")
  func sharedParts() throws {
    let old = try MadeLog.pack(
      Self.rules("params.wait"), head: "params: { wait: { type: duration, default: 2 days } }")
    let new = try MadeLog.pack(
      Self.rules("params.wait"), head: "params: { wait: { type: duration, default: 4 days } }")
    #expect(impact([old], [new]).changedRules == 2)
    #expect(impact([old], [new]).removed.count == 1)
  }

  @Test("another value of a parameter concerns only the rules that name it")
  func paramsOfRules() throws {
    let pack = try MadeLog.pack(
      Self.rules("params.wait"), head: "params: { wait: { type: duration, default: 2 days } }")
    let read = SiteReader(packs: [pack], catalogue: MadeLog.reader.catalogue).read(
      SourceFile(name: "touchline.yaml", text: "touchline: 1\ntune: { p: { params: { wait: 4 days } } }"))
    let impact = impact([pack], [pack], SiteConfiguration(), try #require(read.site))
    #expect((impact.changedRules, impact.sharedRules) == (1, 1))
    #expect(impact.removed.count == 1)
  }

  @Test("tuning, selection, exceptions and calendars of a site count as changes")
  func sites() throws {
    let pack = try MadeLog.pack(Self.rules("2 days"))
    func site(_ text: String) throws -> SiteConfiguration {
      let read = SiteReader(packs: [pack], catalogue: MadeLog.reader.catalogue)
        .read(SourceFile(name: "touchline.yaml", text: "touchline: 1\n" + text))
      return try #require(read.site, "\(Diagnostic.render(read.diagnostics, as: .text))")
    }
    let none = SiteConfiguration()
    let tuned = impact(
      [pack], [pack], none, try site("tune: { p: { rules: { answer: { within: 4 days } } } }"))
    #expect((tuned.changedRules, tuned.removed.count, tuned.moved.count) == (1, 1, 1))
    let disabled = impact([pack], [pack], none, try site("select: [{ disable: greet }]"))
    #expect((disabled.changedRules, disabled.removed.count) == (1, 3))
    let excepted = impact(
      [pack], [pack], none,
      try site("except: [{ rules: [greet], if: deal.id == \"D1\", why: w, owner: o, ends: 2026-12-31 }]"))
    #expect((excepted.changedRules, excepted.removed.count) == (1, 3))
    let moved = impact([pack], [pack], none, try site("calendars: { default: { zone: Asia/Dubai } }"))
    #expect(moved.changedRules == 2)
  }

  @Test("somebody's weeks begin and end with their work, and weeks without a nudge count")
  func load() throws {
    let impact = impact([try MadeLog.pack(Self.rules("2 days"))], [try MadeLog.pack(Self.rules("4 days"))])
    let load = try #require(impact.loads.first { $0.person == "R1" })
    #expect(load.total == Impact.Sides(before: 5, after: 4))
    #expect(load.most == Impact.Sides(before: 2, after: 1))
    #expect(load.median == Impact.Sides(before: 0, after: 0))
  }

  @Test("examples take rules in turn, what is only on one side first")
  func examples() throws {
    let old = try MadeLog.pack(Self.rules("2 days"))
    var new = try MadeLog.pack(Self.rules("4 days"))
    new.rules.removeAll { $0.id == "greet" }
    let examples = impact([old], [new]).examples(3)
    #expect(examples.map(\.finding.rule) == ["p/greet", "p/answer", "p/greet"])
    guard case .removed = examples[1] else {
      Issue.record("\(examples[1])")
      return
    }
  }

  @Test("pages name what differs, in each format")
  func pages() throws {
    let impact = impact([try MadeLog.pack(Self.rules("2 days"))], [try MadeLog.pack(Self.rules("4 days"))])
    let asOf = MadeDeal.day(70)
    let page = ImpactPage(
      impact, from: "old|er", to: "new", names: Names(.empty, asOf: asOf),
      speech: Speech(zone: .utc, asOf: asOf))
    let text = page.text(TextLayout(width: 100, color: false))
    #expect(text.contains("5 findings before, 4 after: 0 added, 1 removed, 1 moved"))
    #expect(text.contains("1. p/answer · D1"))
    #expect(page.markdown.contains("| p/answer | 2 | 1 | 0 | 1 | 1 |"))
    #expect(page.markdown.contains("old\\|er"))
    #expect(page.json.contains("\"moved\":[{\"change\":\"moved\",\"rule\":\"p/answer\""))
  }
}
