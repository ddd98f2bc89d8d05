import Activity
import EventTime
import Symbols

/// What lies ahead of a deal by its own activities: meetings that are planned, tasks that are not done.
struct PlannedSteps {
  struct Step {
    var at: Instant
    /// `Meeting`, `Task of the customer: send the figures`.
    var what: String
  }

  /// By time; tasks that are overdue stand first.
  let steps: [Step]

  /// - Parameter activities: Of a deal, in their order.
  init(_ activities: [LoggedActivity], asOf: Instant) {
    var open: [String: Step] = [:]
    for activity in activities {
      switch activity.kind {
      case "meeting.planned":
        guard let id = activity.said("meeting"), let starts = activity.instant("starts") else { continue }
        open["meeting " + id] = Step(at: starts, what: Self.meeting(activity))
      case "meeting.cancelled", "meeting.held", "call.held", "demo.held":
        if let id = activity.said("meeting") { open["meeting " + id] = nil }
      case "task.planned", "task.moved":
        guard let id = activity.said("task"), let due = activity.instant("due") else { continue }
        let what = activity.said("what") ?? open["task " + id]?.what
        open["task " + id] = Step(at: due, what: what.map(Speech.capitalized) ?? Self.task(activity))
      case "task.done":
        if let id = activity.said("task") { open["task " + id] = nil }
      default: continue
      }
    }
    // A meeting whose time has come is no step ahead, even where nobody logged that it took place.
    steps = open.filter { !$0.key.hasPrefix("meeting ") || $0.value.at >= asOf }
      .sorted { ($0.value.at, $0.key) < ($1.value.at, $1.key) }.map(\.value)
  }

  private static func meeting(_ activity: LoggedActivity) -> String {
    activity.said("purpose").map { "Meeting (\(Speech.words($0)))" } ?? "Meeting"
  }

  private static func task(_ activity: LoggedActivity) -> String {
    switch activity.said("side") {
    case "customer": "A step of the customer's"
    case "both": "A step of both"
    default: "A step of ours"
    }
  }
}

extension Timeline {
  /// The activities of a deal, in order.
  ///
  /// - Complexity: O(rows).
  func activities(of deal: String) -> [LoggedActivity] {
    guard let symbol = symbols.find(deal) else { return [] }
    return rows.indices.filter { rows[$0].deal == symbol }.map(activity)
  }
}

extension LoggedActivity {
  func said(_ field: String) -> String? {
    guard case .text(let text) = data.first(where: { $0.field == field })?.value else { return nil }
    return text
  }

  func instant(_ field: String) -> Instant? { said(field).flatMap(RFC3339.parse) }
}
