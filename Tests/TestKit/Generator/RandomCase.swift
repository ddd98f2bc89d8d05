import EventTime
package import RulePacks

/// A random pack with one random log, its only test; now and then a second pack beside it, and a site's file.
package struct RandomCase: Sendable {
  /// The same seed gives the same case, always and everywhere.
  package let seed: UInt64
  /// `pack` with its test, and as far as there are any `other` (a pack) and `site`.
  package let draft: Draft

  /// The pack with the test alone, as one file.
  package var pack: Draft { draft.at(["pack"]) ?? .map([]) }

  /// Reads such packs.
  package static let reader = PackReader(catalogue: Vocabulary.catalogue, domains: ["conformance"])

  package init(seed: UInt64) {
    self.seed = seed
    var dice = Dice(seed: seed)
    let durations = dice.some(Vocabulary.durations, 3)
    var sketch = PackSketch(Dice(seed: dice.next()), id: "p", durations: durations)
    var other = PackSketch(Dice(seed: dice.next()), id: "q", durations: durations)
    let hasOther = dice.chance(15)
    let start = RandomCase.start(&dice)
    let pack = sketch.pack()
    var files: [(key: String, value: Draft)] = []
    if hasOther { files.append(("other", other.pack())) }
    if dice.chance(40) {
      var site = SiteSketch(
        dice: Dice(seed: dice.next()), packs: hasOther ? [sketch, other] : [sketch], start: start)
      files.append(("site", site.site()))
    }
    let test = RandomCase.test(&dice, durations, sketch.kinds.union(other.kinds), start)
    draft = .map([("pack", pack.setting(["tests"], to: .list([test])))] + files)
  }

  private static func start(_ dice: inout Dice) -> Instant {
    let first = dice.pick(weighted: [(70, "2026-01-05"), (15, "2026-03-25"), (15, "2026-10-21")])
    return RFC3339.parse("\(first)T\(dice.pick(["00:00:00", "09:00:00", "10:30:00"]))Z") ?? .earliest
  }

  private static func test(
    _ dice: inout Dice, _ durations: [String], _ kinds: Set<String>, _ start: Instant
  ) -> Draft {
    let (calendar, draft) = calendar(&dice)
    var log = LogSketch(
      Dice(seed: dice.next()), durations: durations, calendars: [calendar, calendar, calendar] + others,
      kinds: kinds, start: start)
    let lines = log.lines()
    let asOf = log.asOf()
    var around: [(key: String, value: Draft)] = [
      ("calendar", draft), ("directory", .list(DirectorySketch.lines(&dice, start))),
    ]
    if dice.chance(10) { around.append(("params", .map([("limit", .text("29.5")), ("most", .text("3"))]))) }
    var entries: [(key: String, value: Draft)] = [
      ("name", .text("seeded")), ("with", .map(around)), ("log", .lines(lines)),
      ("as_of", .text(RFC3339.format(asOf))),
    ]
    if dice.chance(8) { entries.append(("known_at", .text(RFC3339.format(dice.pick(log.instants))))) }
    return .map(entries + [("expect", .text("silent"))])
  }

  /// Those that a site's file has.
  private static let others = [
    WorkCalendar(
      zone: TimeZoneRules.load("Asia/Dubai") ?? .utc,
      days: [.sunday, .monday, .tuesday, .wednesday, .thursday]),
    WorkCalendar(
      zone: TimeZoneRules.load("America/New_York") ?? .utc,
      hours: WorkingHours.parse("22:00-06:00") ?? .standard),
  ]

  private static func calendar(_ dice: inout Dice) -> (WorkCalendar, Draft) {
    let zone = dice.pick(weighted: [(70, "UTC"), (30, "Europe/Berlin")])
    var entries: [(key: String, value: Draft)] = [("zone", .text(zone))]
    let closed = dice.chance(20) ? ["2026-01-08", "2026-01-12", "2026-03-30", "2026-10-26"] : []
    if !closed.isEmpty { entries.append(("closed", .list(closed.map { .text($0) }))) }
    let hours = dice.chance(10) ? "08:00-12:30" : "09:00-18:00"
    if hours != "09:00-18:00" { entries.append(("hours", .text(hours))) }
    let days = dice.chance(10) ? "mon-sat" : "mon-fri"
    if days != "mon-fri" { entries.append(("days", .text(days))) }
    let calendar = WorkCalendar(
      zone: TimeZoneRules.load(zone) ?? .utc, days: Set(Weekday.parse(days) ?? []),
      hours: WorkingHours.parse(hours) ?? .standard, closed: closed.compactMap { CivilDate.parse($0) })
    return (calendar, .map(entries))
  }
}
