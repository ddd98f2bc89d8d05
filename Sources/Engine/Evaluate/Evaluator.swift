package import Activity
import Parallel
package import RulePacks
import Symbols

/// Runs rules over a whole log.
package enum Evaluator {
  /// What the rules say about the log; a pure function of its arguments, whatever the order of the log's lines.
  ///
  /// - Parameter usual: What is usual in won deals, where that is known; else it is drawn up from the timeline.
  package static func evaluate(
    _ rules: RuleSet, timeline: Timeline, directory: Directory = .empty,
    site: SiteConfiguration = SiteConfiguration(), options: EvaluationOptions, usual: DrawnNorms? = nil
  ) -> Evaluation {
    evaluate(rules, Ground(rules, timeline, directory, site, options, usual: usual))
  }

  /// What the rules say on a ground.
  static func evaluate(_ rules: RuleSet, _ ground: Ground) -> Evaluation {
    let options = ground.options
    let selection = SubjectSelection(ground)
    let programs = options.isBare ? rules.joinedPrograms : rules.programs
    let lots = concurrently(programs.count, threads: options.threads) {
      SubjectLot(programs[$0], ground)
    }
    // More shards than threads: who is done early takes another.
    let pieces = options.threads > 1 ? options.threads * 4 : 1
    let shards = lots.indices.flatMap { lot in
      lots[lot].subjects.split(into: pieces).map { (lot: lot, subjects: $0) }
    }
    let outputs = concurrently(shards.count, threads: options.threads) {
      lots[shards[$0].lot].run(shards[$0].subjects, ground, selection)
    }
    let outputsByLot = lots.indices.map { lot in
      shards.indices.filter { shards[$0].lot == lot }.map { outputs[$0] }
    }
    return Evaluation(rules, outputsByLot, options, ground.symbols)
  }

  static func openDeals(_ program: SubjectProgram, _ ground: Ground) -> [OpenDealsOfRole] {
    openDeals(program, ownership(program, ground), ground)
  }

  fileprivate static func openDeals(
    _ program: SubjectProgram, _ ownership: [DealOwnership], _ ground: Ground
  ) -> [OpenDealsOfRole] {
    program.openDealRoles.map { role in
      OpenDealsOfRole(role: role, deals: OpenDeals(role.kind, ownership, ground.timeline, ground.people))
    }
  }

  /// Of all deals, where the program reads how many are open.
  fileprivate static func ownership(_ program: SubjectProgram, _ ground: Ground) -> [DealOwnership] {
    program.openDealRoles.isEmpty ? [] : DealOwnership.all(in: ground.timeline, ground.vocabulary)
  }
}

/// The subjects of one program with what their runs need.
private struct SubjectLot: Sendable {
  private let program: SubjectProgram
  let subjects: SubjectTimelines
  private let openDeals: [OpenDealsOfRole]

  init(_ program: SubjectProgram, _ ground: Ground) {
    self.program = program
    let ownership = Evaluator.ownership(program, ground)
    subjects = SubjectTimelines.group(
      ground.timeline, by: program.kind, ground.people, ground.symbols,
      only: RowSelection.filter(program, ownership, ground.timeline))
    openDeals = Evaluator.openDeals(program, ownership, ground)
  }

  func run(_ some: Range<Int>, _ ground: Ground, _ selection: SubjectSelection) -> RunOutput {
    var run = SubjectRun(ground, program, openDeals)
    run.course = subjects.allRows
    for subject in some where selection.contains(subject, of: subjects) {
      run.run(subjects.key(of: subject), rows: subjects.rows(of: subject))
    }
    run.countRenewals()
    run.output.groupCounts.add(to: &run.output.counts, program)
    return run.output
  }
}

extension SubjectProgram {
  /// The roles of the subject in which its open deals are counted; empty where nothing reads how many.
  var openDealRoles: [Loader.Role] {
    guard conditions.contains(where: { $0.reads.openDeals }) else { return [] }
    return kind.parts.compactMap { Loader.Role($0) }
  }
}

extension SubjectKind {
  /// The kinds of its ids.
  var parts: [SubjectKind] {
    if case .pair(let first, let second) = self { [first, second] } else { [self] }
  }
}

extension Evaluation {
  /// - Parameter outputs: By program, in the order of their subjects.
  fileprivate init(
    _ rules: RuleSet, _ outputs: [[RunOutput]], _ options: EvaluationOptions, _ symbols: SymbolTable
  ) {
    counts = Array(repeating: VerdictCounts(), count: rules.rules.count)
    for (program, outputs) in zip(rules.programs, outputs) {
      for output in outputs { add(output) }
      addSkipped(outputs, program, rules)
    }
    if options.isBare {
      let raised = zip(rules.programs, outputs).flatMap { program, outputs in
        outputs.map { (program.kind, $0) }
      }
      bare = BareFindings(raised, rules, symbols)
    } else {
      sort(rules)
    }
  }

  private mutating func add(_ output: RunOutput) {
    findings += output.findings
    verdicts += output.verdicts
    firsts += output.firsts
    exceptions.merge(output.exceptions, uniquingKeysWith: +)
    reminders += output.reminders
    deals += output.deals
    briefLines += output.briefLines
    for (index, counts) in output.counts.enumerated() { self.counts[index] += counts }
  }

  private mutating func addSkipped(_ outputs: [RunOutput], _ program: SubjectProgram, _ rules: RuleSet) {
    for (place, pattern) in program.patterns.enumerated() {
      let unknown = outputs.reduce(0) { $0 + $1.unknownMatches[place] }
      let failed = outputs.reduce(0) { $0 + $1.failedMatches[place] }
      guard unknown + failed > 0 else { continue }
      skippedMatches.append(
        SkippedMatches(
          pack: rules.packs[pattern.pack].id, event: pattern.name, unknown: unknown, failed: failed))
    }
  }

  /// Puts everything in the order in which it is given.
  mutating func sort(_ rules: RuleSet) {
    let ranks = rules.ranks
    func rank(_ rule: Int) -> Int { ranks[rule] }
    func precedes(_ a: Finding, _ b: Finding) -> Bool {
      if a.at != b.at { return a.at < b.at }
      if a.rule != b.rule { return rank(a.rule) < rank(b.rule) }
      if a.subject.ids != b.subject.ids { return a.subject.precedes(b.subject) }
      return a.id < b.id
    }
    findings.sort(by: precedes)
    reminders.sort(by: precedes)
    // Stable: what happened to a subject in one instant stays in the order in which it happened.
    let all = verdicts
    let order = all.indices.sorted { a, b in
      // A verdict as a whole would be counted among its owners for each comparison.
      if all[a].at != all[b].at { return all[a].at < all[b].at }
      if all[a].rule != all[b].rule { return rank(all[a].rule) < rank(all[b].rule) }
      // Subjects are run in the order of their ids.
      return a < b
    }
    verdicts = order.map { all[$0] }
  }
}

extension RuleSet {
  /// By rule: its place in the order of full names.
  var ranks: [Int] {
    let names = rules.map { Array($0.fullName.utf8) }
    var ranks = Array(repeating: 0, count: names.count)
    let sorted = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    for (rank, rule) in sorted.enumerated() { ranks[rule] = rank }
    return ranks
  }
}

extension SubjectID {
  fileprivate func precedes(_ other: SubjectID) -> Bool {
    description.utf8.lexicographicallyPrecedes(other.description.utf8)
  }
}
