import Activity
import BasicContainers
import EventTime
import RulePacks
import Symbols

extension Session {
  /// What one evaluation of the log as it is says as of ``asOf``: verdicts, their counts, reminders and lines of a page,
  /// which a session does not keep.
  ///
  /// - Parameter change: What is to be given; whatever it says of `asOf` means nothing.
  /// - Complexity: That of a run over the whole log.
  package func evaluate(_ change: (inout EvaluationOptions) -> Void) -> Evaluation {
    var options = options
    change(&options)
    options.asOf = asOf
    return Evaluator.evaluate(
      rules, timeline: log.counting(until: asOf), directory: directory, site: site, options: options)
  }

  /// The record of every deal as of ``asOf``, by id; what a session keeps is asked for it, and no rule is run.
  package mutating func deals() -> [DealSummary] {
    var deals: [DealSummary] = []
    for subject in lanes[0].subjects where lanes[0].heads[subject].takenRow != SubjectLane.Head.none {
      lanes[0].load(subject)
      deals.append(lanes[0].run.summary(asOf: clock))
    }
    return deals.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  /// The deals that have been of one rep and one account from their first activity on.
  func steadyDeals() -> Set<String> {
    var steady: Set<String> = []
    for deal in lanes[0].subjects where lanes[0].heads[deal].takenRow != SubjectLane.Head.none {
      let id = lanes[0].key(of: deal).first
      let rows = lanes[0].rows(of: deal)
      let owned = DealOwnership.of(id, rows[...], in: log.timeline, vocabulary)
      let isSteady = owned.allSatisfy { $0.rep == owned[0].rep && $0.account == owned[0].account }
      if isSteady { steady.insert(log.timeline.symbols.text(id)) }
    }
    return steady
  }

  /// What waits on a subject as of ``asOf``: verdicts that are open, each with its end where it has one; empty for a
  /// subject that nothing was said of.
  package mutating func waiting(on subject: SubjectID) -> [Verdict] {
    guard let lane = lanes.indices.first(where: { lanes[$0].kind == subject.kind }),
      let key = subject.key(log.timeline.symbols), let place = lanes[lane].place(of: key),
      lanes[lane].heads[place].takenRow != SubjectLane.Head.none
    else { return [] }
    lanes[lane].load(place)
    return lanes[lane].run.waiting()
  }
}

extension SubjectID {
  /// Nil for one with a text that the log does not have.
  func key(_ symbols: SymbolTable) -> SubjectTimelines.Key? {
    if kind == .organisation { return SubjectTimelines.Key(first: .none) }
    let found = ids.compactMap { symbols.find($0) }
    guard found.count == ids.count, let first = found.first else { return nil }
    return SubjectTimelines.Key(first: first, second: found.count > 1 ? found[1] : .none)
  }
}

extension SubjectRun {
  /// What waits, as verdicts.
  fileprivate mutating func waiting() -> [Verdict] {
    bringStates(of: Array(states.indices))
    var told = RunOutput(
      rules: output.counts.count, patterns: output.unknownMatches.count, groups: program.groups)
    swap(&told, &output)
    let lists = ground.options.verdicts
    ground.options.verdicts = true
    for place in touchedStates.indices { tellOpen(touchedStates[place]) }
    ground.options.verdicts = lists
    swap(&told, &output)
    return told.verdicts
  }
}
