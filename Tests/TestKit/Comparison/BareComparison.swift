import Activity
import Engine
import EventTime
import RulePacks
import Symbols

/// Holds what is found where only rules, subjects and instants are asked for against the whole evaluation: with rules
/// that differ only in their durations, which work together then, and on several threads.
package struct BareComparison {
  /// By how many hours the durations of a rule's variants differ from its own.
  private static let longer: [Int64] = [0, 5, 26, 100]

  private let rules: RuleSet
  private let timeline: Timeline
  private let directory: Directory
  private let site: SiteConfiguration
  private let asOf: Instant

  /// For a random case; nil where a reader does not take its files.
  package init?(_ draft: Draft) {
    guard let given = Comparison.read(CaseFiles(draft)).case else { return nil }
    let test = given.test
    let packs = given.tunedPacks.map { pack in
      var pack = pack
      pack.rules += pack.rules.flatMap(Self.variants)
      return pack
    }
    site = given.site
    var symbols = SymbolTable()
    rules = RuleSet.compile(packs, site: site, symbols: &symbols)
    let options = ReadOptions(asOf: test.asOf, knownAt: test.knownAt, zone: test.calendar.zone)
    var builder = TimelineBuilder(catalogue: Vocabulary.catalogue, options: options, symbols: symbols)
    for activity in test.log { builder.add(activity) }
    timeline = builder.finish().timeline
    directory = Directory(test.directory)
    asOf = test.asOf
  }

  /// What one of them says otherwise, as text; nil where all agree.
  package var disagreement: String? {
    let whole = evaluate { _ in }
    let expected = whole.findings.map(Self.line)
    for threads in [1, 3] {
      let bare = evaluate {
        $0.bare = true
        $0.threads = threads
      }
      var given: [String] = []
      let subjects = bare.bare?.subjectIDs ?? []
      bare.bare?.forEach { rule, subject, at in
        given.append(Self.line(Finding(id: "", rule: rule, subject: subjects[subject], at: at)))
      }
      if given != expected { return "\(threads) threads: \(given)\n  instead of \(expected)" }
      for (rule, counts) in bare.counts.enumerated() where counts != whole.counts[rule] {
        return "\(rules.rules[rule].fullName): \(counts)\n  instead of \(whole.counts[rule])"
      }
    }
    return nil
  }

  private func evaluate(_ change: (inout EvaluationOptions) -> Void) -> Evaluation {
    var options = EvaluationOptions(asOf: asOf, texts: false)
    change(&options)
    return Evaluator.evaluate(rules, timeline: timeline, directory: directory, site: site, options: options)
  }

  private static func line(_ finding: Finding) -> String {
    "\(finding.rule) \(finding.subject) \(RFC3339.format(finding.at))"
  }

  private static func variants(of rule: Rule) -> [Rule] {
    longer.map { hours in
      var variant = rule.mapDurations { key, setting in
        guard ["within", "in_last"].contains(key) else { return setting }
        let more = TimeSpan.Term(count: hours, unit: .hour)
        return DurationSetting(span: TimeSpan(terms: setting.span.terms + [more]), range: setting.range)
      }
      variant.id += "-\(hours)"
      return variant
    }
  }
}
