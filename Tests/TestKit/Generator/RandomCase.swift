import EventTime

/// A random pack with one random log: the pack's only test.
package struct RandomCase: Sendable {
  /// The same seed gives the same case, always and everywhere.
  package let seed: UInt64
  /// A whole pack file with a test.
  package let draft: Draft

  package init(seed: UInt64) {
    self.seed = seed
    var dice = Dice(seed: seed)
    var sketch = PackSketch(Dice(seed: dice.next()))
    guard case .map(let entries) = sketch.pack() else {
      draft = .map([])
      return
    }
    draft = .map(entries + [("tests", .list([RandomCase.test(&dice, sketch)]))])
  }

  private static func test(_ dice: inout Dice, _ sketch: PackSketch) -> Draft {
    let zone = dice.pick(weighted: [(70, "UTC"), (30, "Europe/Berlin")])
    let first = dice.pick(weighted: [(70, "2026-01-05"), (15, "2026-03-25"), (15, "2026-10-21")])
    let isClosed = dice.chance(20)
    let days = ["2026-01-08", "2026-01-12", "2026-03-30", "2026-10-26"]
    let closed: [(key: String, value: Draft)] = isClosed ? [("closed", .list(days.map { .text($0) }))] : []
    let calendar = WorkCalendar(
      zone: TimeZoneRules.load(zone) ?? .utc, closed: isClosed ? days.compactMap { CivilDate.parse($0) } : [])
    let start = RFC3339.parse("\(first)T\(dice.pick(["00:00:00", "09:00:00", "10:30:00"]))Z") ?? .earliest
    var log = LogSketch(
      Dice(seed: dice.next()), durations: sketch.durations, calendar: calendar, kinds: sketch.kinds,
      start: start)
    let lines = log.lines()
    let asOf = log.asOf()
    var entries: [(key: String, value: Draft)] = [
      ("name", .text("seeded")),
      (
        "with",
        .map([
          ("calendar", .map([("zone", .text(zone))] + closed)),
          ("directory", .list(directory(&dice, start))),
        ])
      ),
      ("log", .lines(lines)), ("as_of", .text(RFC3339.format(asOf))), ("expect", .text("silent")),
    ]
    if dice.chance(8) {
      let known = dice.pick(log.instants)
      entries.insert(("known_at", .text(RFC3339.format(known))), at: 4)
    }
    return .map(entries)
  }

  private static func directory(_ dice: inout Dice, _ start: Instant) -> [Draft] {
    func date(_ day: Int) -> Draft {
      .text(String(RFC3339.format(start.advanced(by: 86_400_000 * Int64(day))).prefix(10)))
    }
    var people: [Draft] = [
      .map([
        ("person", .text("R1")), ("manager", .text("M1")), ("team", .text("north")), ("tier", .text("a")),
      ]),
      .map([("person", .text("R2")), ("manager", .text("M2")), ("team", .text("north"))]),
    ]
    if dice.chance(35) {
      people.append(
        .map([
          ("person", .text("R1")), ("manager", .text("M2")), ("team", .text("south")),
          ("from", date(dice.number(1...9))),
        ]))
    }
    if dice.chance(20) {
      people.append(
        .map([("person", .text("R1")), ("manager", .text("M1")), ("from", date(dice.number(10...14)))]))
    }
    if dice.chance(20) {
      people.append(
        .map([
          ("person", .text("R3")), ("manager", .text("M1")), ("team", .text("south")),
          ("until", date(dice.number(2...9))),
        ]))
    }
    if dice.chance(20) {
      people.append(.map([("person", .text("M1")), ("role", .text("manager")), ("name", .text("Max"))]))
    }
    return people
  }
}
