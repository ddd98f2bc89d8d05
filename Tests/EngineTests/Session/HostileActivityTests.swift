import Activity
import Engine
import EventTime
import RulePacks
import Symbols
import TestKit
import Testing

@Suite("A session among activities that nobody means well")
struct HostileActivityTests {
  private static let instants: [Int64] = [
    .min, .min + 1, Instant.earliest.milliseconds, -1, 0, 1_767_571_200_000, Instant.latest.milliseconds - 1,
    Instant.latest.milliseconds, Instant.latest.milliseconds + 1, .max - 1, .max,
  ]
  private static let texts = [
    "", " ", "D1", "D1\u{0}", "\u{1F}", "\"", "\\", "organisation", "é", "e\u{301}", "🦊",
    String(repeating: "x", count: 70_000),
  ]
  private static let kinds = [
    "email.received", "email.sent", "meeting.held", "deal.won", "deal.amount_changed",
  ]

  /// Anything that a caller may hand over.
  private func activity(_ dice: inout Dice) -> LoggedActivity {
    let values: [DataValue] = [
      .null, .int(.min), .int(.max), .double(.infinity), .double(.nan), .double(-0.0),
      .text(dice.pick(Self.texts)),
      .list([]), .list([.int(1), .text("a")]), .bool(true),
    ]
    let isPlain = dice.chance(60)
    return LoggedActivity(
      id: isPlain ? "a\(dice.number(0...9))" : dice.pick(Self.texts),
      at: Instant(
        milliseconds: isPlain
          ? 1_767_571_200_000 + Int64(dice.number(0...9)) * 86_400_000 : dice.pick(Self.instants)),
      kind: dice.chance(90) ? dice.pick(Self.kinds) : dice.pick(Self.texts),
      deal: dice.chance(80) ? "D\(dice.number(1...2))" : dice.pick(Self.texts),
      rep: dice.chance(80) ? "R1" : nil,
      contacts: (0..<dice.number(0...3)).map { _ in dice.pick(Self.texts) },
      data: [("amount", dice.pick(values)), ("topic", dice.pick(values))],
      text: dice.chance(10) ? dice.pick(Self.texts) : nil, seq: dice.pick([0, 0, .min, .max]),
      recorded: dice.chance(10) ? Instant(milliseconds: dice.pick(Self.instants)) : nil,
      rev: dice.pick([0, 0, 1, .min, .max]), deleted: dice.chance(10))
  }

  @Test("finds what an evaluation of those finds that can be taken", arguments: 1...40 as ClosedRange<UInt64>)
  func anything(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let rules = try SessionTests.rules()
    let options = EvaluationOptions(asOf: .latest)
    let log = (0..<60).map { _ in activity(&dice) }
    var builder = TimelineBuilder(
      catalogue: KindCatalogue(), options: ReadOptions(asOf: .latest), symbols: rules.symbols)
    let refused = log.filter { builder.add($0) != nil }.count
    let expected = Evaluator.evaluate(rules, timeline: builder.finish().timeline, options: options).findings
    var session = Session(rules, catalogue: KindCatalogue(), options: options)
    var rejected = 0
    for activity in log {
      rejected += session.take([activity]).rejected.count
      if dice.chance(10) { _ = session.advance(to: Instant(milliseconds: dice.pick(Self.instants))) }
      if dice.chance(10) { _ = session.suppose([self.activity(&dice)], asOf: .latest) }
      guard dice.chance(10) else { continue }
      session = try Session(resuming: session.save(), rules, catalogue: KindCatalogue(), options: options)
    }
    _ = session.advance(to: Instant(milliseconds: .max))
    #expect(rejected == refused)
    #expect(session.findings == expected)
  }

  @Test("refuses what is longer than a line of a log may be")
  func length() throws {
    var session = SessionTests.session(try SessionTests.rules())
    var long = SessionTests.activity("a", "email.received", day: 0)
    long.id = String(repeating: "a", count: LogLimits.lineBytes)
    let rejected = session.take([long, SessionTests.activity("b", "email.received", day: 0)]).rejected
    #expect(rejected.map(\.place) == [0])
    #expect(rejected.first?.reason == "longer than 16 MiB")
    #expect(session.advance(to: SessionTests.on(9)).raised.count == 1)
  }
}
