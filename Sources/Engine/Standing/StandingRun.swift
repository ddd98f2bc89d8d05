package import Activity
package import EventTime
package import RulePacks
import Parallel
import Symbols

/// A run that looks at what is new and at what time has brought, and leaves all other subjects as they stand.
///
/// What it gives is what a run over the whole log gives of the subjects that it names; of all others nothing has changed.
/// Where it cannot be sure of that at little cost it looks at everything.
package struct StandingRun: Sendable {
  /// What a run has come to, or a part of it.
  package struct Outcome: Sendable {
    /// Every subject is named, here or in another part.
    package var isWhole: Bool
    /// What stood before is to be forgotten.
    package var startsOver: Bool
    package var standings: [SubjectStanding]
    /// Subjects of which nothing is left.
    package var gone: [SubjectID]
    /// Records of the deals that are named.
    package var deals: [DealSummary]
    /// Those of ``deals`` that have been of one rep and one account from their first activity on.
    package var steadyDeals: Set<String>
    /// What deals give to norms, where that is other than it was.
    package var samples: [DealSamples]
    /// Deals that give nothing any more.
    package var unsampled: [String] = []
    /// What is usual, where that is other than it was.
    package var norms: DrawnNorms?
    /// The kinds of the activities that were looked at.
    package var kinds: Set<String>
  }

  let rules: RuleSet
  let reach: RuleReach
  let catalogue: KindCatalogue
  let directory: Directory
  let site: SiteConfiguration
  let asOf: Instant
  /// Everybody whom the directory names as somebody's manager at some time.
  let managers: Set<String>
  /// By person: everybody who leads them, and every team that they are in, at some time.
  let leaders: [String: Leaders]

  struct Leaders: Sendable {
    var managers: Set<String> = []
    var teams: Set<String> = []
  }

  package init(
    _ rules: RuleSet, catalogue: KindCatalogue, directory: Directory, site: SiteConfiguration, asOf: Instant
  ) {
    self.rules = rules
    self.catalogue = catalogue
    self.directory = directory
    self.site = site
    self.asOf = asOf
    reach = RuleReach(rules)
    managers = Set(directory.entries.compactMap(\.manager))
    leaders = directory.entries.reduce(into: [:]) { leaders, entry in
      guard entry.kind == .person else { return }
      if let manager = entry.manager { leaders[entry.id, default: Leaders()].managers.insert(manager) }
      if let team = entry.team { leaders[entry.id, default: Leaders()].teams.insert(team) }
    }
  }

  /// Findings with all that `check` may print of them; timers run until ``asOf`` only, and wait beyond it.
  package static let options = EvaluationOptions(asOf: .latest, texts: true, witnesses: true)

  /// More lines than this at a time are not looked at one by one.
  package static let mostUnseen = 20_000

  /// How much is taken at a time.
  package struct Portions: Sendable {
    /// Lines of deals, at least, of a run over the whole log: what is found in one portion is handed on before another
    /// one begins, so that memory does not grow with all that is found.
    package var deals = 1 << 19
    /// More lines than this, and than an eighth of the log, are not looked for one by one: all of them are read then.
    package var lines = 20_000
    /// Subjects that weigh less together, in deals, are run on one thread.
    var lot = 40
    /// More lines than this that no run has seen are not looked at one by one.
    package var unseen = StandingRun.mostUnseen

    package init() {}

    /// How many lines of a log are looked for one by one.
    func most(of log: any KeptLog) -> Int { max(lines, log.count / 8) }
  }

  /// - Parameters:
  ///   - isFirst: Nothing is known of earlier runs, or it does not hold any more.
  ///   - keep: Takes what the run has come to, part by part.
  package func run(
    _ log: any KeptLog, isFirst: Bool, portions: Portions = Portions(), keep: (Outcome) throws -> Void
  ) throws {
    guard !isFirst, log.unseen.count <= portions.unseen,
      let touched = try TouchedSubjects(self, log),
      let outcome = try part(touched, log, portions)
    else { return try whole(log, portions, keep) }
    try keep(outcome)
  }

  // MARK: Everything

  private func whole(
    _ log: any KeptLog, _ portions: Portions, _ keep: (Outcome) throws -> Void
  ) throws {
    let timeline = try wholeTimeline(log)
    // What deals give to norms is measured with them that are no deals: deals read what is usual.
    let others = others(of: timeline)
    try keep(others)
    let norms = others.norms
    let parts = Self.rowsOfDeals(timeline, atLeast: portions.deals)
    for begin in stride(from: 0, to: parts.count, by: processorCount) {
      let some = parts[begin..<min(parts.count, begin + processorCount)]
      let outcomes = concurrently(some.count, threads: some.count) { place in
        deals(of: timeline, some[begin + place], norms)
      }
      for outcome in outcomes { try keep(outcome) }
    }
  }

  private func others(of timeline: Timeline) -> Outcome {
    var session = makeSession(timeline, only: .others)
    _ = session.advance(to: asOf)
    return Outcome(
      isWhole: true, startsOver: true, standings: session.standings { _ in true }, gone: [], deals: [],
      steadyDeals: [], samples: session.normSamples(), norms: session.drawnNorms(), kinds: session.kinds)
  }

  private func wholeTimeline(_ log: any KeptLog) throws -> Timeline {
    var builder = makeBuilder()
    try log.all { builder.take(kept: $0) }
    return builder.finish().timeline
  }

  /// The rows of all deals, those of one deal together.
  private static func rowsOfDeals(_ timeline: Timeline, atLeast most: Int) -> [[Int]] {
    let count = UInt32(clamping: max(1, timeline.rowCount / max(1, most)))
    var parts = Array(repeating: [Int](), count: Int(count))
    for row in 0..<timeline.rowCount {
      if let deal = timeline.deal(row) { parts[Int(deal.index % count)].append(row) }
    }
    return parts
  }

  private func deals(of timeline: Timeline, _ rows: [Int], _ norms: DrawnNorms?) -> Outcome {
    var session = makeSession(timeline, norms: norms, only: .deals, rows: rows)
    _ = session.advance(to: asOf)
    return Outcome(
      isWhole: true, startsOver: false, standings: session.standings { _ in true }, gone: [],
      deals: session.deals(), steadyDeals: session.steadyDeals(), samples: [], kinds: [])
  }

  // MARK: What is touched

  /// What comes of some subjects that are run on their lines.
  private struct Lot: Sendable {
    var standings: [SubjectStanding]
    var deals: [DealSummary]
    var steadyDeals: Set<String>
    var samples: [DealSamples]
    var kinds: Set<String>
  }

  /// Nil where it turns out that others are concerned who have to be run on the whole log.
  private func part(
    _ touched: TouchedSubjects, _ log: any KeptLog, _ portions: Portions
  ) throws -> Outcome? {
    guard let norms = try log.drawnNorms() else { return nil }
    let lots =
      try lots(of: touched, log, portions, norms)
      ?? [lot(touched.subjects, try wholeTimeline(log), norms)]
    let records = lots.flatMap(\.deals)
    if touched.hasWideCounts, try records.contains(where: { try !log.isSame($0) }) { return nil }
    let deals = touched.subjects.filter { $0.kind == .deal }.flatMap(\.ids)
    guard let samples = try changedSamples(lots.flatMap(\.samples), deals, log) else { return nil }
    let standings = lots.flatMap(\.standings)
    let left = Set(standings.map(\.subject))
    var outcome = Outcome(
      isWhole: false, startsOver: false, standings: standings,
      gone: touched.subjects.filter { !left.contains($0) },
      deals: records, steadyDeals: lots.reduce(into: []) { $0.formUnion($1.steadyDeals) },
      samples: samples.filter { !$0.bytes.isEmpty }, unsampled: samples.filter(\.bytes.isEmpty).map(\.deal),
      kinds: lots.reduce(into: []) { $0.formUnion($1.kinds) })
    if !samples.isEmpty { outcome.norms = DrawnNorms(try all(log.samples(), with: samples), rules, site) }
    return outcome
  }

  /// Nil where all lines there are take less time than those that are needed.
  private func lots(
    of touched: TouchedSubjects, _ log: any KeptLog, _ portions: Portions, _ norms: DrawnNorms
  ) throws -> [Lot]? {
    let lots = touched.lots(least: portions.lot)
    let most = portions.most(of: log) / lots.count
    @Sendable func run(_ lot: Set<SubjectID>, _ log: any KeptLog) throws -> Lot? {
      guard let lines = try touched.lines(of: lot, in: log, most: most) else { return nil }
      return self.lot(lot, timeline(lines), norms)
    }
    guard lots.count == 2, let elsewhere = log.elsewhere else {
      return try run(touched.subjects, log).map { [$0] }
    }
    let elsewhereRun = Locked<Result<Lot?, any Error>?>(nil)
    let first = alongside(1) { _ in
      let second = Result { try elsewhere.read { try run(lots[1], $0) } }
      elsewhereRun.withLock { $0 = second }
    } here: {
      Result { try run(lots[0], log) }
    }
    guard let first = try first.get() else { return nil }
    // What could not be read there is read here, and told where that fails, too.
    let second =
      switch elsewhereRun.withLock({ $0 }) {
      case .success(let lot): lot
      case .failure, nil: try run(lots[1], log)
      }
    return second.map { [first, $0] }
  }

  private func lot(_ subjects: Set<SubjectID>, _ timeline: Timeline, _ norms: DrawnNorms) -> Lot {
    var session = makeSession(timeline, norms: norms, only: .these(subjects))
    _ = session.advance(to: asOf)
    let deals = Set(subjects.filter { $0.kind == .deal }.flatMap(\.ids))
    return Lot(
      standings: session.standings { subjects.contains($0) }, deals: session.deals(),
      steadyDeals: session.steadyDeals(), samples: session.normSamples().filter { deals.contains($0.deal) },
      kinds: session.kinds)
  }

  private func timeline(_ lines: [KeptLine]) -> Timeline {
    var builder = makeBuilder()
    for line in lines { _ = builder.take(kept: line.text) }
    return builder.finish().timeline
  }

  /// What deals give other than before, without bytes where it is nothing; nil where a norm changes by it that has been
  /// drawn up.
  private func changedSamples(
    _ samples: [DealSamples], _ deals: [String], _ log: any KeptLog
  ) throws -> [DealSamples]? {
    guard reach.readsNorms else { return [] }
    let after = Dictionary(samples.map { ($0.deal, $0) }, uniquingKeysWith: { $1 })
    let calendar = site.defaultCalendar
    var changed: [DealSamples] = []
    for deal in deals {
      let (before, now) = (try log.samples(of: deal), after[deal])
      guard before != now else { continue }
      let turns = [before, now].compactMap { $0?.firstTurn }
      let isPast = turns.contains { turn in
        Period.allCases.contains { calendar.nextPeriodStart(after: turn, $0) <= asOf }
      }
      if isPast { return nil }
      changed.append(now ?? DealSamples(deal: deal, bytes: []))
    }
    return changed
  }

  private func all(_ samples: [DealSamples], with changed: [DealSamples]) -> [DealSamples] {
    let others = Set(changed.map(\.deal))
    return samples.filter { !others.contains($0.deal) } + changed.filter { !$0.bytes.isEmpty }
  }

  private func makeBuilder() -> TimelineBuilder {
    TimelineBuilder(
      catalogue: catalogue,
      options: ReadOptions(asOf: asOf, zone: site.defaultCalendar.zone, content: rules.content),
      symbols: rules.symbols)
  }

  private func makeSession(
    _ timeline: Timeline, norms: DrawnNorms? = nil, only choice: Session.Choice, rows: [Int]? = nil
  ) -> Session {
    Session(
      rules, catalogue: catalogue, log: timeline, directory: directory, site: site, options: Self.options,
      norms: norms, only: choice, rows: rows)
  }
}

extension Session {
  /// The kinds of the activities that count.
  fileprivate var kinds: Set<String> {
    let timeline = log.timeline
    return Set(Set(timeline.rows.lazy.map(\.kind)).map(timeline.symbols.text))
  }
}
