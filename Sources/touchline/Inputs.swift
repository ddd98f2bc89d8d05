import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols

/// Everything that a run over a log needs, read and checked: site, kinds, directory, packs, rules, timeline.
struct Inputs {
  let options: InputOptions
  let site: SiteConfiguration
  let catalogue: KindCatalogue
  let directory: Directory
  let rules: RuleSet
  let timeline: Timeline
  let asOf: Instant
  /// What became of the lines of the log.
  let summary: LogSummary

  /// - Parameters:
  ///   - isForPeople: Whether the output says what activities were, in words; else only what rules read is kept.
  ///   - content: What is kept of each activity, whoever reads it.
  init(_ options: InputOptions, isForPeople: Bool = true, content: LogContent? = nil) throws(Failure) {
    try self.init(Premises(options), isForPeople: isForPeople, content: content)
  }

  /// Reads the log, or all lines of the store.
  init(_ premises: Premises, isForPeople: Bool = true, content: LogContent? = nil) throws(Failure) {
    options = premises.options
    site = premises.site
    catalogue = premises.catalogue
    asOf = premises.asOf
    directory = premises.directory
    rules = premises.rules
    let log = try premises.setting.log(
      options, content: content ?? (isForPeople ? rules.contentForPeople : rules.content),
      symbols: rules.symbols)
    timeline = log.timeline
    summary = log.summary
    try checkDistance()
  }

  /// Rules that count in every week or month find something in each of them, for as long as one looks ahead.
  private static let mostYearsAhead: Int64 = 50

  private func checkDistance() throws(Failure) {
    guard let last = timeline.rows.last?.at,
      asOf > last.advanced(by: Self.mostYearsAhead * 365 * 86_400_000)
    else { return }
    throw .usage(
      "\(RFC3339.format(asOf)) lies more than \(Self.mostYearsAhead) years after the last activity of the log, \(RFC3339.format(last)); give an earlier --as-of"
    )
  }

  /// What the rules say about the log.
  func evaluate(_ evaluation: EvaluationOptions) -> Evaluation {
    Evaluator.evaluate(rules, timeline: timeline, directory: directory, site: site, options: evaluation)
  }

  /// Ends the run, after its results, where the log was cut short or `--strict` does not allow what it rejected.
  func failIfIncomplete() throws(Failure) { try summary.failIfIncomplete(strict: options.strict) }

  /// The ids that exist; a wrong one is answered with the nearest.
  func deals(_ ids: [String]) throws(Failure) -> Set<String>? {
    guard !ids.isEmpty else { return nil }
    let known = timeline.dealIDs
    for id in ids where !known.contains(id) {
      let meant = nearest(id, among: known).map { "; did you mean '\($0)'?" } ?? ""
      throw .usage("there is no deal '\(id)' in this log\(meant)")
    }
    return Set(ids)
  }
}

extension LogSummary {
  /// Ends the run, after its results, where the log was cut short or `--strict` does not allow what it rejected.
  func failIfIncomplete(strict: Bool) throws(Failure) {
    if let source = cutShort.first {
      throw .input("\(source) ends in the middle of a line; what came before was judged")
    }
    guard strict, rejected > 0 else { return }
    throw .input("the log has rejected lines, and --strict was given")
  }
}

extension Timeline {
  /// Every deal that an activity carries.
  var dealIDs: Set<String> { texts(rows.lazy.map(\.deal)) }

  /// Every account that an activity carries.
  var accountIDs: Set<String> { texts(rows.lazy.map(\.account)) }

  private func texts(_ ids: some Sequence<Symbol>) -> Set<String> {
    Set(Set(ids).filter { !$0.isNone }.map(symbols.text))
  }
}
