import Activity
import EventTime

/// Small logs and directories made by chance, the same for the same seed, full of equal instants and missing keys.
struct RandomLog {
  private var state: UInt64
  /// Between two instants, in milliseconds.
  private let unit: Int64

  init(seed: Int, unit: Int64 = 1_000) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    self.unit = unit
  }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func instant() -> Instant { Instant(milliseconds: Int64(below(30)) * unit) }

  mutating func activities(_ count: Int) -> [LoggedActivity] {
    (0..<count).map { number in
      let kind = pick([
        "deal.opened", "deal.stage_changed", "deal.close_date_changed", "deal.amount_changed", "deal.updated",
        "deal.won", "deal.lost", "deal.reopened", "call.held", "note.logged", "email.received",
      ])
      var activity = LoggedActivity(id: "a\(1000 + number)", at: instant(), kind: kind)
      activity.deal = pick(["D1", "D2", "D3", "D4", nil])
      activity.account = pick(["A1", "A2", nil])
      activity.rep = pick(["R1", "R2", "R3", "M1", "M2", nil])
      if activity.deal == nil && activity.account == nil && activity.rep == nil { activity.rep = "R1" }
      activity.data = data(kind)
      return activity
    }
  }

  private mutating func data(_ kind: String) -> [(field: String, value: DataValue)] {
    let date = DataValue.text("2026-0\(below(9) + 1)-01")
    let amount = DataValue.double(Double(below(4) * 1000))
    let stage = DataValue.text(pick(["discovery", "proposal"]))
    switch kind {
    case "deal.opened":
      var data: [(field: String, value: DataValue)] = [("stage", stage)]
      if below(2) == 0 { data.append(("amount", amount)) }
      if below(2) == 0 { data.append(("name", .text("Deal \(below(3))"))) }
      if below(2) == 0 { data.append(("close_date", date)) }
      return data
    case "deal.stage_changed": return [("from", "discovery"), ("to", stage)]
    case "deal.close_date_changed": return [("to", date)]
    case "deal.amount_changed": return [("amount", amount)]
    case "deal.updated": return [(pick(["region", "risk"]), .text(pick(["east", "west"])))]
    default: return []
    }
  }

  mutating func directory() -> [Directory.Entry] {
    var entries: [Directory.Entry] = []
    for person in ["R1", "R2", "R3", "M1"] {
      for _ in 0..<below(4) {
        let from: Instant? = below(3) == 0 ? nil : instant()
        let until: Instant? = below(3) == 0 ? instant() : nil
        entries.append(
          Directory.Entry(
            .person, id: person, name: pick(["Kim", nil]), role: pick(["manager", "rep", nil, nil]),
            manager: pick(["M1", "M2", nil]), team: pick(["north", "south", nil]), from: from, until: until))
      }
    }
    return entries
  }
}
