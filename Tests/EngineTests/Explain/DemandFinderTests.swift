import Activity
import CEL
import EventTime
import RulePacks
import Testing

@testable import Engine

@Suite("What a condition demands")
struct DemandFinderTests {
  private typealias Relation = (name: String, holds: @Sendable (Double, Double) -> Bool)

  private static let relations: [Relation] = [
    (Operator.equals, { $0 == $1 }), (Operator.notEquals, { $0 != $1 }), (Operator.less, { $0 < $1 }),
    (Operator.lessEquals, { $0 <= $1 }), (Operator.greater, { $0 > $1 }),
    (Operator.greaterEquals, { $0 >= $1 }),
  ]

  @Test("of a number is numbers in that relation to the limit, none of them below nothing without need")
  func numbers() {
    for (name, holds) in Self.relations {
      for limit in [0.5, 1, 10] {
        let numbers = DemandFinder.numbers(name, limit)
        #expect(!numbers.isEmpty && numbers.allSatisfy { holds($0, limit) && $0 >= 0 }, "\(name) \(limit)")
      }
      #expect(DemandFinder.numbers(name, -7) == DemandFinder.near(name, -7))
      #expect(DemandFinder.numbers(name, 0) == DemandFinder.near(name, 0).filter { $0 >= 0 })
    }
    let near = Self.relations.map { DemandFinder.near($0.name, 10) } + [DemandFinder.near("", 10)]
    #expect(
      near == [
        [10], [11, 9], [9, 5, -90], [10, 9, 5], [11, 20, 110], [10, 11, 20], [10, 11, 9, 0],
      ])
    #expect(DemandFinder.numbers(Operator.lessEquals, 0) == [0, 0])
  }

  /// The ways to make a condition true, as text, where nothing is known of what it reads.
  private func ways(_ condition: String, _ truth: Bool = true) throws -> [String] {
    let one = try ExplainedCase(
      rule: "when: call.held\nif: '\(condition)'",
      beside: """
        params:
          few: { type: int, default: 3 }
          many: { type: int, default: 30 }
          word: { type: text, default: x }
          sure: { type: bool, default: true }
          wait: { type: duration, default: 2 days }
        facts:
          reply: { mean_time_from: email.sent, to: email.received }
          calls: { count: call.held }
          newest: { latest: call.held }
        """, log: "day 0 call.held", asOf: "day 1")
    guard case .when(_, if: let scope?, expect: nil) = one.pack.rules[0].form else { return [] }
    return DemandFinder(pack: one.pack, trace: nil).ways(scope, truth).map { way in
      way.map { "\($0)" }.joined(separator: " and ")
    }
  }

  private func ways(of demands: [[Demand]]) -> [String] {
    demands.map { way in way.map { "\($0)" }.joined(separator: " and ") }
  }

  @Test("reads the fields of activities, deals and facts under all their names")
  func attributes() throws {
    let over = [11, 20, 110].map { [Demand.data("minutes", .int($0))] }
    for minutes in ["data.minutes", "activity.data.minutes", "int(data.minutes)", "double(data.minutes)"] {
      #expect(try ways("\(minutes) > 10") == ways(of: over), "\(minutes)")
    }
    let text = Demand.Aim(relation: Operator.equals, value: .text("x"))
    #expect(
      try ways("deal.fields.region == \"x\"") == ways(of: [[.dealField("region", text)]]))
    #expect(try ways("deal.stage == \"x\"") == ways(of: [[.deal("stage", text)]]))
    #expect(
      try ways("facts.newest.data.outcome == \"x\"") == ways(of: [[.fact("newest", field: "outcome", text)]]))
    #expect(
      try ways("facts.newest.kind == \"x\"") == ways(of: [[.fact("newest", field: nil, text)]]))
    #expect(
      try ways("facts.calls > 3")
        == ways(of: [[.fact("calls", field: nil, Demand.Aim(relation: Operator.greater, value: .int(3)))]]))
  }

  @Test("turns a comparison round that is written from the other side")
  func mirrored() throws {
    for (one, other) in [("<", ">"), ("<=", ">="), (">", "<"), (">=", "<="), ("==", "=="), ("!=", "!=")] {
      #expect(try ways("10 \(one) data.minutes") == ways("data.minutes \(other) 10"))
      #expect(try ways("10 \(one) data.minutes", false) == ways("data.minutes \(other) 10", false))
    }
    #expect(try ways("!(data.minutes < 10)") == ways("data.minutes >= 10"))
  }

  @Test("takes parameters by their names for what they are")
  func parameters() throws {
    #expect(try ways("facts.calls >= params.few") == ways("facts.calls >= 3"))
    #expect(try ways("facts.calls >= params.many") == ways("facts.calls >= 30"))
    #expect(try ways("activity.text == params.word") == ways(of: [[.text("x")]]))
    #expect(try ways("deal.open == params.sure") == ways("deal.open == true"))
    #expect(try ways("data.minutes > -params.few") == ways("data.minutes > -3"))
    let long = Demand.Aim(relation: Operator.greater, value: .duration(2 * 86_400_000))
    #expect(try ways("facts.reply > params.wait") == ways(of: [[.fact("reply", field: nil, long)]]))
    #expect(try ways("uint(data.minutes) > 10u") == ways("data.minutes > 10"))
    #expect(try ways("data.minutes > -5") == ways(of: [-4, -10, 95].map { [.data("minutes", .int($0))] }))
  }

  @Test("of a note is that there is one, or nothing that an activity could say")
  func notes() throws {
    #expect(try ways("has(activity.text)") == ways(of: [[.text("a note")]]))
    #expect(try ways("has(activity.text)", false) == ways(of: [[]]))
  }

  @Test("of a size is so many, from none to twenty")
  func sizes() throws {
    #expect(try ways("size(activity.contacts) >= 20") == ways(of: [[.contacts(20)]]))
    #expect(try ways("size(activity.contacts) < 1") == ways(of: [[.contacts(0)], [.contacts(0)]]))
    #expect(try ways("size(activity.contacts) > 20").isEmpty)
    #expect(try ways("activity.contacts.size() == 2") == ways(of: [[.contacts(2)]]))
  }

  @Test("of a number at the end of all whole numbers is those that there are")
  func ends() throws {
    #expect(
      try ways("data.minutes > 9223372036854775807") == ways(of: [[.present("minutes")]]))
    #expect(
      try ways("data.minutes > 9223372036854774784").allSatisfy { $0.contains("9223372036854774784") })
    #expect(try !ways("data.minutes < -9223372036854775807").isEmpty)
    let one = try ExplainedCase(
      rule: "while: facts.all > 1e300", beside: "facts: { all: { sum: data.amount, of: proposal.sent } }",
      log: "day 0 proposal.sent amount=5", asOf: "day 1")
    #expect(try one.raising() == ["proposal.sent amount=2e+300 -> day 1"])
  }

  @Test("is what all parts ask for together, or what one of them does")
  func junctions() throws {
    let (a, b) = ("data.minutes == 1", "activity.actor == \"customer\"")
    let (one, other) = (Demand.data("minutes", .int(1)), Demand.actor(.customer))
    #expect(try ways("\(a) && \(b)") == ways(of: [[one, other]]))
    #expect(try ways("\(a) || \(b)") == ways(of: [[one], [other]]))
    #expect(try ways("!(\(a) || \(b))") == ways("!(\(a)) && !(\(b))"))
    let others = [2, 0].map { [Demand.data("minutes", .int($0))] }
    #expect(try ways("\(a) ? \(b) : true") == ways(of: [[one, other]] + others))
  }

  @Test("of a value is one that fits its field")
  func fitting() {
    let kind = KindDeclaration(
      name: "k", about: "K.",
      fields: [
        FieldDeclaration("day", .date), FieldDeclaration("at", .instant), FieldDeclaration("share", .share),
        FieldDeclaration("names", .listOfText),
      ])
    let catalogue = KindCatalogue(KindCatalogue.core + [kind])
    func fits(_ value: DataValue, _ field: String) -> Bool { catalogue.fitting(value, field, of: "k") != nil }
    for field in ["day", "at"] {
      #expect(fits(.text("2026-01-05"), field) && fits(.text("2026-01-05T10:00:00Z"), field))
      #expect(!fits(.text("soon"), field) && !fits(.int(5), field))
    }
    #expect([0.0, 0.5, 1].allSatisfy { fits(.double($0), "share") } && !fits(.double(1.01), "share"))
    #expect(!fits(.double(-0.01), "share") && fits(.int(1), "share") && !fits(.int(2), "share"))
    #expect(fits(.list([.text("a")]), "names") && !fits(.list([.int(1)]), "names"))
  }
}

@Suite("The search for claims")
struct ClaimSearchTests {
  /// What a search asks of the engine, and what it is told.
  private final class Engine {
    var asked: [[LoggedActivity]] = []
    let accepts: ([LoggedActivity]) -> Bool
    init(_ accepts: @escaping ([LoggedActivity]) -> Bool) { self.accepts = accepts }
  }

  private func search(_ accepts: @escaping ([LoggedActivity]) -> Bool) throws -> (ClaimSearch, Engine) {
    let one = try ExplainedCase(rule: "when: call.held", log: "day 0 call.held", asOf: "day 1")
    let inquiry = try one.inquiry()
    let engine = Engine(accepts)
    let sketcher = ActivitySketcher(inquiry: inquiry, history: inquiry.history(), trigger: nil)
    let search = ClaimSearch(sketcher) { activities, instant in
      engine.asked.append(activities)
      return engine.accepts(activities) ? Claim(.raises, "f", by: activities, at: instant) : nil
    }
    return (search, engine)
  }

  private func steps(_ range: Range<Int>) -> [ActivitySketch] { range.map { ActivitySketch("kind.\($0)") } }

  @Test("makes four claims and no more")
  func claims() throws {
    var (search, _) = try search { _ in true }
    search.attempt((0..<7).map { steps($0..<$0 + 1) }, at: .earliest)
    #expect(search.found.map { $0.activities.map(\.kind) } == (0..<4).map { ["kind.\($0)"] })
    #expect(search.isOver)
  }

  @Test("gives up after so many trials")
  func trials() throws {
    var (search, engine) = try search { _ in false }
    search.attempt((0..<200).map { steps($0..<$0 + 1) }, at: .earliest)
    #expect(engine.asked.count == ClaimSearch.trials && search.isOver && search.found.isEmpty)
  }

  @Test("tries twelve steps at most, each sequence once, and none without a step")
  func steps() throws {
    var (search, engine) = try search { _ in false }
    search.attempt([steps(0..<13), steps(0..<12), steps(0..<12), []], at: .earliest)
    #expect(engine.asked.map(\.count) == [12])
  }

  @Test("takes away what a proposal does not need, step by step, but not the last one")
  func reduced() throws {
    var (search, engine) = try search { $0.contains { $0.kind == "kind.2" } }
    search.attempt([steps(0..<4)], at: .earliest)
    #expect(search.found.map { $0.activities.map(\.kind) } == [["kind.2"]])
    #expect(!engine.asked.contains { $0.isEmpty })
    var fields = ActivitySketch("kind.9")
    for number in 0..<4 { fields.data["f\(number)"] = .int(1) }
    (search, engine) = try self.search { $0.first?.data.contains { $0.field == "f1" } ?? false }
    search.attempt([[fields]], at: .earliest)
    #expect(search.found.first?.activities.first?.data.map(\.field) == ["f1"])
  }

  @Test("stops taking away at the last trial")
  func lastTrial() throws {
    var whole = ActivitySketch("kind.0")
    for number in 0..<300 { whole.data["f\(number)"] = .int(1) }
    var (search, engine) = try search { $0.first?.data.count == 300 }
    search.attempt([[whole]], at: .earliest)
    #expect(search.found.first?.activities.first?.data.count == 300)
    // The last one is asked for the claim itself.
    #expect(engine.asked.count == ClaimSearch.trials + 1)
  }
}
