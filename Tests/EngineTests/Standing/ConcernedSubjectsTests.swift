import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

/// Which subjects one more line concerns, after a run over a few.
@Suite("Whom new lines concern")
struct ConcernedSubjectsTests {
  private static func line(
    _ id: String, _ kind: String, at: Int64, deal: String? = nil, account: String? = nil, rep: String? = nil,
    rev: Int64 = 0
  ) -> LoggedActivity {
    LoggedActivity(
      id: id, at: Instant(milliseconds: at * 1_000), kind: kind, deal: deal, account: account, rep: rep,
      rev: rev)
  }

  /// Of D1 one rep and one account are known; D2 has been of two reps.
  private static let known = [
    line("o", "deal.opened", at: 1, deal: "D1", account: "A1", rep: "R1"),
    line("c", "call.held", at: 5, deal: "D1", account: "A1", rep: "R1"),
    line("p", "deal.opened", at: 2, deal: "D2", rep: "R1"),
    line("q", "note.logged", at: 3, deal: "D2", rep: "R2"),
    line("r", "call.held", at: 10, rep: "R4"),
    line("s", "note.logged", at: 8, account: "A2"),
    line("z", "note.logged", at: 10, account: "A2"),
  ]

  private static let wanted: Set<SubjectID> = Set(
    [("D1", "D2", SubjectKind.deal), ("A1", "A2", .account)].flatMap { one, other, kind in
      [SubjectID(kind: kind, ids: [one]), SubjectID(kind: kind, ids: [other])]
    } + (1...4).map { SubjectID(kind: .rep, ids: ["R\($0)"]) })

  private static func concerned(
    _ line: LoggedActivity, _ rules: RuleSet, _ directory: Directory = .empty,
    among wanted: Set<SubjectID> = wanted,
    ranUntil: Int64 = 10, asOf: Int64 = 12
  ) throws -> ConcernedSubjects {
    var shelf = StandingRunTests.Shelf()
    for known in known { shelf.add(known) }
    try shelf.run(rules, directory, Instant(milliseconds: ranUntil * 1_000))
    shelf.add(line)
    let now = Instant(milliseconds: asOf * 1_000)
    let run = StandingRun(
      rules, catalogue: StandingRunTests.catalogue, directory: directory, site: SiteConfiguration(),
      asOf: now)
    return try ConcernedSubjects(run, shelf.kept(now), among: wanted)
  }

  private func names(_ line: LoggedActivity, _ rules: RuleSet) throws -> [String] {
    try Self.concerned(line, rules).subjects.map(\.description).sorted()
  }

  private static let wide: Set<String> = ["busy", "all", "together", "team", "pair"]

  @Test("is the deal, and whoever has to do with it only where it reads otherwise")
  func readers() throws {
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide.union(["many"]))
    func note(_ at: Int64, deal: String? = "D1", account: String? = nil, rep: String? = nil) throws
      -> [String]
    {
      try names(Self.line("x", "note.logged", at: at, deal: deal, account: account, rep: rep), rules)
    }
    #expect(try note(7) == ["D1"])
    #expect(try note(7, account: "A1") == ["D1"])
    #expect(try note(7, rep: "R1") == ["D1"])
    #expect(try note(7, account: "A1", rep: "R1") == ["D1"])
    #expect(try note(7, rep: "R2") == ["D1", "R1", "R2"])
    #expect(try note(7, account: "A2") == ["D1", "R1"])
    #expect(try note(7, account: "A1", rep: "R2") == ["D1", "R1", "R2"])
    // Whose D2 was is another question at every instant, but not behind the latest run.
    #expect(try note(9, deal: "D2", rep: "R2") == ["D2", "R1", "R2"])
    #expect(try note(10, deal: "D2", rep: "R2") == ["D2"])
    #expect(try names(Self.line("x", "deal.amount_changed", at: 7, deal: "D1"), rules) == ["D1", "R1"])
    #expect(try names(Self.line("x", "deal.amount_changed", at: 7, deal: "D9"), rules) == [])
    // With the first line of a deal there is one more.
    #expect(try note(11, deal: "D9", rep: "R1") == ["R1"])
  }

  @Test("is whoever led somebody on any day where what that one holds is counted")
  func leaders() throws {
    let rules = try StandingRunTests.rules(norms: false, without: ["busy", "all", "together", "team"])
    let change = Instant(milliseconds: 4_000)
    let directory = Directory([
      Directory.Entry(.person, id: "R4", manager: "M1", until: change),
      Directory.Entry(.person, id: "R4", manager: "M2", from: change),
    ])
    let pairs = ["M1", "M2", "M3"].map { SubjectID(kind: .pair(.manager, .rep), ids: [$0, "R4"]) }
    let lost = Self.line("x", "deal.lost", at: 11, deal: "D9", rep: "R4")
    let concerned = try Self.concerned(lost, rules, directory, among: Set(pairs)).subjects
    #expect(concerned == Set(pairs.prefix(2)))
  }

  @Test("is a rep where something asks for the line, or begins with it")
  func reps() throws {
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide.union(["many"]))
    #expect(try names(Self.line("x", "note.logged", at: 7, rep: "R1"), rules) == [])
    #expect(try names(Self.line("x", "call.held", at: 7, rep: "R1"), rules) == ["R1"])
    #expect(try names(Self.line("x", "note.logged", at: 7, rep: "R3"), rules) == ["R3"])
    #expect(try names(Self.line("x", "note.logged", at: 1, rep: "R1"), rules) == ["R1"])
    #expect(try names(Self.line("x", "note.logged", at: 2, rep: "R1"), rules) == [])
    #expect(
      try names(Self.line("o", "note.logged", at: 1, deal: "D1", rep: "R1", rev: 1), rules) == ["D1", "R1"])
  }

  @Test("is an account that counts its deals where a line does not come last, whatever it is")
  func late() throws {
    let rules = try StandingRunTests.rules(norms: false, without: Self.wide)
    #expect(try names(Self.line("x", "note.logged", at: 4, account: "A1"), rules) == ["A1"])
    #expect(try names(Self.line("x", "note.logged", at: 5, account: "A1"), rules) == ["A1"])
    #expect(try names(Self.line("x", "note.logged", at: 6, account: "A1"), rules) == [])
    #expect(try names(Self.line("x", "note.logged", at: 11, account: "A1"), rules) == [])
    // Beside another one of the instant of the latest run.
    #expect(try names(Self.line("x", "note.logged", at: 10, account: "A2"), rules) == ["A2"])
  }

  @Test("may be everybody where a deal gives other than before to what has been drawn up")
  func norms() throws {
    let rules = try StandingRunTests.rulesOfDays()
    // The start of the week of the question.
    let monday: Int64 = 4 * 86_400
    func changes(_ kind: String, _ at: Int64) throws -> Bool {
      try Self.concerned(
        Self.line("x", kind, at: at, deal: "D1", rep: "R1"), rules, ranUntil: 10, asOf: monday + 86_400
      ).changesNorms
    }
    #expect(try changes("deal.won", monday - 1))
    #expect(try !changes("deal.won", monday))
    #expect(try !changes("note.logged", monday - 1))
    let plain = try StandingRunTests.rules(norms: false)
    #expect(try !Self.concerned(Self.line("x", "deal.won", at: 11, deal: "D1"), plain).changesNorms)
  }
}
