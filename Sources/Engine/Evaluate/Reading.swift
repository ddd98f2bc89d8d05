/// What an expression may speak of beside the subject itself: activities by their rows, and what a sentence found.
struct Reading: BitwiseCopyable {
  static let none = Reading()
  /// No activity.
  static let noRow = -1

  /// The activity at hand, or the trigger of a finding.
  var trigger = noRow
  var other = noRow
  var last = noRow
  var due = Int64.min
  var missing = Int.min
  var count = Int.min
  var before = Int.min
  var period = Int64.min

  init() {}

  init(trigger: Int) { self.trigger = trigger }
}
