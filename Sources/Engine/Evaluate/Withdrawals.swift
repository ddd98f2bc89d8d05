package import Activity
package import EventTime
package import RulePacks

/// Findings that a later record took back. LANGUAGE.md section 9.
///
/// A finding is withdrawn at r when what was recorded before r, as of before r, raises it, and with what was recorded
/// at r it is not raised.
package struct Withdrawals: Sendable {
  private let rules: RuleSet
  private let catalogue: KindCatalogue
  private let directory: Directory
  private let site: SiteConfiguration

  package init(
    _ rules: RuleSet, catalogue: KindCatalogue, directory: Directory = .empty,
    site: SiteConfiguration = SiteConfiguration()
  ) {
    self.rules = rules
    self.catalogue = catalogue
    self.directory = directory
    self.site = site
  }

  /// What was withdrawn until the earlier of as_of and known_at, by instant.
  ///
  /// - Parameter log: Every line with its records, edits and tombstones included.
  package func findings(
    in log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil
  ) -> [(finding: Finding, at: Instant)] {
    let last = min(asOf, knownAt ?? asOf)
    var withdrawn: [(finding: Finding, at: Instant)] = []
    for record in Self.records(log) where record <= last {
      let before = Instant(milliseconds: record.milliseconds - 1)
      let raised = findings(in: log, asOf: before)
      guard !raised.isEmpty else { continue }
      let difference = FindingDifference(from: raised, to: findings(in: log, asOf: record))
      withdrawn += difference.withdrawn.map { ($0, record) }
    }
    return withdrawn
  }

  /// As ``findings(in:asOf:knownAt:)``, as verdicts.
  package func verdicts(
    in log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil
  ) -> [Verdict] {
    findings(in: log, asOf: asOf, knownAt: knownAt).map { finding, instant in
      Verdict(
        rule: finding.rule, subject: finding.subject, outcome: .withdrawn, at: instant,
        evidence: [finding.evidence.trigger].compactMap(\.self) + finding.evidence.found, finding: finding.id)
    }
  }

  /// When something was recorded that can change what was known: late, or an edit.
  private static func records(_ log: [LoggedActivity]) -> [Instant] {
    let changing = log.filter { $0.rev != 0 || $0.deleted || ($0.recorded ?? $0.at) != $0.at }
    return Set(changing.map { $0.recorded ?? $0.at }).sorted()
  }

  private func findings(in log: [LoggedActivity], asOf: Instant) -> [Finding] {
    let zone = site.defaultCalendar.zone
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(asOf: asOf, knownAt: asOf, zone: zone),
      symbols: rules.symbols)
    for activity in log { builder.add(activity) }
    return Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, directory: directory, site: site,
      options: EvaluationOptions(asOf: asOf, texts: false)
    ).findings
  }
}
