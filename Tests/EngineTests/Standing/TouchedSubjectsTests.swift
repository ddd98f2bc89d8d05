import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

/// What has to be run and read after a few more lines.
@Suite("What new lines touch")
struct TouchedSubjectsTests {
  private static let wide: Set<String> = ["busy", "all", "together", "team", "pair"]

  private static func line(
    _ id: String, _ kind: String, at: Int64, deal: String? = nil, account: String? = nil, rep: String? = nil
  ) -> LoggedActivity {
    LoggedActivity(
      id: id, at: Instant(milliseconds: at * 1_000), kind: kind, deal: deal, account: account, rep: rep)
  }

  private static let known = [
    line("o", "deal.opened", at: 1, deal: "D1", account: "A1", rep: "R1"),
    line("p", "deal.opened", at: 2, deal: "D2", rep: "R1"),
    line("q", "note.logged", at: 3, deal: "D2", rep: "R2"),
    line("c", "call.held", at: 5, deal: "D1", account: "A1", rep: "R1"),
  ]

  private static func run(_ rules: RuleSet, _ directory: Directory = .empty) -> StandingRun {
    StandingRun(
      rules, catalogue: StandingRunTests.catalogue, directory: directory, site: SiteConfiguration(),
      asOf: Instant(milliseconds: 12_000))
  }

  private func touched(
    _ line: LoggedActivity, _ rules: RuleSet, beside others: [LoggedActivity] = []
  ) throws -> TouchedSubjects? {
    let (run, log) = try ground(line, rules, beside: others)
    return try TouchedSubjects(run, log)
  }

  /// The lines that all it touches need together; nil where they are more than `most`.
  private func lines(
    _ line: LoggedActivity, _ rules: RuleSet, most: Int = .max, beside others: [LoggedActivity] = []
  ) throws -> [KeptLine]? {
    let (run, log) = try ground(line, rules, beside: others)
    let touched = try #require(try TouchedSubjects(run, log))
    return try touched.lines(of: touched.subjects, in: log, most: most)
  }

  private func ground(
    _ line: LoggedActivity, _ rules: RuleSet, beside others: [LoggedActivity]
  ) throws -> (StandingRun, StandingRunTests.ShelfLog) {
    var shelf = StandingRunTests.Shelf()
    for known in Self.known + others { shelf.add(known) }
    try shelf.run(rules, .empty, Instant(milliseconds: 10_000))
    shelf.add(line)
    let run = Self.run(rules)
    return (run, StandingRunTests.ShelfLog(shelf, run.asOf))
  }

  private func names(_ line: LoggedActivity, _ rules: RuleSet) throws -> [String]? {
    try touched(line, rules)?.subjects.map(\.description).sorted()
  }

  @Test("is the deal alone where a line comes last and nobody asks for it")
  func last() throws {
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide.union(["many"]))
    #expect(try names(Self.line("x", "note.logged", at: 11, deal: "D1", rep: "R2"), rules) == ["D1"])
    #expect(
      try names(Self.line("x", "note.logged", at: 4, deal: "D1", rep: "R2"), rules) == ["D1", "R1"])
  }

  @Test("is whoever counts deals, where the lines of these can be found")
  func counts() throws {
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide)
    let opened = Self.line("x", "deal.opened", at: 11, deal: "D3", account: "A1", rep: "R1")
    #expect(try names(opened, rules)?.contains("A1") == true)
  }

  @Test("is read line by line up to so many lines, those of deals that others read among them")
  func most() throws {
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide.union(["many"]))
    for line in [
      Self.line("x", "note.logged", at: 11, deal: "D1"), Self.line("x", "call.held", at: 11, rep: "R1"),
    ] {
      let count = try #require(try lines(line, rules)?.count)
      #expect(count > 1)
      #expect(try lines(line, rules, most: count)?.count == count, "\(line.kind)")
      #expect(try lines(line, rules, most: count - 1) == nil, "\(line.kind)")
    }
  }

  @Test("is read up to so many lines of deals that nothing but others reads")
  func mostOfOthers() throws {
    let left: Set<String> = ["many", "answer", "quiet"]
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide.union(left))
    let line = Self.line("x", "call.held", at: 11, rep: "R1")
    // That deal has been of two reps, so that all of its lines say whose it is.
    let others = [Self.line("d", "call.held", at: 6, deal: "D2", rep: "R1")]
    let found = try #require(try touched(line, rules, beside: others))
    #expect(found.subjects.map(\.description) == ["R1"])
    let count = Self.known.count + 2
    #expect(try lines(line, rules, beside: others)?.count == count)
    #expect(try lines(line, rules, most: count, beside: others)?.count == count)
    #expect(try lines(line, rules, most: count - 1, beside: others) == nil)
  }

  @Test("falls into two lots that weigh about the same, where it weighs enough")
  func lots() throws {
    let rules = try StandingRunTests.rules(norms: false)
    let touched = try #require(
      try touched(Self.line("x", "call.held", at: 11, deal: "D1", account: "A1", rep: "R1"), rules))
    #expect(touched.lots(least: 1_000) == [touched.subjects])
    let lots = touched.lots(least: 2)
    #expect(lots.count == 2 && lots[0].isDisjoint(with: lots[1]))
    #expect(lots[0].union(lots[1]) == touched.subjects)
    // The organisation outweighs all others.
    #expect(lots.map { $0.filter { $0.kind == .rep }.count } == [0, 1])
  }

  @Test("is all there is where a team or more counts open deals")
  func wideCounts() throws {
    for (subject, isWide) in [("account", false), ("rep", false), ("team", true)] {
      let pack = """
        touchline: 1
        pack: p
        version: 1.0.0
        title: P
        summary: A pack.
        domain: test
        rules:
          a: { title: A, per: \(subject), while: \(subject).open_deals > 1, nudge: { rep: Look. } }
        """
      let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
        .read(SourceFile(name: "p.yaml", text: pack))
      var symbols = SymbolTable()
      let rules = RuleSet.compile([try #require(read.pack, "\(read.diagnostics)")], symbols: &symbols)
      let run = Self.run(rules)
      let log = StandingRunTests.ShelfLog(StandingRunTests.Shelf(), run.asOf)
      let touched = try #require(try TouchedSubjects(run, log))
      #expect(touched.hasWideCounts == isWide, "\(subject)")
    }
  }

  @Test("is read of everybody whom a manager or a team has, and of the manager")
  func reps() throws {
    let directory = Directory([
      Directory.Entry(.person, id: "R1", manager: "M1", team: "T1"),
      Directory.Entry(.person, id: "R2", manager: "M2", team: "T1"),
      Directory.Entry(.account, id: "A1", manager: "M1", team: "T1"),
    ])
    let run = Self.run(try StandingRunTests.rules(norms: false), directory)
    #expect(run.reps(of: SubjectID(kind: .manager, ids: ["M1"])) == ["M1", "R1"])
    #expect(run.reps(of: SubjectID(kind: .team, ids: ["T1"])) == ["R1", "R2"])
  }

  @Test("of two is found by the lines of the first of them that lines name, else of the second")
  func pairs() {
    func kept(_ first: SubjectKind, _ second: SubjectKind, _ ids: [String]) -> String? {
      SubjectID(kind: .pair(first, second), ids: ids).kept.map { "\($0.part) \($0.id)" }
    }
    #expect(kept(.account, .manager, ["A1", "M1"]) == "account A1")
    #expect(kept(.rep, .account, ["R1", "A1"]) == "rep R1")
    #expect(kept(.manager, .rep, ["M1", "R1"]) == "rep R1")
    #expect(kept(.manager, .team, ["M1", "T1"]) == nil)
    #expect(kept(.account, .rep, ["A1"]) == nil)
  }
}
