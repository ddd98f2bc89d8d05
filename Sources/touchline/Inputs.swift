import Activity
import BuiltInDomains
import CEL
import DomainKit
import Engine
import EventTime
import RulePacks
import SourceText
import Store
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

  /// Reads in the order in which one needs the other; what is wrong with any of them is said before it throws.
  ///
  /// - Parameters:
  ///   - isForPeople: Whether the output says what activities were, in words; else only what rules read is kept.
  ///   - content: What is kept of each activity, whoever reads it.
  init(_ options: InputOptions, isForPeople: Bool = true, content: LogContent? = nil) throws(Failure) {
    guard !options.log.isEmpty || options.store != nil else {
      throw .usage("--log is missing: name the activity log, or - for standard input; or a --store")
    }
    self.options = options
    let setting = try SitePacks(options.setting)
    site = setting.site
    catalogue = setting.domains.catalogue
    asOf = setting.asOf
    directory = try Self.directory(options, site)
    var symbols = SymbolTable()
    rules = RuleSet.compile(setting.packs, site: site, symbols: &symbols)
    let log = try setting.log(
      options, content: content ?? (isForPeople ? rules.contentForPeople : rules.content), symbols: symbols)
    timeline = log.timeline
    summary = log.summary
    try checkDistance()
  }

  /// The directory that was named, else that of the store.
  private static func directory(
    _ options: InputOptions, _ site: SiteConfiguration
  ) throws(Failure) -> Directory {
    guard let path = options.store, options.directory == nil else {
      return try SiteFiles.directory(options.directory, site: site)
    }
    let lines = try Failure.of { () throws(StoreProblem) in
      try Store.open(path, isReadOnly: true).directoryLines()
    }
    return Directory(lines.compactMap { Directory.Entry(line: $0) })
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
  var dealIDs: Set<String> {
    var seen = Set<Symbol>()
    for row in rows { if row.deal != .none { seen.insert(row.deal) } }
    return Set(seen.map(symbols.text))
  }
}
