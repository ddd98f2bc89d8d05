import SourceText
import Testing

@testable import CEL

@Suite("Checking an expression")
struct CheckerTests {
  private static let declarations = Declarations(
    variables: [
      "data": .record("call.held"), "deal": .record("deal"), "now": .timestamp, "contacts": .list(.string),
      "facts": .record("facts"), "loose": .record("loose"),
    ],
    records: [
      RecordType(
        name: "call.held",
        fields: [
          "topic": .init(.string, mayBeAbsent: true), "minutes": .init(.double),
          "share": .init(.double, unit: "share"),
          "change": .init(.double, unit: "percent points"), "at": .init(.timestamp),
        ]),
      RecordType(
        name: "deal",
        fields: ["amount": .init(.double), "open": .init(.bool), "fields": .init(.map(.string, .dyn))]),
      RecordType(
        name: "facts",
        fields: ["count": .init(.int), "last_call": .init(.record("activity"), mayBeAbsent: true)]),
      RecordType(name: "activity", fields: ["data": .init(.record("call.held")), "id": .init(.string)]),
      RecordType(name: "loose", fields: [:], open: true),
    ])

  private func result(_ source: String) throws -> (checked: Checked?, problems: [Problem]) {
    let expression = try #require(Parser.parse(Array(source.utf8)).expression, "\(source) cannot be read")
    return Checker.check(expression, in: Self.declarations)
  }

  private func check(_ source: String, is type: ValueType, reads attributes: [String] = []) throws {
    let result = try result(source)
    #expect(result.problems == [], "\(source)")
    #expect(result.checked?.type == type, "\(source)")
    #expect(result.checked?.attributes.map(\.name) ?? [] == attributes, "\(source)")
  }

  private func check(
    _ source: String, fails code: ProblemCode, at token: String, suggesting suggestion: String? = nil
  ) throws {
    let result = try result(source)
    let problem = try #require(result.problems.first, "\(source) is accepted")
    #expect(result.checked == nil)
    #expect(problem.code == code, "\(source): \(problem.message)")
    let text = Array(source.utf8)[problem.range.start..<problem.range.end]
    #expect(String(decoding: text, as: UTF8.self) == token, "\(source)")
    #expect(problem.suggestion == suggestion, "\(source)")
  }

  @Test(
    "points at the word that is wrong and names the nearest",
    arguments: [
      ("data.topik == 'price'", ProblemCode.unknownField, "topik", "topic"),
      ("dael.amount > 1.0", .unknownName, "dael", "deal"),
      ("deal.open && facts.cuont > 1", .unknownField, "cuont", "count"),
      ("has(data.topc)", .unknownField, "topc", "topic"),
      ("facts.last_call.data.minuts > 3.0", .unknownField, "minuts", "minutes"),
      ("data.topic.startWith('a')", .unknownFunction, "startWith", "startsWith"),
      ("szie(contacts) > 1", .unknownFunction, "szie", "size"),
      ("contacts.exist(c, c == 'a')", .unknownFunction, "exist", "exists"),
      ("contacts.exists(c, d == 'a')", .unknownName, "d", nil),
      ("data['topik']", .unknownField, "'topik'", "topic"),
    ] as [(String, ProblemCode, String, String?)])
  func names(source: String, code: ProblemCode, token: String, suggestion: String?) throws {
    try check(source, fails: code, at: token, suggesting: suggestion)
  }

  @Test(
    "points at the operator or function whose sides do not fit",
    arguments: [
      ("data.minutes > '60'", ProblemCode.typesDoNotFit, ">"), ("deal.amount + 1", .typesDoNotFit, "+"),
      ("deal.open && deal.amount", .typesDoNotFit, "&&"), ("data.topic in deal.amount", .typesDoNotFit, "in"),
      ("1 in contacts", .typesDoNotFit, "in"), ("!deal.amount", .typesDoNotFit, "!"),
      ("deal.open ? 1 : 'a'", .typesDoNotFit, "?"), ("size(3)", .typesDoNotFit, "size"),
      ("data.topic.startsWith(3)", .typesDoNotFit, "startsWith"), ("contacts.all(c, c)", .typesDoNotFit, "c"),
      ("3.all(c, true)", .typesDoNotFit, "all"),
      ("startsWith(data.topic, 'a')", .unknownFunction, "startsWith"),
      ("data.share > data.change", .unitsDoNotFit, ">"), ("has(deal)", .badMacro, "deal"),
      ("contacts.exists('c', true)", .badMacro, "'c'"), ("data.topic.matches('(a')", .badPattern, "'(a'"),
      ("now - duration('3 days') < now", .badTime, "'3 days'"),
      ("timestamp('2026-02-30T00:00:00Z')", .badTime, "'2026-02-30T00:00:00Z'"),
      (
        "(deal.open ? facts.last_call : facts.last_call).id", .recordIsNoValue,
        "deal.open ? facts.last_call : facts.last_call"
      ),
    ])
  func types(source: String, code: ProblemCode, token: String) throws {
    try check(source, fails: code, at: token)
  }

  @Test(
    "compares numbers of different types, and finds what an expression reads",
    arguments: [
      ("data.minutes > 60", ValueType.bool, ["data.minutes"]),
      ("facts.count in [1.5, 2.0]", .bool, ["facts.count"]),
      ("facts.last_call.data.minutes", .double, ["facts.last_call.data.minutes"]),
      ("facts.last_call != null", .bool, ["facts.last_call"]),
      ("deal.fields.type == 'renewal'", .bool, ["deal.fields"]),
      (
        "cel.bind(c, facts.last_call, c.data.minutes + c.data.minutes)", .double,
        ["facts.last_call.data.minutes"]
      ),
      ("loose.anything > 3", .bool, ["loose.anything"]), ("data['topic']", .string, ["data.topic"]),
      ("now - data.at", .duration, ["now", "data.at"]),
      ("contacts.map(c, size(c))", .list(.int), ["contacts"]),
      ("data.share > 0.5 && data.share * 100.0 > data.change", .bool, ["data.share", "data.change"]),
      ("has(data.topic) ? data.topic : 'none'", .string, ["data.topic"]),
    ])
  func attributes(source: String, type: ValueType, names: [String]) throws {
    try check(source, is: type, reads: names)
  }

  @Test("tells all mistakes of one expression")
  func several() throws {
    let problems = try result("data.topik == 'a' && dael.amount > 1.0 && data.minutes > 'x'").problems
    #expect(problems.map(\.code) == [.unknownField, .unknownName, .typesDoNotFit])
  }

  @Test("refuses an expression that reads more fields than an unknown can carry")
  func manyAttributes() throws {
    func sum(_ count: Int) -> String {
      (0..<count).map { "loose.f\($0)" }.joined(separator: " == 1 || ") + " == 1"
    }
    #expect(try result(sum(CheckLimits.attributes)).problems == [])
    #expect(try result(sum(CheckLimits.attributes + 1)).problems.map(\.code) == [.tooManyAttributes])
  }
}
