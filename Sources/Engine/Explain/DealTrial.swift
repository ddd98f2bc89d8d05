package import Activity
package import EventTime
package import RulePacks
import Symbols

/// A deal cut out of a run with every rule, to be asked what activities that have not happened would raise on it.
///
/// It sees the deal's own activities and no others: what is usual in won deals is unknown to it, and so raises nothing.
package struct DealTrial: ~Copyable {
  private var session: Session
  private let subject: SubjectID
  private let asOf: Instant
  private let known: Set<String>

  /// - Parameters:
  ///   - rules: Those of the run that read the timeline.
  ///   - timeline: The whole log as of `asOf`.
  package init(
    _ deal: String, rules: RuleSet, timeline: Timeline, catalogue: KindCatalogue, directory: Directory,
    site: SiteConfiguration, asOf: Instant
  ) {
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(zone: site.defaultCalendar.zone), symbols: rules.symbols)
    if let symbol = timeline.symbols.find(deal) {
      for row in timeline.rows.indices where timeline.rows[row].deal == symbol {
        builder.add(timeline.activity(row))
      }
    }
    session = Session(
      rules, catalogue: catalogue, log: builder.finish().timeline, directory: directory, site: site,
      options: EvaluationOptions(asOf: .latest, texts: false))
    subject = SubjectID(kind: .deal, ids: [deal])
    self.asOf = asOf
    known = Set(session.suppose([], asOf: asOf, on: subject).findings.map(\.id))
  }

  /// What would be open on the deal, with the activities, that is not found without them.
  package mutating func raised(by activities: [LoggedActivity]) -> [Finding] {
    session.suppose(activities, asOf: asOf, on: subject).findings.filter {
      $0.status == .open && !known.contains($0.id)
    }
  }
}
