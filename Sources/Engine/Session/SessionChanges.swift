/// What a step of a session has changed among the findings.
package struct SessionChanges: Sendable {
  /// New ones; one that ended in the same step says so by its status.
  package internal(set) var raised: [Finding] = []
  /// Those that were open and have been cleared or have expired.
  package internal(set) var ended: [Finding] = []
  /// Those that are not found any more, as they were found before: a late, edited or deleted activity took them back.
  package internal(set) var withdrawn: [Finding] = []
  /// Those that such an activity has given other contents or another end, as they are now.
  package internal(set) var revised: [Finding] = []
  /// Activities that could not be taken, by their place in what was given, with the reason.
  package internal(set) var rejected: [(place: Int, reason: String)] = []

  package var isEmpty: Bool {
    raised.isEmpty && ended.isEmpty && withdrawn.isEmpty && revised.isEmpty && rejected.isEmpty
  }

  mutating func add(_ difference: FindingDifference) {
    raised += difference.raised
    withdrawn += difference.withdrawn
    for (before, after) in difference.changed {
      if before.status == .open, after.status != .open { ended.append(after) } else { revised.append(after) }
    }
  }
}
