package import Activity
package import EventTime
import Symbols

/// Every nudge that was ever said, folded from the activities that the product itself writes.
///
/// The order in which the activities are given does not matter; of one instant, saying comes before answering, and that
/// before ending. What speaks of a nudge that nobody said is left out.
package struct NudgeBook: Sendable {
  /// By the instant at which each was first said, then by id.
  package let nudges: [SentNudge]
  private let places: [String: Int]

  package static let empty = NudgeBook([])

  /// - Parameter activities: Others than `nudge.*` among them mean nothing.
  package init(_ activities: some Sequence<LoggedActivity>) {
    let events = activities.filter { !$0.deleted }.compactMap(NudgeEvent.init).sorted()
    var byID: [String: SentNudge] = [:]
    for event in events { Self.take(event, &byID) }
    nudges = byID.values.sorted { ($0.firstSent, $0.id) < ($1.firstSent, $1.id) }
    places = Dictionary(nudges.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter timeline: A log; of it the rows of `nudge.*` are read, wherever their data was kept.
  package init(_ timeline: Timeline) {
    let kinds = Set(NudgeEvent.kinds.compactMap { timeline.symbols.find($0) })
    let rows = timeline.rows.indices.filter { kinds.contains(timeline.rows[$0].kind) }
    self.init(rows.map(timeline.activity))
  }

  package func nudge(_ id: String) -> SentNudge? { places[id].map { nudges[$0] } }

  /// Those that wait for an answer at an instant, snoozed ones not among them.
  package func waiting(at instant: Instant) -> [SentNudge] {
    nudges.filter { $0.state(at: instant) == .shown }
  }

  /// What a person was ever told.
  package func told(_ person: String) -> [SentNudge] { nudges.filter { $0.person == person } }

  private static func take(_ event: NudgeEvent, _ nudges: inout [String: SentNudge]) {
    switch event.what {
    case .sent(let sent):
      guard var known = nudges[sent.id] else {
        nudges[sent.id] = sent
        return
      }
      known.sent.append(event.at)
      // Said anew, it waits anew.
      known.ending = nil
      known.endedAt = nil
      nudges[sent.id] = known
    case .answered(let reply): nudges[event.nudge]?.replies.append(reply)
    case .ended(let how):
      nudges[event.nudge]?.ending = how
      nudges[event.nudge]?.endedAt = event.at
    }
  }
}
