package import Activity
package import Engine
package import EventTime
package import RulePacks
import Symbols

/// Holds a session against one evaluation of the whole log: the same findings, whole, however the log came in.
package struct SessionComparison {
  /// How the activities reach the session.
  package enum Mode: String, Sendable, CaseIterable {
    /// One by one, as they happened.
    case inOrder
    /// In any order, wrong versions and activities that never were among them, which are put right later.
    case shuffled
    /// The same, saved and gone on with from the saved bytes after ``SessionComparison/splits`` of the lines, or half of them.
    case resumed
    /// All at once, as a log that is known already.
    case bulk
  }

  /// How often a session is saved, and the greatest number of lines that come at once.
  private static let splits = 50
  private static let batch = 40

  private let rules: RuleSet
  private let catalogue: KindCatalogue
  private let directory: Directory
  private let site: SiteConfiguration
  private let log: [LoggedActivity]
  private let options: EvaluationOptions

  package init(
    _ rules: RuleSet, catalogue: KindCatalogue, directory: Directory, site: SiteConfiguration,
    log: [LoggedActivity], asOf: Instant
  ) {
    self.rules = rules
    self.catalogue = catalogue
    self.directory = directory
    self.site = site
    self.log = log
    options = EvaluationOptions(asOf: asOf)
  }

  /// For a random case; nil where a reader does not take its files.
  package init?(_ draft: Draft) {
    guard let given = Comparison.read(CaseFiles(draft)).case else { return nil }
    let test = given.test
    var symbols = SymbolTable()
    let rules = RuleSet.compile(given.tunedPacks, site: given.site, symbols: &symbols)
    let known = test.log.filter { $0.recorded ?? $0.at <= test.knownAt ?? .latest }
    self.init(
      rules, catalogue: Vocabulary.catalogue, directory: Directory(test.directory), site: given.site,
      log: known,
      asOf: test.asOf)
  }

  /// What an evaluation on several threads says otherwise than one on a single thread; nil where they agree.
  package func disagreement(ofThreads threads: Int) -> String? {
    evaluated(threads: threads) == evaluated() ? nil : "\(threads) threads find something else than one"
  }

  /// What a session says otherwise than an evaluation, as text; nil where they agree.
  package func disagreement(_ mode: Mode, seed: UInt64) -> String? {
    let expected = evaluated()
    let given: [Finding]
    do {
      given =
        switch mode {
        case .inOrder: inOrder()
        case .bulk: bulk()
        case .shuffled, .resumed: try shuffled(seed, resuming: mode == .resumed)
        }
    } catch {
      return "seed \(seed): a session that was just saved is refused: \(error)"
    }
    if given == expected { return nil }
    let difference = FindingDifference(from: expected, to: given)
    var lines = ["\(mode.rawValue), seed \(seed):"]
    lines += difference.withdrawn.map { "  only the evaluation: \($0)" }
    lines += difference.raised.map { "  only the session: \($0)" }
    lines += difference.changed.map { "  evaluation: \($0.before)\n  session:    \($0.after)" }
    return lines.joined(separator: "\n")
  }

  /// What a session supposes of the end of the log otherwise than an evaluation of the whole; nil where they agree.
  package func disagreementOnSupposing(seed: UInt64) -> String? {
    var dice = Dice(seed: seed)
    let log = log.sorted(by: Self.precedes)
    let known = dice.number(0...log.count)
    var session = Session(rules, catalogue: catalogue, directory: directory, site: site, options: options)
    _ = session.take(Array(log[..<known]))
    let before = session.findings
    let first = session.suppose(Array(log[known...]), asOf: options.asOf)
    let second = session.suppose(Array(log[known...]), asOf: options.asOf)
    let subjects = Set(first.subjects)
    let expected = evaluated().filter { subjects.contains($0.subject) }
    var wrong: [String] = []
    if first.findings != expected { wrong.append("\(first.findings)\n  instead of \(expected)") }
    if second.findings != first.findings { wrong.append("the second time: \(second.findings)") }
    if session.findings != before { wrong.append("afterwards: \(session.findings)") }
    _ = session.take(Array(log[known...]))
    _ = session.advance(to: options.asOf)
    if session.findings != evaluated() { wrong.append("in the end: \(session.findings)") }
    return wrong.isEmpty ? nil : "seed \(seed), \(known) known: \(wrong.joined(separator: "\n  "))"
  }

  private func evaluated(threads: Int = 1) -> [Finding] {
    var options = options
    options.threads = threads
    let reading = ReadOptions(asOf: options.asOf, zone: site.defaultCalendar.zone)
    var builder = TimelineBuilder(catalogue: catalogue, options: reading, symbols: rules.symbols)
    for activity in log { builder.add(activity) }
    return Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, directory: directory, site: site, options: options
    ).findings
  }

  private func inOrder() -> [Finding] {
    var session = Session(
      rules, catalogue: catalogue, directory: directory, site: site, options: options)
    for activity in log.sorted(by: Self.precedes) { _ = session.take([activity]) }
    _ = session.advance(to: options.asOf)
    return session.findings
  }

  /// Half of the log before the session begins, and the rest as one call.
  private func bulk() -> [Finding] {
    let log = log.sorted(by: Self.precedes)
    let reading = ReadOptions(asOf: options.asOf, zone: site.defaultCalendar.zone, keepsUncounted: true)
    var builder = TimelineBuilder(catalogue: catalogue, options: reading, symbols: rules.symbols)
    for activity in log[..<(log.count / 2)] { builder.add(activity) }
    var session = Session(
      rules, catalogue: catalogue, log: builder.finish().timeline, directory: directory, site: site,
      options: options)
    _ = session.take(Array(log[(log.count / 2)...]))
    _ = session.advance(to: options.asOf)
    return session.findings
  }

  private func shuffled(_ seed: UInt64, resuming: Bool) throws -> [Finding] {
    var dice = Dice(seed: seed)
    var session = Session(
      rules, catalogue: catalogue, directory: directory, site: site, options: options)
    let lines = Disorder.lines(of: log, &dice)
    var splits = (resuming ? Self.splits(of: lines.count, &dice) : [])[...]
    var taken = 0
    while taken < lines.count {
      if dice.chance(20) { _ = session.advance(to: lines[taken].at) }
      let next = taken + (dice.chance(50) ? 1 : dice.number(1...Self.batch))
      let end = min(next, splits.first ?? lines.count, lines.count)
      _ = session.take(Array(lines[taken..<end]))
      taken = end
      guard taken == splits.first else { continue }
      splits = splits.dropFirst()
      let file = session.save()
      session = try Session(
        resuming: file, rules, catalogue: catalogue, directory: directory, site: site, options: options)
    }
    _ = session.advance(to: options.asOf)
    return session.findings
  }

  /// After which of so many lines a session is saved, ascending; in a short log after half of them.
  private static func splits(of count: Int, _ dice: inout Dice) -> [Int] {
    guard count > 1 else { return [] }
    return dice.some(Array(1..<count), min(splits, (count + 1) / 2)).sorted()
  }

  private static func precedes(_ a: LoggedActivity, _ b: LoggedActivity) -> Bool {
    if a.at != b.at { return a.at < b.at }
    return a.seq != b.seq ? a.seq < b.seq : a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }
}
