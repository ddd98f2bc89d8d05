import Activity
import Engine
import EventTime
import RulePacks

/// When the aims of rules came about on each subject, by the engine itself: each aim is run as a rule that only signals.
struct AimBook {
  private struct Place: Hashable {
    var rule: String
    var subject: SubjectID
  }

  /// In ascending order.
  private let instants: [Place: [Instant]]
  private let names: [String]

  init(_ review: Review, timeline: Timeline, directory: Directory) {
    names = review.rules.rules.map(\.fullName)
    var site = review.site
    site.select = []
    site.tune = []
    site.except = []
    var symbols = timeline.symbols
    let signals = RuleSet.compile(review.rules.packs.map(Self.signals), site: site, symbols: &symbols)
    let evaluation = Evaluator.evaluate(
      signals, timeline: timeline, directory: directory, site: site,
      options: EvaluationOptions(asOf: review.asOf, texts: false))
    instants = Dictionary(
      grouping: evaluation.findings,
      by: { Place(rule: signals.rules[$0.rule].fullName, subject: $0.subject) }
    ).mapValues { $0.map(\.at).sorted() }
  }

  /// Whether the aim of the finding's rule came about on its subject after it was raised.
  func comesAbout(_ finding: Finding, until end: Instant) -> Bool {
    let place = Place(rule: names[finding.rule], subject: finding.subject)
    return instants[place]?.contains { $0 > finding.at && $0 <= end } ?? false
  }

  /// The pack with nothing in it but a signal for each aim, under the name of its rule.
  private static func signals(_ pack: RulePack) -> RulePack {
    var pack = pack
    pack.brief = Brief()
    pack.rules = pack.rules.compactMap { rule in
      guard let aim = rule.aim else { return nil }
      return Rule(
        id: rule.id, range: rule.range, title: rule.title, per: rule.per,
        form: .when(aim.event, if: nil, expect: nil), level: .notice, afterClose: true, nudge: Nudge())
    }
    return pack
  }
}
