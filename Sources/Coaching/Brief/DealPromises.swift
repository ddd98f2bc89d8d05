import Activity
import EventTime

/// What each side has said it would do and has not done yet.
struct DealPromises {
  /// By the day on which they are due.
  let ours: [BriefPage.Promise]
  let theirs: [BriefPage.Promise]

  /// - Parameter activities: Of a deal, in their order.
  init(_ activities: [LoggedActivity], asOf: Instant) {
    var open: [String: BriefPage.Promise] = [:]
    var isTheirs: [String: Bool] = [:]
    for activity in activities {
      guard let task = activity.said("task") else { continue }
      switch activity.kind {
      case "task.planned", "task.moved":
        guard let due = activity.instant("due") else { continue }
        let isPromised = activity.data.contains { $0.field == "promised" && $0.value == .bool(true) }
        let side = activity.said("side")
        guard isPromised || side == "customer" || side == "both" || open[task] != nil else { continue }
        isTheirs[task] = side.map { $0 == "customer" } ?? isTheirs[task] ?? false
        open[task] = BriefPage.Promise(
          task: task, what: activity.said("what") ?? open[task]?.what, due: due, isOverdue: due < asOf)
      case "task.done": open[task] = nil
      default: continue
      }
    }
    let sorted = open.values.sorted { ($0.due, $0.task) < ($1.due, $1.task) }
    ours = sorted.filter { isTheirs[$0.task] == false }
    theirs = sorted.filter { isTheirs[$0.task] == true }
  }
}

extension BriefPage.Promise {
  /// `Send the figures, by Thu 12 Mar`, `Send the figures, was due Tue 3 Mar`.
  func words(_ speech: Speech) -> String {
    let what = what.map(Speech.capitalized) ?? "Step \(task)"
    return "\(what), \(isOverdue ? "was due" : "by") \(speech.moment(due))"
  }
}
