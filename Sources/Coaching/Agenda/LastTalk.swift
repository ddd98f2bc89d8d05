import Symbols
import Activity
import EventTime

/// The latest coaching talk with somebody, what was agreed in it, and whether that happened.
struct LastTalk {
  let at: Instant
  /// `deal`, `skill`.
  let about: String?
  let skill: String?
  let action: Action?

  struct Action {
    /// In a few words; the task's id where nobody wrote any.
    var what: String
    var due: Instant?
    /// When it was logged as done; nil where it was not.
    var done: Instant?
  }

  /// Nil where no talk is on record that may be seen.
  init?(with rep: String, in timeline: Timeline, _ isSeen: (Instant) -> Bool) {
    let activities = timeline.activities(ofRep: rep)
    guard let talk = activities.last(where: { $0.kind == "coaching.held" && isSeen($0.at) }) else {
      return nil
    }
    at = talk.at
    about = talk.said("about")
    skill = talk.said("skill")
    guard let task = talk.said("task") else {
      action = nil
      return
    }
    let plan = activities.last {
      $0.kind.hasPrefix("task.") && $0.kind != "task.done" && $0.said("task") == task
    }
    let what = activities.last { $0.said("task") == task && $0.said("what") != nil }?.said("what")
    let done = activities.first { $0.kind == "task.done" && $0.said("task") == task }?.at
    action = Action(what: what ?? task, due: plan?.instant("due"), done: done)
  }
}

extension LastTalk {
  func items(_ speech: Speech) -> [Sheet.Item] {
    let topic = skill.map { "skill: \(Speech.words($0))" } ?? about.map(Speech.words)
    let talk = Sheet.Item(
      "You talked \(speech.distance(at)), on \(speech.day(at))" + (topic.map { " (\($0))" } ?? "") + ".")
    guard let action else { return [talk, Sheet.Item("No action was noted. End today's talk with one.")] }
    let due = action.due.map { ", by \(speech.day($0))" } ?? ""
    let outcome =
      action.done.map { "Done on \(speech.day($0)). What came of it?" }
      ?? "Not logged as done. What happened when it was tried?"
    return [talk, Sheet.Item("Agreed: \(action.what)\(due).", note: outcome)]
  }
}

extension Timeline {
  /// The activities that name a rep, in order.
  ///
  /// - Complexity: O(rows).
  func activities(ofRep rep: String) -> [LoggedActivity] {
    guard let symbol = symbols.find(rep) else { return [] }
    return rows.indices.filter { rows[$0].rep == symbol }.map(activity)
  }
}
