import Activity
import EventTime
import Glibc
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

@Suite("A run over what is new")
struct StandingRunTests {
  static let pack = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: A pack.
    domain: test
    facts:
      calls: { count: call.held, within: 9 seconds }
      mails: { count: email.received }
    norms:
      usual_mails: { quantile: 50%, of: facts.mails, at_least: 1, otherwise: 1 }
    rules:
      answer:
        title: Answer in time
        when: email.received
        expect: { later: call.held, within: 4 seconds }
        expires: 12 seconds
        nudge: { rep: "A mail waits on {deal.name}." }
      quiet:
        title: A deal has gone quiet
        while: "deal.open && facts.mails >= norms.usual_mails"
        without: [call.held, email.received]
        in_last: 6 seconds
        nudge: { rep: "{deal.name} is quiet." }
      large:
        per: rep
        title: Do not sit on a large deal alone
        when: call.held
        if: deal.amount > 1000
        nudge: { manager: "{deal.id} is large." }
      many:
        per: account
        title: Many deals at a time
        while: account.open_deals > 1
        nudge: { rep: "{account.open_deals} deals are open." }
      pair:
        per: [manager, rep]
        title: Talk about open deals
        while: rep.open_deals > 0
        without: note.logged
        in_last: 5 seconds
        nudge: { manager: "Talk." }
      busy:
        per: manager
        title: Look at reopened deals
        when: deal.reopened
        nudge: { manager: "{deal.name} is open again." }
      all:
        per: organisation
        title: Losses
        when: deal.lost
        if: facts.calls > 1
        nudge: { manager: "A loss on {deal.id}." }
      together:
        per: organisation
        title: Mails are answered somewhere
        while: facts.mails > facts.calls
        for: 5 seconds
        nudge: { manager: "{facts.mails} mails." }
      team:
        per: team
        title: Discuss what was lost
        when: deal.lost
        expect: { later: note.logged, within: 7 seconds }
        nudge: { manager: "{deal.id} was lost by {rep.name}." }
      mine:
        per: rep
        title: Mails in turn
        when: email.received
        if: deal.amount >= 1000
        expect: { later: call.held, within: 3 seconds }
        nudge: { rep: "{deal.name} of {account.name}." }
    """

  static let catalogue = KindCatalogue()
  /// How many logs are made up: more where somebody asks for it.
  static let logs = getenv("STANDING_LOGS").flatMap { Int(String(cString: $0)) } ?? 24

  static func rules(norms: Bool, without left: Set<String> = []) throws -> RuleSet {
    var text = pack
    if !norms {
      text = text.split(separator: "\n").filter { !$0.contains("norms:") && !$0.contains("usual_mails:") }
        .joined(separator: "\n").replacing("norms.usual_mails", with: "0")
    }
    return try compile(Self.leaveOut(left, of: text))
  }

  /// Days take the place of seconds, so that norms are drawn up in between.
  static func rulesOfDays(without left: Set<String> = []) throws -> RuleSet {
    let norms = """
        usual_mails: { quantile: 50%, of: facts.mails, every: week, at_least: 1, otherwise: 1 }
        usual_calls: { quantile: 75%, of: facts.all_calls, by: [deal.stage, rep.id], every: week, at_least: 2 }
      """
    let text = pack.split(separator: "\n").map { $0.contains("usual_mails:") ? norms : String($0) }
      .joined(separator: "\n").replacing("seconds", with: "days")
      .replacing("  mails: {", with: "  all_calls: { count: call.held }\n  mails: {")
    let compared = """

        compared:
          title: Call as often as others
          when: email.received
          expect: { that: facts.all_calls >= norms.usual_calls }
          nudge: { rep: "{facts.all_calls} of {norms.usual_calls}." }
      """
    return try compile(Self.leaveOut(left, of: text + compared))
  }

  /// Rules by which whoever has to do with many deals counts those that are open, and reads a clock.
  private static func rulesOfCounts() throws -> RuleSet {
    let text = pack.split(separator: "\n").filter { !$0.contains("norms:") && !$0.contains("usual_mails:") }
      .joined(separator: "\n").replacing("norms.usual_mails", with: "0")
      .replacing("  mails: {", with: "  newest: { latest: call.held }\n  mails: {")
    let counting = """

        crew:
          per: team
          title: A team has much to do
          while: team.open_deals > 1
          for: 3 seconds
          nudge: { manager: "{team.open_deals} deals are open." }
        lead:
          per: manager
          title: Talk about what is open
          when: note.logged
          if: manager.open_deals > 0
          nudge: { manager: "{manager.open_deals} deals are open." }
        rested:
          per: rep
          title: Call again
          while: now - facts.newest.at > duration("4s")
          nudge: { rep: "Call somebody." }
      """
    return try compile(Self.leaveOut(["busy", "all", "together", "team"], of: text) + counting)
  }

  private static func leaveOut(_ names: Set<String>, of text: String) -> String {
    var (isRule, isLeft) = (false, false)
    let lines = text.split(separator: "\n").filter { line in
      if line == "rules:" { isRule = true }
      if isRule, line.hasPrefix("  "), !line.hasPrefix("   ") {
        isLeft = names.contains(String(line.dropFirst(2).dropLast()))
      }
      return !isLeft
    }
    return lines.joined(separator: "\n")
  }

  private static func compile(_ text: String) throws -> RuleSet {
    let read = PackReader(catalogue: catalogue, domains: ["test"]).read(
      SourceFile(name: "p.yaml", text: text))
    var symbols = SymbolTable()
    return RuleSet.compile([try #require(read.pack, "\(read.diagnostics)")], symbols: &symbols)
  }

  /// Lines as they came, and what runs have come to, in the memory of a test.
  struct Shelf {
    var lines: [KeptLine] = []
    var through: Int64 = 0
    var ranUntil = Instant.earliest
    var standings: [SubjectID: SubjectStanding] = [:]
    var deals: [String: DealSummary] = [:]
    var steady: Set<String> = []
    var samples: [String: DealSamples] = [:]
    var norms: DrawnNorms?
    var isFirst = true
    var parts = 0
    /// Whatever is needed is more than is read one by one.
    var isWide = false
    var mostUnseen = StandingRun.mostUnseen

    mutating func add(_ activity: LoggedActivity) {
      lines.append(
        KeptLine(
          number: Int64(lines.count + 1), at: activity.at, deal: activity.deal, account: activity.account,
          rep: activity.rep, kind: activity.kind, text: Array(activity.line.utf8)))
    }

    static func id(_ line: KeptLine) -> String {
      String(String(decoding: line.text, as: UTF8.self).split(separator: "\"")[2...3].last ?? "")
    }

    mutating func run(_ rules: RuleSet, _ directory: Directory, _ asOf: Instant, whole: Bool = false) throws {
      let run = StandingRun(
        rules, catalogue: StandingRunTests.catalogue, directory: directory, site: SiteConfiguration(),
        asOf: asOf)
      // So small that a run over everything comes in many parts.
      var portions = StandingRun.Portions()
      portions.deals = 7
      portions.lines = isWide ? 3 : .max
      portions.unseen = mostUnseen
      portions.lot = 2
      try run.run(ShelfLog(self, asOf), isFirst: isFirst || whole, portions: portions) { take($0) }
      (through, ranUntil, isFirst) = (Int64(lines.count), asOf, false)
    }

    private mutating func take(_ outcome: StandingRun.Outcome) {
      if outcome.startsOver { (standings, deals, samples, steady) = ([:], [:], [:], []) }
      if !outcome.isWhole { parts += 1 }
      for gone in outcome.gone { standings[gone] = nil }
      for standing in outcome.standings { standings[standing.subject] = standing }
      for deal in outcome.deals {
        deals[deal.id] = deal
        if outcome.steadyDeals.contains(deal.id) { steady.insert(deal.id) } else { steady.remove(deal.id) }
      }
      for sample in outcome.samples { samples[sample.deal] = sample }
      for deal in outcome.unsampled { samples[deal] = nil }
      norms = outcome.norms ?? norms
    }

    var picture: [String: String] {
      standings.mapValues { "\($0.first) \($0.next as Any) \($0.findings)" }
        .reduce(into: [:]) { $0["\($1.key.kind.name) \($1.key)"] = $1.value }
    }
  }

  /// A shelf as a run asks for it.
  struct ShelfLog: KeptLog, KeptLogElsewhere {
    let shelf: Shelf
    let asOf: Instant

    init(_ shelf: Shelf, _ asOf: Instant) { (self.shelf, self.asOf) = (shelf, asOf) }

    var elsewhere: (any KeptLogElsewhere)? { self }
    func read<Result>(_ body: (any KeptLog) throws -> Result) throws -> Result { try body(self) }

    var count: Int { shelf.isWide ? 0 : .max }
    var unseen: [KeptLine] {
      shelf.lines.filter { $0.number > shelf.through || ($0.at > shelf.ranUntil && $0.at <= asOf) }
    }
    var due: [SubjectID] {
      shelf.standings.values.filter { $0.next.map { $0 <= asOf } ?? false }.map(\.subject)
    }

    func siblings(_ line: KeptLine) -> [KeptLine] { activity(Shelf.id(line)) }
    func activity(_ id: String) -> [KeptLine] { shelf.lines.filter { Shelf.id($0) == id } }
    func lines(_ part: KeptPart, _ id: String) -> [KeptLine] { all { of($0, part) == id } }
    func kinds(_ isWanted: (String) -> Bool) -> KeptKinds {
      KeptKinds(Set(shelf.lines.map(\.kind).filter(isWanted)))
    }
    func lines(of kinds: KeptKinds, filed: (part: KeptPart, id: String)?) -> [KeptLine] {
      all { line in kinds.names.contains(line.kind) && filed.map { of(line, $0.part) == $0.id } ?? true }
    }
    func lines(of kinds: KeptKinds, orAt instant: Instant, ofDeal id: String) -> [KeptLine] {
      all { line in line.deal == id && (line.at == instant || kinds.names.contains(line.kind)) }
    }
    private func all(_ isWanted: (KeptLine) -> Bool) -> [KeptLine] {
      let own = Set(shelf.lines.filter(isWanted).map(Shelf.id))
      return shelf.lines.filter { own.contains(Shelf.id($0)) }
    }
    func all(_ each: (UnsafeRawBufferPointer) -> Void) {
      for line in shelf.lines { line.text.withUnsafeBytes { each($0) } }
    }
    func isFollowed(_ line: KeptLine, _ part: KeptPart, _ id: String) -> Bool {
      shelf.lines.contains {
        $0.number != line.number && $0.number <= shelf.through && of($0, part) == id && $0.at >= line.at
          && $0.at <= shelf.ranUntil
      }
    }
    private func of(_ line: KeptLine, _ part: KeptPart) -> String? {
      switch part {
      case .deal: line.deal
      case .account: line.account
      case .rep: line.rep
      }
    }

    func beginning(_ subject: SubjectID) -> SubjectStanding.Beginning? { shelf.standings[subject]?.first }
    func samples(of deal: String) -> DealSamples? { shelf.samples[deal] }
    func samples() -> [DealSamples] { shelf.samples.values.sorted { $0.deal < $1.deal } }
    func drawnNorms() -> DrawnNorms? { shelf.norms }
    func isSame(_ deal: DealSummary) -> Bool {
      guard let before = shelf.deals[deal.id] else { return false }
      return before.rep == deal.rep && before.account == deal.account && before.open == deal.open
    }
    func isSteady(_ deal: String) -> Bool { shelf.steady.contains(deal) }
  }

  @Test("comes in any portions to what a run over the whole log comes to", arguments: 0..<Self.logs)
  func portions(_ seed: Int) throws { try check(seed, Self.rules(norms: seed % 2 == 0), unit: 1_000) }

  @Test(
    "does so where norms are drawn up in between, and where nobody's rules see all deals",
    arguments: 0..<Self.logs)
  func days(_ seed: Int) throws {
    let wide: Set<String> = ["busy", "all", "together", "team"]
    let left: [Set<String>] = [[], wide, wide.union(["many", "pair"]), ["many", "pair"]]
    try check(seed + 1_000, Self.rulesOfDays(without: left[seed % 4]), unit: 86_400_000)
  }

  @Test("does so where teams and managers count open deals", arguments: 0..<Self.logs)
  func counts(_ seed: Int) throws { try check(seed + 2_000, Self.rulesOfCounts(), unit: 1_000) }

  private func check(_ seed: Int, _ rules: RuleSet, unit: Int64) throws {
    var random = RandomLog(seed: seed, unit: unit)
    let directory = Directory(seed % 3 == 0 ? [] : random.directory())
    var activities = random.editedActivities(60)
    var shelf = Shelf()
    shelf.isWide = seed % 5 == 1
    var (next, asOf, state) = (0, Int64(0), UInt64(seed) &* 77 &+ 5)
    func chance(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    // A log that begins in its order, as most do, and goes on in any.
    activities[..<40].sort { $0.at < $1.at }
    while next < activities.count || asOf < 60 {
      let end = min(activities.count, next + chance(4))
      for activity in activities[next..<end] { shelf.add(activity) }
      next = end
      asOf += Int64(chance(3))
      let now = Instant(milliseconds: asOf * unit)
      try shelf.run(rules, directory, now)
      var fresh = Shelf()
      fresh.lines = shelf.lines
      try fresh.run(rules, directory, now, whole: true)
      let (parts, all) = (shelf.picture, fresh.picture)
      let differing = Set(parts.keys).union(all.keys).filter { parts[$0] != all[$0] }.sorted()
      #expect(differing == [], "seed \(seed), as of \(asOf), \(next) lines")
      let evaluation = Evaluator.evaluate(
        rules, timeline: Self.timeline(shelf.lines, rules, now), directory: directory,
        options: EvaluationOptions(asOf: now, witnesses: true))
      let found = shelf.standings.values.flatMap(\.findings).map { "\($0)" }.sorted()
      let isSame = found == evaluation.findings.map { "\($0)" }.sorted()
      #expect(isSame, "seed \(seed), as of \(asOf)")
    }
    #expect(shelf.parts > 0)
  }

  static func timeline(_ lines: [KeptLine], _ rules: RuleSet, _ asOf: Instant) -> Timeline {
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(asOf: asOf), symbols: rules.symbols)
    for line in lines { _ = builder.take(kept: line.text) }
    return builder.finish().timeline
  }

  private static func line(_ id: String, _ kind: String, at: Int64) -> LoggedActivity {
    LoggedActivity(id: id, at: Instant(milliseconds: at), kind: kind, deal: "D1", rep: "R1")
  }

  @Test("looks at everything where more is new than is looked at one by one")
  func unseen() throws {
    let rules = try Self.rules(norms: false, without: ["busy", "all", "together", "team"])
    for (most, parts) in [(1, 0), (2, 1), (3, 1)] {
      var shelf = Shelf()
      shelf.mostUnseen = most
      shelf.add(Self.line("a", "call.held", at: 1_000))
      try shelf.run(rules, .empty, Instant(milliseconds: 2_000))
      for id in ["b", "c"] { shelf.add(Self.line(id, "call.held", at: 3_000)) }
      try shelf.run(rules, .empty, Instant(milliseconds: 4_000))
      #expect(shelf.parts == parts, "\(most)")
    }
  }

  @Test(
    "over everything comes in as many parts as the lines of deals make portions, beside that of all others")
  func parts() throws {
    let rules = try Self.rules(norms: false)
    var random = RandomLog(seed: 7)
    var shelf = Shelf()
    for activity in random.activities(40) { shelf.add(activity) }
    let asOf = Instant(milliseconds: 60_000)
    let run = StandingRun(
      rules, catalogue: Self.catalogue, directory: .empty, site: SiteConfiguration(), asOf: asOf)
    for (least, parts) in [(.max, 1), (41, 1), (40, 1), (20, 2), (13, 3), (1, 40), (0, 40)] {
      var portions = StandingRun.Portions()
      portions.deals = least
      var outcomes: [StandingRun.Outcome] = []
      try run.run(ShelfLog(shelf, asOf), isFirst: true, portions: portions) { outcomes.append($0) }
      #expect(outcomes.count == parts + 1, "\(least)")
      #expect(outcomes.map(\.startsOver) == [true] + Array(repeating: false, count: parts))
    }
  }

  @Test("looks at everything where a deal gives something to a norm that is drawn up at this very instant")
  func drawnNow() throws {
    let rules = try Self.rulesOfDays(without: ["busy", "all", "together", "team"])
    // A Monday.
    let day: Int64 = 86_400_000
    let monday = 4 * day
    for (asOf, parts) in [(monday - 1, 1), (monday, 0)] {
      var shelf = Shelf()
      shelf.add(Self.line("a", "email.received", at: day))
      try shelf.run(rules, .empty, Instant(milliseconds: monday - 7_200_000))
      shelf.add(Self.line("b", "deal.won", at: monday - 3_600_000))
      try shelf.run(rules, .empty, Instant(milliseconds: asOf))
      #expect(shelf.parts == parts, "\(asOf)")
    }
  }

  @Test("forgets what a deal gave to a norm that has not been drawn up with it")
  func unsampled() throws {
    let rules = try Self.rulesOfDays(without: ["busy", "all", "together", "team"])
    let day: Int64 = 86_400_000
    let monday = 4 * day
    var shelf = Shelf()
    shelf.add(Self.line("a", "email.received", at: monday + day))
    shelf.add(Self.line("b", "deal.won", at: monday + 2 * day))
    try shelf.run(rules, .empty, Instant(milliseconds: monday + 2 * day))
    #expect(shelf.samples.keys.sorted() == ["D1"])
    var gone = Self.line("b", "deal.won", at: monday + 2 * day)
    (gone.rev, gone.deleted) = (1, true)
    shelf.add(gone)
    try shelf.run(rules, .empty, Instant(milliseconds: monday + 3 * day))
    #expect(shelf.parts == 1 && shelf.samples.isEmpty)
  }

  @Test("what it keeps is given in the order in which an evaluation gives it")
  func order() throws {
    let rules = try Self.rules(norms: false)
    var random = RandomLog(seed: 11)
    var shelf = Shelf()
    for activity in random.activities(120) { shelf.add(activity) }
    let asOf = Instant(milliseconds: 70_000)
    try shelf.run(rules, .empty, asOf)
    let evaluation = Evaluator.evaluate(
      rules, timeline: Self.timeline(shelf.lines, rules, asOf),
      options: EvaluationOptions(asOf: asOf, witnesses: true))
    let kept = Evaluation(
      shelf.standings.values.flatMap(\.findings), deals: Array(shelf.deals.values), rules)
    #expect(kept.findings.count > 10 && kept.findings.map(\.id) == evaluation.findings.map(\.id))
    #expect(kept.deals.map(\.id) == shelf.deals.keys.sorted())
  }

  @Test("what is usual is read by other rules under their own numbers")
  func usual() throws {
    let rules = try Self.rulesOfDays()
    var random = RandomLog(seed: 5, unit: 86_400_000)
    var shelf = Shelf()
    for activity in random.activities(200) { shelf.add(activity) }
    try shelf.run(rules, .empty, Instant(milliseconds: 70 * 86_400_000))
    let drawn = try #require(shelf.norms)
    #expect(drawn != DrawnNorms([], rules, SiteConfiguration()))
    #expect(UsualNorms(of: rules) { drawn }.read(by: rules) == drawn)
  }

  @Test("what deals give to norms, and what was drawn up, is none where its bytes are others")
  func damagedSamples() throws {
    let rules = try Self.rulesOfDays()
    var random = RandomLog(seed: 5, unit: 86_400_000)
    var shelf = Shelf()
    for activity in random.activities(120) { shelf.add(activity) }
    try shelf.run(rules, .empty, Instant(milliseconds: 70 * 86_400_000))
    let drawn = try #require(shelf.norms)
    let norms = rules.norms.norms.count
    var refused = 0
    func isSample(_ bytes: [UInt8]) -> Bool {
      var symbols = rules.symbols
      return DealSamples(deal: "D1", bytes: bytes).samples(&symbols, norms: norms) != nil
    }
    func isBook(_ bytes: [UInt8]) -> Bool {
      var symbols = rules.symbols
      return DrawnNorms(bytes: bytes).book(&symbols, norms: norms) != nil
    }
    #expect(!shelf.samples.isEmpty && shelf.samples.values.allSatisfy { isSample($0.bytes) })
    #expect(isBook(drawn.bytes))
    for (bytes, isRead) in shelf.samples.values.map({ ($0.bytes, isSample) }) + [(drawn.bytes, isBook)] {
      for place in bytes.indices {
        #expect(!isRead(Array(bytes[..<place])), "\(place)")
        for byte in [0x0F, 0x7F, 0xFF] as [UInt8] where byte != bytes[place] {
          var other = bytes
          other[place] = byte
          if !isRead(other) { refused += 1 }
        }
      }
      #expect(!isRead(bytes + [0]))
    }
    #expect(refused > 0)
  }

  @Test("findings and records come back from their bytes as they were")
  func bytes() throws {
    var random = RandomLog(seed: 3)
    var shelf = Shelf()
    for activity in random.activities(80) { shelf.add(activity) }
    try shelf.run(Self.rules(norms: false), .empty, Instant(milliseconds: 40_000))
    let findings = shelf.standings.values.flatMap(\.findings)
    #expect(findings.count > 5)
    for finding in findings {
      #expect(Finding(bytes: finding.bytes, rule: finding.rule, subject: finding.subject) == finding)
      #expect(Finding(bytes: Array(finding.bytes.dropLast()), rule: 0, subject: finding.subject) == nil)
    }
    #expect(!shelf.deals.isEmpty)
    for deal in shelf.deals.values {
      #expect(DealSummary(bytes: deal.bytes)?.bytes == deal.bytes)
      #expect(DealSummary(bytes: Array(deal.bytes.dropLast())) == nil)
    }
  }
}

extension RandomLog {
  /// Some activities, and behind them edits and tombstones of every ninth.
  mutating func editedActivities(_ count: Int) -> [LoggedActivity] {
    var activities = activities(count)
    for (number, place) in stride(from: 0, to: count, by: 9).enumerated() {
      var edit = self.activities(1)[0]
      edit.id = activities[place].id
      edit.rev = 1
      edit.deleted = number % 2 == 0
      activities.append(edit)
    }
    return activities
  }
}
