import Activity
import RulePacks
import SourceText
import Testing

@Suite("What packs expect of people, taken together")
struct PackSetPracticeTests {
  // MARK: Objectives

  @Test("serves an objective by its practice or by name, and the share is told")
  func served() throws {
    let packs = [try pack("a", ["one", "two"], objective: "keep")]
    let all = try site(
      "objectives: { keep: { says: Keep them. }, win: { says: Win them., served_by: [two] } }")
    let problems = PackSet.objectives(of: packs, at: all)
    #expect(problems.map(\.severity) == [.note])
    #expect(problems.map(\.message) == ["2 of 2 rules serve an objective of the business (100 %)"])
  }

  @Test("that serves none is told with the rules that it has, and so is an objective that nothing serves")
  func unserved() throws {
    let packs = [try pack("a", ["one", "two"])]
    let narrow = try site("objectives: { win: { says: Win them., served_by: [b/*] } }")
    let problems = PackSet.objectives(of: packs, at: narrow).filter { $0.severity == .warning }
    #expect(
      problems.map(\.message) == [
        "no rule in use serves 'win'", "'care' serves no objective of this site; its rules: one, two",
      ])
    #expect(problems.map { $0.file.text(in: $0.range) } == ["win", "care"])
  }

  @Test("is asked for nothing where the site states no objective, nor where a rule is switched off")
  func unasked() throws {
    let packs = [try pack("a", ["one", "two"])]
    #expect(PackSet.objectives(of: packs, at: try site("people: p.ndjson")).isEmpty)
    let off = try site(
      "select: [{ disable: two }]\nobjectives: { win: { says: Win them., served_by: [a/one] } }")
    #expect(PackSet.objectives(of: packs, at: off).map(\.severity) == [.note])
  }

  @Test("may name an objective only of the site, and the nearest is suggested")
  func misnamed() throws {
    let packs = [try pack("a", ["one"], objective: "keeep")]
    let keeping = try site("objectives: { keep: { says: Keep them., served_by: [one] } }")
    let problems = PackSet.objectives(of: packs, at: keeping).filter { $0.code == "TL2204" }
    #expect(problems.map(\.suggestion) == ["keep"])
  }

  // MARK: Churn

  @Test(
    "is a fashion where more than three in ten rules, and three at least, are gone or say something else",
    arguments: [
      (["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 0),
      (["one", "two", "three", "four", "five", "six", "seven", "new"], 0),
      (["one", "two", "three", "four", "five", "six", "new"], 1),
    ])
  func churn(rules: [String], problems: Int) throws {
    let before = try pack(
      "a", ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
    let found = PackSet.churn(of: [try pack("a", rules)], since: [before])
    #expect(found.count == problems)
    if problems > 0 {
      #expect(
        found.map(\.message) == ["4 of 10 rules of 'a' were replaced (40 %): seven, eight, nine, ten"])
    }
  }

  @Test("may be something else on trial, in another place or by another name of an event")
  func trial() throws {
    let names = ["one", "two", "three"]
    let before = try pack("a", names)
    #expect(PackSet.churn(of: [try pack("a", names, event: "demo.held")], since: [before]).count == 1)
    #expect(
      PackSet.churn(of: [try pack("a", names, event: "demo.held", status: "trial")], since: [before]).isEmpty)
    #expect(PackSet.churn(of: [try pack("a", names.reversed(), named: true)], since: [before]).isEmpty)
    #expect(PackSet.churn(of: [try pack("b", names, event: "demo.held")], since: [before]).isEmpty)
  }

  // MARK: Common core

  @Test("has a common core where six in ten rules of each site hold at all of them")
  func core() throws {
    let packs = [try pack("a", ["one", "two", "three", "four", "five"])]
    let north = try site("select: [{ disable: five }]")
    let south = try site("select: [{ disable: four }]")
    #expect(PackSet.commonCore(of: [(north, packs), (south, packs)]).isEmpty)
    let west = try site("select: [{ disable: a/* }, { enable: one }]")
    let problems = PackSet.commonCore(of: [(north, packs), (west, packs)])
    #expect(problems.map(\.message) == ["1 of 4 rules here hold at all 2 sites (25 %)"])
    #expect(PackSet.commonCore(of: [(west, packs)]).isEmpty)
  }

  @Test("calls one rule by one name, also across packs")
  func words() throws {
    let here = [try pack("a", ["one"], event: "demo.held")]
    let there = [try pack("b", ["uno"], event: "demo.held")]
    let anywhere = try site("people: p.ndjson")
    let problems = PackSet.commonCore(of: [(anywhere, here), (anywhere, there)])
    #expect(
      problems.filter { $0.rule == "uno" }.map(\.message).first?.hasPrefix("'b/uno' says the same as 'a/one'")
        == true)
  }

  // MARK: Volume

  @Test(
    "is more than doing much: a pack of nothing but counts is told",
    arguments: [
      ("{ at_least: 5, of: call.held }", 1), ("{ at_most: 5, of: call.held }", 0),
      ("{ at_least: 5, of: call.held, distinct: activity.contacts }", 0),
      ("{ at_least: 5, of: { kind: call.held, with: { purpose: discovery } } }", 0),
    ])
  func volume(expect: String, problems: Int) throws {
    let text =
      head("a") + """

        rules:
          busy:
            title: Busy
            per: rep
            every: week
            expect: \(expect)
            nudge: { rep: "Go.", ask: [Why?] }
        """
    #expect(try read(text).diagnostics.count { $0.code == "TL4302" } == problems)
  }

  // MARK: Making

  private func head(_ id: String) -> String {
    """
    touchline: 1
    pack: \(id)
    version: 1.0.0
    title: Demo
    summary: A pack of a test.
    domain: demo
    """
  }

  /// Rules that differ in a duration, so that no two say the same.
  private func pack(
    _ id: String, _ rules: [String], objective: String? = nil, event: String = "call.held",
    status: String = "live", named: Bool = false
  ) throws -> RulePack {
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "new"]
    let written = rules.map { name in
      """
        \(name):
          title: A rule
          practice: care
          status: \(status)
          when: proposal.sent
          expect: { later: \(named ? "talk" : event), within: \((names.firstIndex(of: name) ?? 0) + 1) days }
          nudge: { rep: "Say it.", ask: [Why?] }
      """
    }
    let text =
      head(id) + """

        \(named ? "events: { talk: \(event) }" : "")
        practices: { care: { statement: We care.\(objective.map { ", objective: \($0)" } ?? "") } }
        rules:

        """ + written.joined(separator: "\n")
    let read = try read(text)
    return try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }

  private func read(_ text: String) throws -> (pack: RulePack?, diagnostics: [Diagnostic]) {
    PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["demo"]).read(
      SourceFile(name: "demo.yaml", text: text))
  }

  private func site(_ text: String) throws -> SiteConfiguration {
    let read = SiteReader().read(SourceFile(name: "touchline.yaml", text: text))
    return try #require(read.site, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }
}
