import Activity
import Engine
import EventTime
import RulePacks
import Testing

@Suite("A part of a log that is kept")
struct StandingPartTests {
  @Test(
    "finds about each deal what an evaluation of the whole log finds, however long ago the run was",
    arguments: 0..<16)
  func part(_ seed: Int) throws {
    try check(seed, StandingRunTests.rules(norms: seed % 2 == 0), unit: 1_000)
  }

  private static func line(
    _ id: String, _ kind: String, at: Int64, deal: String? = nil, rep: String? = nil,
    data: [(field: String, value: DataValue)] = []
  ) -> LoggedActivity {
    LoggedActivity(
      id: id, at: Instant(milliseconds: at * 1_000), kind: kind, deal: deal, rep: rep, data: data)
  }

  /// Of a deal whose amount is known from somebody else than who calls there.
  private func made(_ known: [LoggedActivity], then new: [LoggedActivity]) throws -> StandingPart {
    let wide: Set<String> = ["busy", "all", "together", "team", "pair", "many"]
    let rules = try StandingRunTests.rules(norms: false, without: wide)
    var shelf = StandingRunTests.Shelf()
    for activity in known { shelf.add(activity) }
    try shelf.run(rules, .empty, Instant(milliseconds: 10_000))
    for activity in new { shelf.add(activity) }
    let now = Instant(milliseconds: 12_000)
    let run = StandingRun(
      rules, catalogue: StandingRunTests.catalogue, directory: .empty, site: SiteConfiguration(), asOf: now)
    return StandingPart(run, shelf.kept(now))
  }

  private static let opened = [
    line("a", "deal.opened", at: 1, deal: "D1", rep: "R2", data: [("amount", .int(5_000))]),
    line("b", "note.logged", at: 2, deal: "D1", rep: "R1"), line("c", "call.held", at: 3, deal: "D2"),
  ]

  @Test("has the lines of others on the deals that a subject has to do with, and of these alone")
  func others() throws {
    let (rep, deal) = (SubjectID(kind: .rep, ids: ["R1"]), SubjectID(kind: .deal, ids: ["D1"]))
    for subject in [rep, deal] {
      var part = try made(Self.opened, then: [])
      #expect(try part.add(subject))
      #expect(part.timeline.rowCount == 2, "\(subject)")
    }
    var part = try made(Self.opened, then: [Self.line("d", "call.held", at: 11, deal: "D1", rep: "R1")])
    let found = try #require(try part.evaluate([rep], anew: [], options: EvaluationOptions(asOf: .latest)))
    // The amount that makes it large is on a line of another rep.
    #expect(found.evaluation.findings.map(\.at.milliseconds) == [11_000])
  }

  @Test("gives the records of deals that nothing concerns")
  func records() throws {
    let subjects = Set(["D1", "D2"].map { SubjectID(kind: .deal, ids: [$0]) })
    var part = try made(Self.opened, then: [])
    let options = EvaluationOptions(asOf: Instant(milliseconds: 12_000))
    let found = try #require(try part.evaluate(subjects, anew: [], options: options))
    #expect(found.evaluation.deals.map(\.id).sorted() == ["D1", "D2"])
  }

  @Test("names whom somebody leads, and knows whose lines are found without all others")
  func people() throws {
    let directory = Directory([
      Directory.Entry(.person, id: "R1", manager: "M1"), Directory.Entry(.account, id: "A1"),
    ])
    let run = StandingRun(
      try StandingRunTests.rules(norms: false), catalogue: StandingRunTests.catalogue, directory: directory,
      site: SiteConfiguration(), asOf: Instant(milliseconds: 0))
    #expect(run.subjects(ledBy: "M1").map(\.ids).sorted { $0.count < $1.count } == [["M1"], ["M1", "R1"]])
    #expect(SubjectID(kind: .account, ids: ["A1"]).isFoundByLines)
    let organisation = SubjectID(kind: .organisation, ids: ["organisation"])
    #expect(!organisation.isFoundByLines)
    var part = try made(Self.opened, then: [])
    #expect(try !part.add(organisation))
  }

  @Test("finds as much where no rule is about what no lines are filed under", arguments: 0..<16)
  func narrow(_ seed: Int) throws {
    let wide: Set<String> = ["busy", "all", "together", "team"]
    let left: [Set<String>] = [wide, wide.union(["pair"]), wide.union(["many", "pair"])]
    try check(seed + 100, StandingRunTests.rules(norms: false, without: left[seed % 3]), unit: 1_000)
    try check(
      seed + 200, StandingRunTests.rulesOfDays(without: left[(seed + 1) % 3]), unit: 86_400_000)
  }

  @Test("judges what is supposed as an evaluation of the whole log does", arguments: 0..<16)
  func supposed(_ seed: Int) throws {
    let unit: Int64 = seed % 2 == 0 ? 1_000 : 86_400_000
    let wide: Set<String> = seed % 3 == 0 ? [] : ["busy", "all", "together", "team"]
    let rules =
      try seed % 2 == 0
      ? StandingRunTests.rules(norms: seed % 4 == 0, without: wide)
      : StandingRunTests.rulesOfDays(without: wide)
    var random = RandomLog(seed: 300 + seed, unit: unit)
    let directory = Directory(seed % 5 == 0 ? [] : random.directory())
    let activities = random.editedActivities(60)
    // What comes late may change what is usual, and then all lines are needed.
    let late = seed % 4 == 3 ? 0 : 3
    var shelf = StandingRunTests.Shelf()
    for activity in activities.dropLast(late) { shelf.add(activity) }
    try shelf.run(rules, directory, Instant(milliseconds: (late == 0 ? 25 : 20) * unit))
    for activity in activities.suffix(late) { shelf.add(activity) }
    let now = Instant(milliseconds: 25 * unit)
    var (asked, judged) = (0, 0)
    for var activity in random.activities(20) where activity.deal != nil {
      activity.id = "supposed"
      if asked % 4 != 0 { activity.at = now.advanced(by: Int64(asked % 9) * unit) }
      asked += 1
      judged += try suppose(activity, shelf, rules, directory, now, "seed \(seed), \(activity.line)") ? 1 : 0
    }
    if !wide.isEmpty, seed % 2 == 0 || late == 0 { #expect(judged > 3, "seed \(seed)") }
  }

  /// - Returns: Whether the part was enough.
  private func suppose(
    _ activity: LoggedActivity, _ shelf: StandingRunTests.Shelf, _ rules: RuleSet, _ directory: Directory,
    _ now: Instant, _ what: String
  ) throws -> Bool {
    let deal = try #require(activity.deal)
    let run = StandingRun(
      rules, catalogue: StandingRunTests.catalogue, directory: directory, site: SiteConfiguration(), asOf: now
    )
    let until = max(now, activity.at)
    let line = KeptLine(
      number: -1, at: activity.at, deal: deal, account: activity.account, rep: activity.rep,
      kind: activity.kind, text: Array(activity.line.utf8))
    func longer(_ timeline: Timeline) -> Timeline {
      var builder = TimelineBuilder(
        continuing: timeline, catalogue: StandingRunTests.catalogue,
        options: ReadOptions(asOf: until, zone: SiteConfiguration().defaultCalendar.zone))
      #expect(builder.add(activity) == nil)
      return builder.finish().timeline
    }
    var part = StandingPart(run, shelf.kept(now))
    try part.add(.deal, deal)
    let subjects = part.subjects(of: [deal], in: longer(part.timeline))
    guard let usual = try part.usual(supposing: [line], until: until), try part.addLines(toJudge: subjects)
    else {
      return false
    }
    var options = EvaluationOptions(asOf: until, verdicts: true, witnesses: true, onlyDeals: [deal])
    options.besides = Set(subjects.flatMap(\.ids))
    let (few, all) = (longer(part.timeline), longer(StandingRunTests.timeline(shelf.lines, rules, now)))
    let found = Evaluator.evaluate(rules, timeline: few, directory: directory, options: options, usual: usual)
    let whole = Evaluator.evaluate(rules, timeline: all, directory: directory, options: options)
    #expect(found.findings.map { "\($0)" } == whole.findings.map { "\($0)" }, "\(what)")
    #expect(found.verdicts.map { "\($0)" } == whole.verdicts.map { "\($0)" }, "\(what)")
    return true
  }

  private func check(_ seed: Int, _ rules: RuleSet, unit: Int64) throws {
    var random = RandomLog(seed: seed, unit: unit)
    let directory = Directory(seed % 3 == 0 ? [] : random.directory())
    var activities = random.editedActivities(60)
    activities[..<50].sort { $0.at < $1.at }
    var shelf = StandingRunTests.Shelf()
    var (next, read) = (0, 0)
    for step in 1...20 {
      let end = min(activities.count, step * 4)
      for activity in activities[next..<end] { shelf.add(activity) }
      next = end
      let now = Instant(milliseconds: Int64(step * 3) * unit)
      if (step + seed) % 3 == 0 { try shelf.run(rules, directory, now) }
      guard !shelf.isFirst else { continue }
      for deal in Set(shelf.lines.compactMap(\.deal)).sorted() {
        read += try check(deal, shelf, rules, directory, now, "seed \(seed), step \(step), \(deal)") ? 1 : 0
      }
    }
    #expect(read > 0, "seed \(seed)")
  }

  /// - Returns: Whether the part was enough.
  private func check(
    _ deal: String, _ shelf: StandingRunTests.Shelf, _ rules: RuleSet, _ directory: Directory, _ now: Instant,
    _ what: String
  ) throws -> Bool {
    let run = StandingRun(
      rules, catalogue: StandingRunTests.catalogue, directory: directory, site: SiteConfiguration(), asOf: now
    )
    var part = StandingPart(run, shelf.kept(now))
    try part.add(.deal, deal)
    let subjects = part.subjects(of: [deal], in: part.timeline)
    var options = EvaluationOptions(asOf: now, verdicts: true, witnesses: true)
    let subject = SubjectID(kind: .deal, ids: [deal])
    guard let result = try part.evaluate(subjects, anew: [subject], options: options) else { return false }
    options.onlyDeals = [deal]
    let whole = Evaluator.evaluate(
      rules, timeline: StandingRunTests.timeline(shelf.lines, rules, now), directory: directory,
      options: options)
    // A deal whose every activity is gone is none.
    guard whole.deals.contains(where: { $0.id == deal }) else { return true }
    let (found, all) = (result.evaluation.findings.map { "\($0)" }, whole.findings.map { "\($0)" })
    #expect(found == all, "\(what)")
    func own(_ evaluation: Evaluation) -> [String] {
      evaluation.verdicts.filter { $0.subject == subject }.map { "\($0)" }
    }
    #expect(own(result.evaluation) == own(whole), "\(what)")
    let (record, known) = (result.evaluation.deals, whole.deals)
    #expect(record.first { $0.id == deal }?.bytes == known.first { $0.id == deal }?.bytes, "\(what)")
    return true
  }
}

extension StandingRunTests.Shelf {
  /// What a page asks of it.
  func kept(_ asOf: Instant) -> KeptStandings {
    let (lines, standings, deals) = (lines, standings, deals)
    let log = StandingRunTests.ShelfLog(self, asOf)
    return KeptStandings(
      log, ranUntil: ranUntil,
      edits: Set(
        log.unseen.filter { line in lines.count { Self.id($0) == Self.id(line) } > 1 }.map(\.number)),
      standing: { standings[$0] }, deal: { deals[$0] })
  }
}
