import EventTime

/// A random directory: who reports to whom and when, and what accounts and deals are called.
enum DirectorySketch {
  static func lines(_ dice: inout Dice, _ start: Instant) -> [Draft] {
    var lines: [Draft] = [
      entry([("person", "R1"), ("manager", "M1"), ("team", "north"), ("tier", "a")] + zone(&dice)),
      entry([("person", "R2"), ("manager", "M2"), ("team", "north")]),
    ]
    func date(_ days: ClosedRange<Int>) -> String {
      let instant = start.advanced(by: 86_400_000 * Int64(dice.number(days)))
      return dice.chance(15) ? RFC3339.format(instant) : String(RFC3339.format(instant).prefix(10))
    }
    if dice.chance(35) {
      lines.append(entry([("person", "R1"), ("manager", "M2"), ("team", "south"), ("from", date(1...9))]))
    }
    if dice.chance(20) {
      lines.append(entry([("person", "R1"), ("manager", "M1"), ("name", "Rita"), ("from", date(10...14))]))
    }
    if dice.chance(20) {
      lines.append(entry([("person", "R3"), ("manager", "M1"), ("team", "south"), ("until", date(2...9))]))
    }
    if dice.chance(25) {
      lines.append(entry([("person", dice.pick(["M1", "R2"])), ("role", "manager"), ("name", "Max")]))
    }
    if dice.chance(20) { lines.append(entry([("account", "A1"), ("name", "Acme"), ("tier", "small")])) }
    if dice.chance(20) { lines.append(entry([("account", "A1"), ("tier", "key"), ("from", date(1...9))])) }
    if dice.chance(10) { lines.append(entry([("deal", "D2"), ("name", "Crane"), ("until", date(4...9))])) }
    return lines
  }

  /// Where somebody lives says nothing about the calendar by which rules count.
  private static func zone(_ dice: inout Dice) -> [(String, String)] {
    dice.chance(25) ? [("zone", "Pacific/Auckland")] : []
  }

  private static func entry(_ pairs: [(String, String)]) -> Draft {
    .map(pairs.map { (key: $0.0, value: .text($0.1)) })
  }
}
