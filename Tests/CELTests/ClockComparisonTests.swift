import EventTime
import SourceText
import Symbols
import Testing

@testable import CEL

@Suite("The clock in an expression")
struct ClockComparisonTests {
  private static let days = Function(
    name: "days",
    overloads: [
      Overload(id: "days_int", parameters: [.int], result: .duration) { arguments, _ in
        .duration(milliseconds: arguments[0].int * 86_400_000)
      }
    ])

  private static let declarations = Declarations(
    variables: ["now": .timestamp, "deal": .record("deal"), "dates": .list(.timestamp)],
    records: [RecordType(name: "deal", fields: ["close": .init(.timestamp), "open": .init(.bool)])],
    functions: [days])

  private func check(
    _ source: String, allows allowed: [(timestamp: String, duration: String?)], refuses refused: [Int] = []
  ) throws {
    let bytes = Array(source.utf8)
    let expression = try #require(Parser.parse(bytes).expression)
    let result = Checker.check(expression, in: Self.declarations)
    let checked = try #require(result.checked, "\(result.problems)")
    let found = ClockComparison(of: "now", in: checked)
    func text(_ part: Expr) -> String {
      String(decoding: bytes[part.range.start..<part.range.end], as: UTF8.self)
    }
    #expect(found.allowed.map { text($0.timestamp) } == allowed.map(\.timestamp), "\(source)")
    #expect(found.allowed.map { $0.duration.map(text) } == allowed.map(\.duration), "\(source)")
    #expect(found.refused.map(\.start) == refused, "\(source)")
  }

  @Test("may be compared with a timestamp, on either side")
  func timestamps() throws {
    try check("deal.open && now > deal.close", allows: [("deal.close", nil)])
    try check("deal.close + days(3) <= now", allows: [("deal.close + days(3)", nil)])
    try check("dates.exists(d, d > deal.close && deal.close < now)", allows: [("deal.close", nil)])
    try check("cel.bind(n, now, n > deal.close)", allows: [("deal.close", nil)])
  }

  @Test("may have a timestamp subtracted and be compared with a duration")
  func differences() throws {
    try check("now - deal.close > days(30)", allows: [("deal.close", "days(30)")])
    try check("days(30) >= now - deal.close", allows: [("deal.close", "days(30)")])
  }

  @Test("is refused everywhere else, at the very word")
  func refused() throws {
    try check("deal.open && now.getHours() > 22", allows: [], refuses: [13])
    try check("now == deal.close", allows: [], refuses: [0])
    try check("now - deal.close > now - deal.close", allows: [], refuses: [0, 19])
    try check("deal.close - now < days(3)", allows: [], refuses: [13])
    try check("dates.exists(d, d < now)", allows: [], refuses: [20])
    try check("[now] == dates || now > deal.close", allows: [("deal.close", nil)], refuses: [1])
  }

  @Test("leaves parts that run by themselves over the same inputs")
  func parts() throws {
    let source = Array("now - deal.close > days(30)".utf8)
    let expression = try #require(Parser.parse(source).expression)
    let checked = try #require(Checker.check(expression, in: Self.declarations).checked)
    let found = try #require(ClockComparison(of: "now", in: checked).allowed.first)
    var symbols = SymbolTable()
    let timestamp = Program.plan(checked, root: found.timestamp, symbols: &symbols)
    let duration = Program.plan(checked, root: found.duration, symbols: &symbols)
    #expect(timestamp.attributes.map(\.name) == ["now", "deal.close"])
    var memory = Memory(texts: symbols)
    let inputs: [Value] = [.unknown(attribute: 0), .timestamp(Instant(milliseconds: 5_000))]
    #expect(timestamp.evaluate(inputs, &memory).asInstant == Instant(milliseconds: 5_000))
    let thirtyDays: Int64 = 30 * 86_400_000_000_000
    #expect(duration.evaluate(inputs, &memory).asNanoseconds == thirtyDays)
  }
}
