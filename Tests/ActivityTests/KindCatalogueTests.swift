import TestFiles
import Testing

@testable import Activity

@Suite("The catalogue of kinds")
struct KindCatalogueTests {
  @Test("has the 36 kinds of the core, each named object.past_participle and described")
  func core() {
    let kinds = KindCatalogue.core
    #expect(kinds.count == 36)
    #expect(Set(kinds.map(\.name)).count == 36)
    for kind in kinds {
      #expect(kind.name.split(separator: ".").count == 2, "\(kind.name)")
      #expect(kind.about.hasSuffix("."), "\(kind.name)")
      #expect(Set(kind.fields.map(\.name)).count == kind.fields.count, "\(kind.name)")
      for field in kind.fields { #expect(!field.about.isEmpty, "\(kind.name).\(field.name)") }
    }
    #expect(kinds.filter(\.isPlanned).map(\.name) == ["meeting.planned", "task.planned", "task.moved"])
    #expect(kinds.filter(\.acceptsAnyField).map(\.name) == ["deal.updated"])
  }

  @Test("takes kinds of domains, no two of one name")
  func adding() {
    var catalogue = KindCatalogue()
    #expect(catalogue.add(KindDeclaration(name: "ufo.seen", about: "x")) == nil)
    let again = catalogue.add(KindDeclaration(name: "call.held", about: "x"))
    #expect(again == .init(kind: "call.held", field: nil, reason: .kindExists))
    #expect(catalogue.kind(named: "ufo.seen")?.about == "x")
    #expect(catalogue.kind(named: "call.held")?.about != "x")
    #expect(catalogue.kinds.count == 37)
  }

  @Test("takes further fields of a site, and no changes of fields")
  func merging() {
    var catalogue = KindCatalogue()
    let kind = KindDeclaration(
      name: "call.held", about: "",
      fields: [.init("mood", .text), .init("minutes", .int), .init("level", .int)])
    #expect(catalogue.merge(kind) == [.init(kind: "call.held", field: "level", reason: .fieldChanges)])
    #expect(catalogue.kind(named: "call.held")?.field(named: "mood")?.type == .text)
    #expect(catalogue.kind(named: "call.held")?.field(named: "level")?.type == .text)
    #expect(catalogue.merge(KindDeclaration(name: "site_visit.held", about: "")) == [])
    #expect(catalogue.kind(named: "site_visit.held") != nil)
  }

  @Test(
    "says what the design's page says, word for word",
    .enabled(if: TestFiles.shared("design/CATALOGUE.md") != nil, "no ../shared here"))
  func agreesWithThePage() throws {
    let page = String(decoding: try #require(TestFiles.sharedBytes("design/CATALOGUE.md")), as: UTF8.self)
      .split(
        separator: "\n", omittingEmptySubsequences: false)
    let talks = try #require(page.firstIndex(of: "## Fields shared by talks"))
    let core = try #require(page.firstIndex(of: "## Core"))
    let end = try #require(page[(core + 1)...].firstIndex { $0.hasPrefix("## ") })
    let talkFields = page[talks..<core].compactMap(Self.talkField)
    #expect(talkFields.count == 14)
    let rows = page[core..<end].map { Self.cells($0) }.filter { $0.count == 3 && $0[0].hasPrefix("`") }
    #expect(rows.count == 36)
    for row in rows {
      let name = String(row[0].split(separator: "`")[0])
      let kind = try #require(KindCatalogue().kind(named: name), "\(name)")
      #expect(kind.about == row[1], "\(name)")
      #expect(kind.isPlanned == row[0].contains("planned)*"), "\(name)")
      #expect(kind.acceptsAnyField == row[2].contains("`*`"), "\(name)")
      let expected = Self.fields(row[2], talkFields)
      // What the product writes it may say more of, behind the fields of the page.
      let fields = name.hasPrefix("nudge.") ? Array(kind.fields.prefix(expected.count)) : kind.fields
      #expect(fields.map(Self.described) == expected, "\(name)")
    }
  }

  @Test("declares every field that the product writes into its own kinds")
  func productFields() throws {
    let expected = [
      "nudge.sent": ["nudge", "rule", "to", "person", "finding", "subject", "level", "escalated"],
      "nudge.answered": ["nudge", "answer", "until", "reason", "by"], "nudge.ended": ["nudge", "how"],
    ]
    for (name, fields) in expected {
      #expect(KindCatalogue().kind(named: name)?.fields.map(\.name) == fields)
    }
  }

  /// As `name|type|required|about`.
  static func described(_ field: FieldDeclaration) -> String {
    let type =
      switch field.type {
      case .money: "number, money"
      case .share: "share 0..1"
      case .percentPoints: "number, percent points"
      default: field.type.rawValue + (field.unit.map { ", \($0)" } ?? "")
      }
    return "\(field.name)|\(type)|\(field.required)|\(field.about)"
  }

  static func cells(_ line: Substring) -> [Substring] {
    guard line.hasPrefix("| "), line.hasSuffix(" |") else { return [] }
    return line.dropFirst(2).dropLast(2).split(separator: " | ")
  }

  static func talkField(_ line: Substring) -> String? {
    let cells = cells(line)
    guard cells.count == 3, cells[0].hasPrefix("`") else { return nil }
    return "\(cells[0].dropFirst().dropLast())|\(cells[1])|false|\(cells[2])"
  }

  static func fields(_ cell: Substring, _ talkFields: [String]) -> [String] {
    var fields: [String] = []
    // A field begins with its name in backquotes; semicolons within descriptions do not end it.
    for part in cell.replacing("; **`", with: "\n**`").replacing("; `", with: "\n`").split(separator: "\n") {
      guard let tick = part.firstIndex(of: "`") else {
        fields += talkFields
        continue
      }
      let isRequired = part.hasPrefix("**")
      let rest = part[part.index(after: tick)...]
      guard let close = rest.firstIndex(of: "`"), let colon = rest.firstIndex(of: ":"), rest[..<close] != "*"
      else { continue }
      let type = rest[rest.index(after: close)..<colon].replacing("*", with: "").drop { $0 == " " }
      fields.append("\(rest[..<close])|\(type)|\(isRequired)|\(rest[colon...].dropFirst(2))")
    }
    return fields
  }
}
