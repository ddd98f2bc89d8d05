import EventTime

/// A random site's file for some packs: calendars and who has which, tuning, selections, exceptions.
///
/// LANGUAGE.md section 12. The default calendar is that of the test.
struct SiteSketch {
  var dice: Dice
  let packs: [PackSketch]
  let start: Instant

  mutating func site() -> Draft {
    var entries: [(key: String, value: Draft)] = [("touchline", .text("1"))]
    if dice.chance(50) { entries += calendars() }
    if dice.chance(35) { entries.append(("tune", tune())) }
    if dice.chance(30) { entries.append(("select", select())) }
    if dice.chance(35) { entries.append(("except", .list([exception()]))) }
    return .map(entries)
  }

  // MARK: Calendars

  private mutating func calendars() -> [(key: String, value: Draft)] {
    let closed: [(key: String, value: Draft)] =
      dice.chance(40) ? [("closed", .list(["2026-01-07", "2026-01-11"]))] : []
    let week: Draft = .list(["sun", "mon", "tue", "wed", "thu"])
    let calendars: [(key: String, value: Draft)] = [
      ("gulf", .map([("zone", .text("Asia/Dubai")), ("days", week)] + closed)),
      ("night", .map([("zone", .text("America/New_York")), ("hours", .text("22:00-06:00"))])),
    ]
    let choices = (0..<dice.number(1...2)).map { _ in
      let (subject, id) = dice.pick([
        ("deal", "D1"), ("deal", "D2"), ("account", "A1"), ("rep", "R1"), ("rep", "R2"), ("manager", "M1"),
        ("team", "north"), ("team", "south"),
      ])
      return Draft.map([
        (subject, .text(id)), ("calendar", .text(dice.pick(["gulf", "night", "gulf", "default"]))),
      ])
    }
    return [("calendars", .map(calendars)), ("calendar_for", .list(choices))]
  }

  // MARK: Tuning

  private mutating func tune() -> Draft {
    let pack = dice.pick(packs)
    var entries: [(key: String, value: Draft)] = []
    if dice.chance(60) { entries.append(("params", .map(dice.some(params(pack), dice.number(1...2))))) }
    let some = [dice.pick(pack.tunable), dice.pick(pack.tunable)]
    let rule = some[0].keys.count > some[1].keys.count ? some[0] : some[1]
    var changes: [(key: String, value: Draft)] = rule.keys.map { ($0, .text(dice.pick(pack.durations))) }
    if dice.chance(20) { changes.append(("level", .text("act"))) }
    if dice.chance(20) { changes.append(("status", .text(dice.pick(["draft", "live", "retired"])))) }
    if dice.chance(20) { changes += [("why", .text("So.")), ("owner", .text("operations"))] }
    if !changes.isEmpty { entries.append(("rules", .map([(rule.rule, .map(changes))]))) }
    return .map([(pack.id, .map(entries))])
  }

  private mutating func params(_ pack: PackSketch) -> [(key: String, value: Draft)] {
    [
      ("limit", .text("5")), ("most", .text("0")), ("talk", .text("50%")), ("topic", .text("cost")),
      ("strict", .text(dice.pick(["true", "false"]))), ("wait", .text(dice.pick(pack.durations))),
      ("span", .text(dice.pick(Vocabulary.exactDurations))),
    ]
  }

  // MARK: Which rules hold

  private mutating func select() -> Draft {
    let pack = dice.pick(packs)
    let first = Draft.map([("disable", .text(dice.chance(50) ? pack.id + "/*" : pattern()))])
    return .list(dice.chance(50) ? [first, .map([("enable", .text(pattern()))])] : [first])
  }

  /// `pack/*`, `pack/rule` or `rule`.
  private mutating func pattern() -> String {
    let pack = dice.pick(packs)
    let rule = dice.pick(pack.tunable).rule
    return dice.pick([pack.id + "/*", pack.id + "/" + rule, rule])
  }

  private mutating func exception() -> Draft {
    let condition = dice.pick([
      "deal.fields.region == \"east\"", "deal.amount >= 100", "rep.id == \"R1\"", "account.id != \"A1\"",
      "manager.id == \"M1\"", "deal.stage != \"discovery\"", "account.fields.tier == \"key\"", "deal.open",
    ])
    let ends = start.advanced(by: 86_400_000 * Int64(dice.number(1...20)))
    return .map([
      ("rules", .list([.text(pattern())])), ("if", .text(condition)), ("why", .text("Agreed.")),
      ("owner", .text("operations")), ("ends", .text(String(RFC3339.format(ends).prefix(10)))),
    ])
  }
}

extension Draft: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
}
