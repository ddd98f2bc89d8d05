import EventTime
import Symbols
import Testing

@testable import Activity

@Suite("Fields are read as their kind declares them")
struct FieldTests {
  static let catalogue = KindCatalogue([
    KindDeclaration(
      name: "thing.done", about: "",
      fields: [
        .init("t", .text), .init("b", .bool), .init("i", .int), .init("n", .number), .init("m", .money),
        .init("s", .share), .init("p", .percentPoints), .init("a", .any), .init("d", .date),
        .init("z", .instant),
        .init("l", .listOfText), .init("c", .text, values: ["x", "y"]),
        .init("o", .text, values: ["x"], valuesAreOpen: true), .init("cl", .listOfText, values: ["x", "y"]),
        .init("a_rather_long_name_of_a_field", .int), .init("a_rather_long_name_of_b_field", .text),
      ])
  ])

  /// The cell of a field, and how many misfits were counted.
  func check(
    _ field: String, _ written: String, _ expected: String, misfits: Int = 0, kind: String = "thing.done",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let zone = try #require(TimeZoneRules.load("Europe/Berlin"))
    var builder = TimelineBuilder(catalogue: Self.catalogue, options: ReadOptions(zone: zone))
    let line =
      #"{"id":"1","at":"2026-01-05T09:00:00Z","kind":"\#(kind)","rep":"R","data":{"first":1,"\#(field)":\#(written)}}"#
    #expect(builder.add(line: Array(line.utf8)) == nil, sourceLocation: sourceLocation)
    let (timeline, summary) = builder.finish()
    let cell = timeline.symbols.find(field).map { timeline.cell(0, field: $0) } ?? .absent
    #expect("\(cell.tag) \(timeline.value(of: cell))" == expected, sourceLocation: sourceLocation)
    #expect(summary.misfits.reduce(0) { $0 + $1.count } == misfits, sourceLocation: sourceLocation)
  }

  @Test(
    "values that fit",
    arguments: [
      ("t", #""x""#, "text text(\"x\")"), ("b", "true", "bool bool(true)"),
      ("b", "false", "bool bool(false)"),
      ("i", "5", "int int(5)"), ("i", "5.0", "int int(5)"), ("i", "5e2", "int int(500)"),
      ("i", "-0", "int int(0)"),
      ("i", "-9223372036854775808", "int int(-9223372036854775808)"), ("n", "5", "double double(5.0)"),
      ("n", "0.1", "double double(0.1)"), ("n", "-1.25e-3", "double double(-0.00125)"),
      ("n", "123456789012345678901234567890", "double double(1.2345678901234568e+29)"),
      ("n", "0.30000000000000004", "double double(0.30000000000000004)"),
      ("n", "1e-400", "double double(0.0)"),
      ("m", "1250.5", "double double(1250.5)"), ("s", "0.35", "double double(0.35)"),
      ("p", "10", "double double(10.0)"), ("a", "1", "int int(1)"), ("a", "1.0", "double double(1.0)"),
      ("a", "9223372036854775808", "double double(9.223372036854775808e+18)"),
      ("a", #""x""#, "text text(\"x\")"),
      (
        "a", "[1,\"x\",null,true]",
        "list list([\(Self.loose("int(1)")), \(Self.loose("text(\"x\")")), \(Self.loose("null")), \(Self.loose("bool(true)"))])"
      ),
      ("d", #""2026-03-29""#, "instant text(\"2026-03-28T23:00:00Z\")"),
      ("z", #""2026-03-29T01:00:00.5Z""#, "instant text(\"2026-03-29T01:00:00.500Z\")"),
      ("z", #""2026-07-01""#, "instant text(\"2026-06-30T22:00:00Z\")"), ("l", "[]", "list list([])"),
      ("l", #"["x","y"]"#, "list list([\(Self.loose("text(\"x\")")), \(Self.loose("text(\"y\")"))])"),
      ("c", #""y""#, "text text(\"y\")"), ("o", #""other""#, "text text(\"other\")"),
      ("undeclared", "7", "int int(7)"), ("i", "null", "absent null"), ("undeclared", "null", "absent null"),
      ("a_rather_long_name_of_a_field", "7", "int int(7)"),
      ("a_rather_long_name_of_b_field", #""x""#, "text text(\"x\")"),
    ])
  func fitting(_ field: String, _ written: String, _ expected: String) throws {
    try check(
      field, written, expected.replacing("9.223372036854775808e+18", with: "\(9.223372036854775808e+18)"))
  }

  /// How an element prints inside a list.
  static func loose(_ value: String) -> String { "Activity.DataValue.\(value)" }

  @Test(
    "values that do not fit read as missing and are counted",
    arguments: [
      ("t", "5"), ("t", "true"), ("t", "[]"), ("b", "1"), ("b", #""true""#), ("i", "5.5"), ("i", #""5""#),
      ("i", "9223372036854775808"), ("n", #""5""#), ("n", "1e400"), ("a", "1e400"), ("a", "{}"),
      ("a", "[[1]]"),
      ("a", #"[{"x":1}]"#), ("d", #""2026-02-30""#), ("d", #""soon""#), ("d", "20260101"),
      ("z", #""2026-01-05T09:00:00""#), ("l", #""x""#), ("l", "[1]"), ("l", #"["x",null]"#), ("c", #""z""#),
      ("c", #""""#),
    ])
  func misfits(_ field: String, _ written: String) throws {
    try check(field, written, "absent null", misfits: 1)
  }

  @Test("of a list only what its closed list does not have is left out")
  func closedLists() throws {
    try check(
      "cl", #"["x","q","y"]"#, "list list([\(Self.loose("text(\"x\")")), \(Self.loose("text(\"y\")"))])",
      misfits: 1)
  }

  @Test("an unknown kind keeps its fields and is reported once")
  func unknownKinds() {
    var builder = TimelineBuilder(catalogue: Self.catalogue)
    for id in 1...3 {
      builder.add(
        LoggedActivity(
          id: "\(id)", at: .earliest, kind: "ufo.seen", rep: "R", data: [("size", .int(Int64(id)))]))
    }
    let (timeline, summary) = builder.finish()
    #expect(timeline.activity(2).data.map(\.field) == ["size"])
    #expect(summary.unknownKinds.map(\.kind) == ["ufo.seen"])
    #expect(summary.unknownKinds.map(\.count) == [3])
  }

  @Test("more fields than have an entry of their own are read all the same")
  func manyFields() {
    var builder = TimelineBuilder(catalogue: Self.catalogue)
    let data = (0..<1_000).map { (field: "field_\($0)", value: DataValue.int(Int64($0))) }
    builder.add(LoggedActivity(id: "1", at: .earliest, kind: "thing.done", rep: "R", data: data))
    let timeline = builder.finish().timeline
    #expect(timeline.cells(0).count == 1_000)
    for (field, value) in data {
      let cell = timeline.symbols.find(field).map { timeline.cell(0, field: $0) } ?? .absent
      #expect(timeline.value(of: cell) == value)
    }
  }

  @Test("however many fields a kind declares, each has its type")
  func manyDeclaredFields() {
    let fields = (0..<300).map { FieldDeclaration("field_\($0)", .money) }
    let kinds = [KindDeclaration(name: "thing.done", about: "", fields: fields)]
    var builder = TimelineBuilder(catalogue: KindCatalogue(kinds))
    let data = fields.map { (field: $0.name, value: DataValue.int(5)) }
    builder.add(LoggedActivity(id: "1", at: .earliest, kind: "thing.done", rep: "R", data: data))
    let timeline = builder.finish().timeline
    for field in fields {
      let cell = timeline.symbols.find(field.name).map { timeline.cell(0, field: $0) } ?? .absent
      #expect(cell.tag == .double)
    }
  }

  @Test("what no rule reads need not be kept")
  func options() {
    let options = ReadOptions(
      content: LogContent(contactKinds: [], dataFields: ["i"], texts: false))
    var builder = TimelineBuilder(catalogue: Self.catalogue, options: options)
    builder.add(
      LoggedActivity(
        id: "1", at: .earliest, kind: "thing.done", rep: "R", contacts: ["C"],
        data: [("i", 1), ("t", "x"), ("u", 2)],
        text: "hm"))
    let timeline = builder.finish().timeline
    #expect(
      timeline.activity(0)
        == LoggedActivity(id: "1", at: .earliest, kind: "thing.done", rep: "R", data: [("i", 1)]))
    #expect(timeline.contactSymbols.isEmpty)
  }
}
