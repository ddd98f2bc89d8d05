import Activity
import CEL
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@Suite("What texts say")
struct TextFunctionTests {
  /// Fills the one hole of a text with what the host knows, and expects what it prints.
  private func check(_ hole: String, _ expected: String) throws {
    let file = pack(
      rules: "  r:\n    title: T\n    when: call.held\n    nudge:\n      rep: |-\n        {\(hole)}")
    let read = PackReader(catalogue: KindCatalogue(), domains: ["d"]).read(file)
    let text = try #require(
      read.pack?.rules.first?.nudge.rep, "\(Diagnostic.render(read.diagnostics, as: .text))")
    guard case .hole(let condition) = text.parts[0] else { return }
    var symbols = SymbolTable()
    let program = Program.plan(condition.checked, symbols: &symbols)
    let values: [String: Value] = [
      "now": .timestamp(try #require(RFC3339.parse("2026-02-15T23:30:00Z"))),
      "currency": .string(symbols.intern("EUR")),
      "zone": .string(symbols.intern("Europe/Berlin")),
      "activity.at": .timestamp(try #require(RFC3339.parse("2026-02-03T23:30:00Z"))),
      "deal.amount": .double(1250), "data.talk_ratio": .double(0.65), "data.minutes": .int(3),
    ]
    let inputs = try program.attributes.map { try #require(values[$0.name]) }
    var memory = Memory(texts: symbols)
    let result = program.evaluate(inputs.span, &memory)
    #expect(memory.text(of: result) == expected)
  }

  @Test(
    "money, shares, days and counts read as people write them",
    arguments: [
      ("money(deal.amount)", "EUR 1,250"), ("money(1234567.5, 'USD')", "USD 1,234,567.50"),
      ("money(-3, '')", "-3"),
      ("percent(data.talk_ratio)", "65 %"), ("percent(0.125)", "12.5 %"), ("day(activity.at)", "4 Feb 2026"),
      ("ago(activity.at)", "12 days ago"), ("ago(now)", "today"), ("ago(now + days(1))", "in 1 day"),
      ("span(days(12) + hours(3))", "12 days"), ("span(hours(1))", "1 hour"),
      ("plural(data.minutes, 'call')", "3 calls"), ("plural(1, 'call')", "1 call"),
      ("plural(2, 'opportunity')", "2 opportunities"), ("plural(2, 'person', 'people')", "2 people"),
      ("list(['a', 'b', 'c'])", "a, b and c"), ("list([1])", "1"), ("clip('one two three', 9)", "one two…"),
      ("clip('one', 3)", "one"),
    ])
  func functions(hole: String, expected: String) throws { try check(hole, expected) }

  @Test(
    "periods have names",
    arguments: [(Period.month, "January 2026"), (.quarter, "Q1 2026"), (.week, "week 1 of 2026")])
  func periods(period: Period, expected: String) throws {
    // Monday 29 December 2025 begins the week of 1 January 2026.
    let day = try #require(CivilDate.parse(period == .week ? "2025-12-29" : "2026-01-01"))
    #expect(Wording.period(period, beginning: day) == expected)
  }
}
