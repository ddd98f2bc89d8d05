import Activity
import EventTime

/// Makes a log come as logs do at worst: out of order, with wrong versions first and activities that never happened.
enum Disorder {
  /// Lines that amount to the log: every line of it, later than all that it corrects, each with its `rev` raised.
  static func lines(of log: [LoggedActivity], _ dice: inout Dice) -> [LoggedActivity] {
    var lines: [LoggedActivity] = []
    for activity in log {
      if dice.chance(25) { lines.append(wrong(activity, log, &dice)) }
      var right = activity
      right.rev += 1
      lines.append(right)
      if dice.chance(10) { lines.append(right) }
    }
    for number in 0..<dice.number(0...5) where !log.isEmpty {
      var extra = wrong(dice.pick(log), log, &dice)
      extra.id = "x\(number)"
      var tombstone = extra
      (tombstone.rev, tombstone.deleted) = (1, true)
      extra.deleted = false
      lines += [extra, tombstone]
    }
    for place in lines.indices.dropFirst() { lines.swapAt(place, dice.number(0...place)) }
    return lines
  }

  /// The activity as it was not: at another time, of another kind or subject, or deleted; of an earlier `rev` than any.
  private static func wrong(
    _ activity: LoggedActivity, _ log: [LoggedActivity], _ dice: inout Dice
  ) -> LoggedActivity {
    var wrong = activity
    let other = dice.pick(log)
    wrong.rev = -1
    if dice.chance(50) { wrong.at = other.at.advanced(by: Int64(dice.number(-1...1))) }
    if dice.chance(40) { (wrong.kind, wrong.data) = (other.kind, other.data) }
    if dice.chance(40) { (wrong.deal, wrong.account, wrong.rep) = (other.deal, other.account, other.rep) }
    if dice.chance(15) { wrong.deleted = true }
    return wrong
  }
}
