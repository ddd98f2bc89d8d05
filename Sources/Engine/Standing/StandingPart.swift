package import Activity
package import EventTime
import RulePacks
import Symbols

/// A part of a log that is kept, and what is found on some of its subjects: as the latest run left them where nothing has
/// concerned them since, and else anew on their own lines.
///
/// What it gives of a subject is what an evaluation of the whole log gives.
package struct StandingPart {
  /// Each once.
  private(set) var lines: [KeptLine] = []
  private let run: StandingRun
  private let kept: KeptStandings
  private var numbers: Set<Int64> = []
  /// Of these all lines have been read.
  private var read: [KeptPart: Set<String>] = [:]

  package init(_ run: StandingRun, _ kept: KeptStandings) {
    self.run = run
    self.kept = kept
  }

  /// What has come of it.
  package struct Result {
    /// Of all subjects that were asked for, with records of the deals that were run.
    package var evaluation: Evaluation
    /// The kinds of the lines that no run has seen.
    package var kinds: Set<String>
  }

  /// Adds all lines of a subject.
  package mutating func add(_ part: KeptPart, _ id: String) throws {
    guard read[part, default: []].insert(id).inserted else { return }
    add(try kept.log.lines(part, id))
  }

  /// Adds all that rules see from a subject.
  ///
  /// - Returns: False for one whose lines are found by nothing.
  package mutating func add(_ subject: SubjectID) throws -> Bool {
    guard let (part, id) = subject.kept else { return false }
    try add(part, id)
    if subject.kind != .deal { try addDeals() }
    return true
  }

  /// Adds lines, whatever they are filed under.
  package mutating func add(_ others: [KeptLine]) {
    for line in others where numbers.insert(line.number).inserted { lines.append(line) }
  }

  /// Adds all lines of every deal of which there is one.
  package mutating func addDeals() throws {
    for deal in Set(lines.compactMap(\.deal)).sorted() { try add(.deal, deal) }
  }

  /// Adds every line that has to be read to judge subjects, whoever they are.
  ///
  /// - Returns: False where only a run over the whole log can judge them.
  package mutating func addLines(toJudge subjects: Set<SubjectID>) throws -> Bool {
    guard subjects.allSatisfy({ run.canRunOnPart($0.kind) }),
      let touched = try TouchedSubjects(run, kept.log),
      let needed = try touched.lines(
        of: subjects, in: kept.log, most: StandingRun.Portions().most(of: kept.log))
    else { return false }
    add(needed)
    return true
  }

  /// What is usual until an instant though lines are supposed; nil where it has to be drawn up anew.
  package func usual(supposing lines: [KeptLine], until instant: Instant) throws -> DrawnNorms? {
    guard run.reach.readsNorms else { return DrawnNorms([], run.rules, run.site) }
    let concerned = try ConcernedSubjects(run, kept, among: [], supposing: lines, until: instant)
    return concerned.changesNorms ? nil : try kept.log.drawnNorms()
  }

  /// What has been added, as far as it counts; of each activity what pages say of it.
  package var timeline: Timeline {
    var builder = TimelineBuilder(
      catalogue: run.catalogue,
      options: ReadOptions(
        asOf: run.asOf, zone: run.site.defaultCalendar.zone, content: run.rules.contentForPeople),
      symbols: run.rules.symbols)
    for line in lines { _ = builder.take(kept: line.text) }
    return builder.finish().timeline
  }

  // MARK: What is found

  /// - Parameters:
  ///   - subjects: Of these everything that is found is given.
  ///   - anew: Those of them that are run whether or not something concerns them, with what `options` asks for beside
  ///     findings; what belongs to them is added.
  /// - Returns: Nil where a subject is concerned that only a run over the whole log can judge.
  package mutating func evaluate(
    _ subjects: Set<SubjectID>, anew: Set<SubjectID>, options: EvaluationOptions
  ) throws -> Result? {
    let concerned = try ConcernedSubjects(run, kept, among: subjects)
    guard !concerned.changesNorms else { return nil }
    var running = anew.union(concerned.subjects)
    var standing = Evaluation()
    for subject in subjects where !running.contains(subject) {
      guard let left = try kept.standing(subject) else { continue }
      guard left.next ?? .latest > run.asOf else {
        running.insert(subject)
        continue
      }
      standing.findings += left.findings
      if subject.kind == .deal { standing.deals += try [kept.deal(subject.description)].compactMap(\.self) }
    }
    guard try addLines(of: running) else { return nil }
    let usual = running.isEmpty || !run.reach.readsNorms ? nil : try kept.log.drawnNorms()
    guard usual != nil || running.isEmpty || !run.reach.readsNorms else { return nil }
    var options = options
    options.only = running
    let rules = run.rules
    var evaluation =
      running.isEmpty
      ? Evaluation()
      : Evaluator.evaluate(
        rules, timeline: timeline, directory: run.directory, site: run.site, options: options,
        usual: usual)
    evaluation.add(standing, rules)
    return Result(evaluation: evaluation, kinds: Set(kept.log.unseen.map(\.kind)))
  }

  /// - Returns: False where one of the subjects has lines that are found by nothing.
  private mutating func addLines(of subjects: Set<SubjectID>) throws -> Bool {
    for subject in subjects.sorted(by: { $0.description < $1.description }) {
      guard let (part, id) = subject.kept else { return false }
      try add(part, id)
    }
    if subjects.contains(where: { $0.kind != .deal }) { try addDeals() }
    return true
  }
}

extension SubjectID {
  /// Whether its lines are found without a look at all there are.
  package var isFoundByLines: Bool { kept != nil }
}

extension StandingRun {
  /// A manager, and the manager with everybody.
  package func subjects(ledBy manager: String) -> Set<SubjectID> {
    let people = Set(directory.entries.lazy.filter { $0.kind == .person }.map(\.id))
    return Set(
      reach.kinds.flatMap { kind -> [SubjectID] in
        switch kind {
        case .manager: [SubjectID(kind: kind, ids: [manager])]
        case .pair(.manager, _): people.map { SubjectID(kind: kind, ids: [manager, $0]) }
        default: []
        }
      })
  }
}

extension StandingPart {
  /// The subjects that deals touch: themselves, their accounts, whoever worked on them and who led these on the day, their
  /// pairs, and the organisation.
  ///
  /// - Parameter timeline: Has all activities of the deals.
  package func subjects(of deals: Set<String>, in timeline: Timeline) -> Set<SubjectID> {
    let wanted = Set(deals.compactMap { timeline.symbols.find($0) })
    var ids = deals
    for row in 0..<timeline.rowCount {
      guard let deal = timeline.deal(row), wanted.contains(deal) else { continue }
      if let account = timeline.account(row) { ids.insert(timeline.symbols.text(account)) }
      guard let rep = timeline.rep(row).map(timeline.symbols.text) else { continue }
      ids.insert(rep)
      let record = run.directory.entry(.person, rep, at: timeline.at(row))
      ids.formUnion([record?.manager, record?.team].compactMap(\.self))
    }
    return Set(run.reach.kinds.flatMap { kind in Self.subjects(of: kind, among: ids) })
  }

  private static func subjects(of kind: SubjectKind, among ids: Set<String>) -> [SubjectID] {
    switch kind {
    case .organisation: [SubjectID(kind: kind, ids: ["organisation"])]
    case .pair: ids.flatMap { first in ids.map { SubjectID(kind: kind, ids: [first, $0]) } }
    default: ids.map { SubjectID(kind: kind, ids: [$0]) }
    }
  }
}
