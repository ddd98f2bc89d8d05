import Activity
import EventTime

/// A random log that hits the boundaries of packs: instants a few durations apart, a millisecond more or less.
struct LogSketch {
  var dice: Dice
  let spans: [TimeSpan]
  let calendars: [WorkCalendar]
  let kinds: [String]
  private(set) var instants: [Instant]
  private let start: Instant

  init(_ dice: Dice, durations: [String], calendars: [WorkCalendar], kinds: Set<String>, start: Instant) {
    self.dice = dice
    spans = durations.compactMap { try? TimeSpan.parse($0).get() }
    self.calendars = calendars
    self.kinds = kinds.sorted()
    self.start = start
    instants = []
  }

  mutating func lines() -> [String] {
    let count = dice.number(4...25)
    var written: [String] = []
    var lastDay = start
    for number in 1...count {
      let at = instant(after: lastDay)
      if at > lastDay { lastDay = at }
      instants.append(at)
      let id = "a" + String(1_000 + number).dropFirst()
      written.append(line(at, number == 1 && dice.chance(60) ? "deal.opened" : kind()))
      if dice.chance(4) { written.append(edit(of: String(id), at)) }
    }
    return written
  }

  /// `as_of`: behind the log, or exactly where something may be due.
  mutating func asOf() -> Instant {
    let last = instants.max() ?? start
    if dice.chance(40) { return last }
    let at = near(dice.pick(instants))
    return max(at, dice.chance(80) ? last : start).advanced(by: dice.chance(50) ? 0 : 86_400_000 * 6)
  }

  private mutating func kind() -> String {
    if dice.chance(70), !kinds.isEmpty { return dice.pick(kinds) }
    return dice.pick([
      "deal.opened", "deal.stage_changed", "deal.amount_changed", "deal.close_date_changed", "deal.updated",
      "deal.lost", "deal.won", "deal.reopened", "deal.reopened", "note.logged", "nudge.sent", "call.held",
      "meeting.booked",
    ])
  }

  /// So much after an instant that something may be due just then.
  private mutating func near(_ instant: Instant) -> Instant {
    let due = spans.isEmpty ? instant : dice.pick(calendars).add(dice.pick(spans), to: instant)
    return due.advanced(by: dice.pick(weighted: [(6, 0), (1, 1), (1, -1)]))
  }

  private mutating func instant(after last: Instant) -> Instant {
    switch dice.number(0...99) {
    case ..<15: return last
    case ..<45 where !instants.isEmpty: return near(dice.pick(instants))
    case ..<50:
      return dice.pick(calendars).nextPeriodStart(after: last, dice.chance(80) ? .week : .month)
    case ..<80: return last.advanced(by: 3_600_000 * Int64(dice.pick([3, 6, 9, 12, 24, 24, 48])))
    default: return start.advanced(by: 86_400_000 * Int64(dice.number(0...12)))
    }
  }

  private mutating func line(_ at: Instant, _ kind: String) -> String {
    var words = [RFC3339.format(at), kind] + owners()
    if dice.chance(30) { words.append(dice.pick(["contacts=ana", "contacts=ben", "contacts=ana,ben"])) }
    if dice.chance(30) { words.append(dice.pick(["actor=customer", "actor=rep", "actor=manager"])) }
    if dice.chance(15) { words.append("seq=\(dice.number(0...2))") }
    for field in Vocabulary.fields(of: kind) where dice.chance(88) { words.append(value(field, at)) }
    if dice.chance(6) { words.append("recorded=\(RFC3339.format(near(at)))") }
    if dice.chance(10) { words.append(dice.pick([": price", ": They like the pricy crane", ": no"])) }
    return words.joined(separator: " ")
  }

  /// Whose an activity is; now and then a deal is handed over to another rep.
  private mutating func owners() -> [String] {
    var words: [String] = []
    switch dice.number(0...99) {
    case ..<12: words += ["deal=D2"]
    case ..<18: words += ["deal=D2", "account=A2"]
    case ..<24: words += ["deal="]
    case ..<27: return ["deal=", "account=", "rep=M1"]
    case ..<29: words += ["account="]
    default: break
    }
    words += dice.pick(weighted: [(75, []), (15, ["rep=R2"]), (5, ["rep=R3"]), (5, ["rep="])])
    if words.contains("deal="), words.contains("rep="), !words.contains("account=") { words.removeLast() }
    return words
  }

  private mutating func value(_ field: Vocabulary.Field, _ at: Instant) -> String {
    guard field.type == .instant || field.type == .date else {
      return "\(field.name)=\(dice.pick(field.values))"
    }
    let moved = dice.chance(20) ? at.advanced(by: -86_400_000) : near(at)
    let text = RFC3339.format(moved)
    // A bare date is the first instant of a day.
    return "\(field.name)=\(field.type == .date || dice.chance(10) ? String(text.prefix(10)) : text)"
  }

  private mutating func edit(of id: String, _ at: Instant) -> String {
    let moved = dice.chance(50) ? at : near(at)
    let words = line(moved, kind()).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let end = words.firstIndex(of: ":") ?? words.count
    let marks = ["id=\(id)", "rev=\(dice.number(0...2))"] + (dice.chance(35) ? ["deleted=true"] : [])
    return (words[..<end] + marks + words[end...]).joined(separator: " ")
  }
}
