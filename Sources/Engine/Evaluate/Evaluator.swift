package import Activity
package import RulePacks
import Symbols

/// Runs rules over a whole log.
package enum Evaluator {
  /// What the rules say about the log; a pure function of its arguments, whatever the order of the log's lines.
  package static func evaluate(
    _ rules: RuleSet, timeline: Timeline, directory: Directory = .empty,
    site: SiteConfiguration = SiteConfiguration(), options: EvaluationOptions
  ) -> Evaluation {
    let ground = Ground(rules, timeline, directory, site, options)
    var evaluation = Evaluation()
    evaluation.counts = Array(repeating: VerdictCounts(), count: rules.rules.count)
    let selection = options.onlyDeals.map { DealSelection($0, ground) }
    for program in rules.programs { evaluation.add(run(program, ground, selection), program, rules) }
    evaluation.sort(rules)
    return evaluation
  }

  private static func run(
    _ program: SubjectProgram, _ ground: Ground, _ selection: DealSelection?
  ) -> RunOutput {
    let subjects = SubjectTimelines.group(ground.timeline, by: program.kind, ground.people, ground.symbols)
    var run = SubjectRun(ground, program, openDeals(program, ground))
    for subject in subjects.indices where selection?.contains(subject, of: subjects) ?? true {
      run.run(subjects.key(of: subject), rows: subjects.rows(of: subject))
    }
    return run.output
  }

  static func openDeals(_ program: SubjectProgram, _ ground: Ground) -> [OpenDealsOfRole] {
    let roles = program.openDealRoles
    guard !roles.isEmpty else { return [] }
    let deals = SubjectTimelines.group(ground.timeline, by: .deal, ground.people, ground.symbols)
    let ownership = DealOwnership.all(in: ground.timeline, deals: deals, ground.vocabulary)
    return roles.map { role in
      OpenDealsOfRole(role: role, deals: OpenDeals(role.kind, ownership, ground.timeline, ground.people))
    }
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
  fileprivate mutating func add(_ output: RunOutput, _ program: SubjectProgram, _ rules: RuleSet) {
    findings += output.findings
    verdicts += output.verdicts
    reminders += output.reminders
    deals += output.deals
    briefLines += output.briefLines
    for (index, counts) in output.counts.enumerated() { self.counts[index] += counts }
    for (place, pattern) in program.patterns.enumerated() {
      let (unknown, failed) = (output.unknownMatches[place], output.failedMatches[place])
      guard unknown + failed > 0 else { continue }
      skippedMatches.append(
        SkippedMatches(
          pack: rules.packs[pattern.pack].id, event: pattern.name, unknown: unknown, failed: failed))
    }
  }

  /// Puts everything in the order in which it is given.
  mutating func sort(_ rules: RuleSet) {
    let names = rules.rules.map { Array($0.fullName.utf8) }
    let ranks = Dictionary(
      uniqueKeysWithValues: names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
        .enumerated().map { ($1, $0) })
    func rank(_ rule: Int) -> Int { ranks[rule] ?? 0 }
    func precedes(_ a: Finding, _ b: Finding) -> Bool {
      if a.at != b.at { return a.at < b.at }
      if a.rule != b.rule { return rank(a.rule) < rank(b.rule) }
      if a.subject.ids != b.subject.ids { return a.subject.precedes(b.subject) }
      return a.id < b.id
    }
    findings.sort(by: precedes)
    reminders.sort(by: precedes)
    // Stable: what happened to a subject in one instant stays in the order in which it happened.
    let order = verdicts.indices.sorted { a, b in
      let (first, second) = (verdicts[a], verdicts[b])
      if first.at != second.at { return first.at < second.at }
      if first.rule != second.rule { return rank(first.rule) < rank(second.rule) }
      if first.subject.ids != second.subject.ids { return first.subject.precedes(second.subject) }
      return a < b
    }
    verdicts = order.map { verdicts[$0] }
  }
}

extension SubjectID {
  fileprivate func precedes(_ other: SubjectID) -> Bool {
    description.utf8.lexicographicallyPrecedes(other.description.utf8)
  }
}
