import Activity
import Engine
import EventTime
import RulePacks
import Symbols

/// The activities of the kinds that a rule looked for, on the same subject, which came nearest in time.
///
/// Told by kind alone: whether such an activity would have matched the event's conditions is for the engine to say.
struct NearMiss {
  private let finding: Finding
  private let rule: Rule
  private let timeline: Timeline
  private let speech: Speech

  init(_ finding: Finding, rule: Rule, timeline: Timeline, speech: Speech) {
    self.finding = finding
    self.rule = rule
    self.timeline = timeline
    self.speech = speech
  }

  /// The latest before the finding and the first after it, where there are any.
  var sentences: [String] {
    guard let event = expected, let kinds = event.kindNames, let rows = subjectRows(kinds) else { return [] }
    let before = rows.last { timeline.at($0) <= finding.at }
    let after = rows.first { timeline.at($0) > finding.at }
    if before == nil, after == nil {
      return ["Nothing of the kind is on record here, before or after: \(EventWords(event).short)."]
    }
    return [
      before.map { "The latest before: \(timeline.activity($0).words(speech))" },
      after.map { "The first after: \(timeline.activity($0).words(speech))" },
    ].compactMap(\.self)
  }

  private var expected: EventPattern? {
    switch rule.form {
    case .when(_, if: _, expect: .earlier(let event, within: _, since: _)): event
    case .when(_, if: _, expect: .later(let event, deadline: _, each: _)): event
    case .when(_, if: _, expect: .next(let event, among: _, each: _)): event
    case .silence(while: _, without: let event, inLast: _): event
    case .every(_, let quota): quota.of
    case .when, .while: nil
    }
  }

  /// Nil for a subject whose activities do not name it: nothing can be said of what is not on record there.
  private func subjectRows(_ kinds: [String]) -> [Int]? {
    let wanted = Set(kinds.compactMap(timeline.symbols.find))
    guard let subject = subjectSymbol else { return nil }
    return timeline.rows.indices.filter { row in
      guard wanted.contains(timeline.kind(row)) else { return false }
      switch finding.subject.kind {
      case .deal: return timeline.deal(row) == subject
      case .account: return timeline.account(row) == subject
      case .rep: return timeline.rep(row) == subject
      default: return timeline.deal(row) == subject
      }
    }
  }

  /// What the rows are told by: the subject, or for other kinds the deal that the finding is about.
  private var subjectSymbol: Symbol? {
    let id =
      switch finding.subject.kind {
      case .deal, .account, .rep: finding.subject.ids.first
      default: finding.deal
      }
    return id.flatMap(timeline.symbols.find)
  }
}
