package import Activity
package import EventTime
package import RulePacks
import Symbols

/// A run that looks at what is new and at what time has brought, and leaves all other subjects as they stand.
///
/// What it gives is what a run over the whole log gives of the subjects that it names; of all others nothing has changed.
/// Where it cannot be sure of that at little cost it looks at everything.
package struct StandingRun {
  /// What a run has come to.
  package struct Outcome {
    /// Every subject is named, and what stood before is to be forgotten.
    package var isWhole: Bool
    package var standings: [SubjectStanding]
    /// Subjects of which nothing is left.
    package var gone: [SubjectID]
    /// Records of the deals that are named.
    package var deals: [DealSummary]
    package var samples: [DealSamples]
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
  }

  /// Findings with all that `check` may print of them; timers run until ``asOf`` only, and wait beyond it.
  package static let options = EvaluationOptions(asOf: .latest, texts: true, witnesses: true)

  /// More lines than this at a time are not looked at one by one.
  package static let mostUnseen = 20_000

  /// - Parameter isFirst: Nothing is known of earlier runs, or it does not hold any more.
  package func run(_ log: KeptLog, isFirst: Bool) throws -> Outcome {
    guard !isFirst, log.unseen.count <= Self.mostUnseen,
      let touched = try TouchedSubjects(self, log), let outcome = try part(touched, log)
    else { return try whole(log) }
    return outcome
  }

  // MARK: Everything

  private func whole(_ log: KeptLog) throws -> Outcome {
    var builder = makeBuilder()
    try log.all { builder.take(kept: $0) }
    var session = makeSession(builder.finish().timeline, outside: [])
    _ = session.advance(to: asOf)
    return Outcome(
      isWhole: true, standings: session.standings { _ in true }, gone: [], deals: session.deals(),
      samples: session.normSamples(), kinds: session.kinds)
  }

  // MARK: What is touched

  /// Nil where it turns out that others are concerned who have to be run on the whole log.
  private func part(_ touched: TouchedSubjects, _ log: KeptLog) throws -> Outcome? {
    var builder = makeBuilder()
    for line in touched.lines { _ = builder.take(kept: line.text) }
    let deals = Set(touched.lines.compactMap(\.deal))
    var session = makeSession(
      builder.finish().timeline, outside: log.samples.filter { !deals.contains($0.deal) })
    _ = session.advance(to: asOf)
    let records = session.deals().filter { touched.subjects.contains(SubjectID(kind: .deal, ids: [$0.id])) }
    if touched.hasWideCounts, try records.contains(where: { try !log.isSame($0) }) { return nil }
    let samples = session.normSamples().filter { deals.contains($0.deal) }
    if reach.readsNorms, changesNorms(samples, deals, log) { return nil }
    let standings = session.standings { touched.subjects.contains($0) }
    let left = Set(standings.map(\.subject))
    return Outcome(
      isWhole: false, standings: standings, gone: touched.subjects.filter { !left.contains($0) },
      deals: records,
      samples: samples, kinds: session.kinds)
  }

  /// Whether what deals give is other than it was, so that a norm changes that has been drawn up.
  private func changesNorms(_ samples: [DealSamples], _ deals: Set<String>, _ log: KeptLog) -> Bool {
    let before = Dictionary(
      log.samples.filter { deals.contains($0.deal) }.map { ($0.deal, $0) }, uniquingKeysWith: { $1 })
    let after = Dictionary(samples.map { ($0.deal, $0) }, uniquingKeysWith: { $1 })
    let calendar = site.defaultCalendar
    return deals.contains { deal in
      guard before[deal] != after[deal] else { return false }
      let turns = [before[deal], after[deal]].compactMap { $0?.firstTurn }
      return turns.contains { turn in
        Period.allCases.contains { calendar.nextPeriodStart(after: turn, $0) <= asOf }
      }
    }
  }

  private func makeBuilder() -> TimelineBuilder {
    TimelineBuilder(
      catalogue: catalogue,
      options: ReadOptions(asOf: asOf, zone: site.defaultCalendar.zone, content: rules.content),
      symbols: rules.symbols)
  }

  private func makeSession(_ timeline: Timeline, outside: [DealSamples]) -> Session {
    Session(
      rules, catalogue: catalogue, log: timeline, directory: directory, site: site, options: Self.options,
      outside: outside)
  }
}

extension Session {
  /// The kinds of the activities that count.
  fileprivate var kinds: Set<String> {
    let timeline = log.timeline
    return Set(Set(timeline.rows.lazy.map(\.kind)).map(timeline.symbols.text))
  }
}
