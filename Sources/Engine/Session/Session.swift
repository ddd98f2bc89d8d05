package import Activity
import BasicContainers
package import EventTime
package import RulePacks
import Symbols

/// Rules over a log that grows: activities come one by one or many at a time, in any order, with edits and tombstones.
///
/// ```swift
/// var session = Session(rules, catalogue: catalogue, options: options)
/// let changes = session.take([activity])
/// _ = session.advance(to: now)
/// ```
/// After whatever has come, ``findings`` are what ``Evaluator`` says of the same log as of ``asOf``. Owned by one task;
/// no text is read and no clock.
package struct Session: ~Copyable {
  let rules: RuleSet
  /// Nothing later counts, and no later timer runs.
  let horizon: Int64
  var log: GrowingLog
  var lanes: UniqueArray<SubjectLane>
  /// The record of the deal at hand by row, where a program other than that of deals reads deals.
  var records: DealRecords?
  let vocabulary: DealVocabulary
  /// Of all that a saved session must have in common with the one that goes on from it.
  var fingerprint: [UInt8] { Fingerprint(rules, catalogue, directory, site, options).bytes }
  private let catalogue: KindCatalogue
  let directory: Directory
  let site: SiteConfiguration
  let options: EvaluationOptions
  let countsOpenDeals: Bool
  /// What is usual in won deals, and by what these are measured; nil where no rule asks.
  var norms = NormBook.empty
  var survey: NormSurvey?
  /// ``norms`` were drawn up elsewhere: what deals give changes nothing in them, and is only noted.
  let isDrawn: Bool
  var measured: [Symbol: [NormSample]] = [:]
  /// By lane: the subjects that are run; nil for all. Of other deals no more is known than what rules of others read.
  private(set) var wanted: [Set<SubjectTimelines.Key>?]?
  /// Those that may have been won at some time.
  var wonDeals: Set<Symbol> = []
  /// Where each deal opens, closes or changes hands; nil where nothing counts open deals or speaks of others' ones.
  var holders: DealHolders?
  /// Of the activities that are being taken; its room is used again.
  var steps: [Step] = []
  /// Whether runs look into ``holders``.
  let showsHolders: Bool
  /// How far timers have run.
  var clock = Int64.min

  /// Which subjects are run.
  package enum Choice: Sendable {
    case these(Set<SubjectID>)
    /// All deals, and nobody else: a deal needs no activities but its own.
    case deals
    /// Everybody but deals.
    case others
  }

  /// - Parameters:
  ///   - log: What is known already, read with `ReadOptions.keepsUncounted`; its table continues that of the rules.
  ///   - untaken: So many rows at the end of the log have not come yet; see ``take(rows:)``.
  ///   - options: `asOf` is the end of all time: later activities are known but do not count.
  ///   - norms: What is usual in won deals, where that is known; else it is drawn up from the log.
  ///   - choice: Only these are run; nil for all. Such a session takes no further activities.
  ///   - rows: What of the log has come, in any order; nil for all of it.
  package init(
    _ rules: RuleSet, catalogue: KindCatalogue, log: Timeline? = nil, untaken: Int = 0,
    directory: Directory = .empty, site: SiteConfiguration = SiteConfiguration(), options: EvaluationOptions,
    norms drawn: DrawnNorms? = nil, only choice: Choice? = nil, rows: [Int]? = nil
  ) {
    var options = options
    options.bare = false
    options.reminders = false
    let reading = ReadOptions(asOf: options.asOf, zone: site.defaultCalendar.zone)
    var start = log ?? TimelineBuilder(catalogue: catalogue, symbols: rules.symbols).finish().timeline
    let ground = Ground(rules, growing: &start, directory, site, options)
    self.rules = rules
    horizon = options.asOf.milliseconds
    (self.catalogue, self.directory, self.site, self.options) = (catalogue, directory, site, options)
    self.log = GrowingLog(start, catalogue: catalogue, options: reading)
    vocabulary = ground.vocabulary
    records = ground.needsDeals ? DealRecords(rows: 0) : nil
    showsHolders = ground.needsHolders
    lanes = UniqueArray(minimumCapacity: rules.programs.count)
    for program in rules.programs {
      let roles = program.openDealRoles.map {
        OpenDealsOfRole(role: $0, deals: OpenDeals([], start))
      }
      lanes.append(SubjectLane(SubjectRun(ground, program, roles)))
    }
    countsOpenDeals = rules.programs.contains { !$0.openDealRoles.isEmpty }
    survey = rules.norms.isEmpty ? nil : NormSurvey(ground)
    holders = countsOpenDeals || showsHolders ? DealHolders() : nil
    isDrawn = drawn != nil
    start = .empty
    attach()
    if let drawn { take(drawn) }
    wanted = choice.map { Self.keys($0, rules, self.log.timeline.symbols) }
    begin(with: rows ?? Array(0..<(self.log.timeline.rowCount - untaken)))
  }

  /// By lane; nil for all of it.
  private static func keys(
    _ choice: Choice, _ rules: RuleSet, _ symbols: SymbolTable
  ) -> [Set<SubjectTimelines.Key>?] {
    rules.programs.map { program in
      switch choice {
      case .these(let subjects):
        Set(subjects.filter { $0.kind == program.kind }.compactMap { $0.key(symbols) })
      case .deals: program.kind == .deal ? nil : []
      case .others: program.kind == .deal ? [] : nil
      }
    }
  }

  /// At most so many activities are taken in at once: each is a step that waits meanwhile.
  private static let stretch = 1 << 19

  /// Takes what is known already in its order, subject by subject.
  private mutating func begin(with rows: [Int]) {
    var rest = inOrder(rows.filter { log.counts($0) })[...]
    meetUnwanted(rest)
    while !rest.isEmpty {
      _ = take(Arrivals(come: Array(rest.prefix(Self.stretch)), gone: []))
      rest = rest.dropFirst(Self.stretch)
    }
    steps = []
  }

  /// The instant that the session has come to.
  package var asOf: Instant { Instant(milliseconds: clock) }

  /// All findings as of ``asOf``, in the order in which an evaluation gives them.
  package var findings: [Finding] {
    var evaluation = Evaluation()
    for lane in lanes.indices {
      for subject in lanes[lane].subjects { evaluation.findings += lanes[lane].findings(of: subject) }
    }
    evaluation.sort(rules)
    return evaluation.findings
  }

  /// Runs the timers that are due until an instant: what waited for too long is raised, what was open too long expires.
  package mutating func advance(to instant: Instant) -> SessionChanges {
    var changes = SessionChanges()
    clock = max(clock, min(instant.milliseconds, horizon))
    for lane in lanes.indices {
      lanes[lane].advance(to: clock, &changes)
      shareTexts(of: lane)
    }
    return changes
  }
}
