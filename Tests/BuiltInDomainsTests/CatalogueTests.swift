import Activity
import BuiltInDomains
import DomainKit
import TestFiles
import Testing

@Suite("The kinds in the code and the kinds in the catalogue page")
struct CatalogueTests {
  @Test(
    "are the same, field by field",
    .enabled(if: TestFiles.shared != nil, "the catalogue page is not beside the repository"))
  func kinds() throws {
    let bytes = try #require(TestFiles.sharedBytes("design/CATALOGUE.md"))
    let page = CataloguePage(String(decoding: bytes, as: UTF8.self))
    var written = ["Core": KindCatalogue.core]
    for domain in BuiltInDomains.all { written[domain.id] = domain.kinds }
    #expect(page.kinds.count > 20)
    for (section, row) in page.kinds {
      let kind = written[section]?.first { $0.name == row.name }
      var own = kind.map(CataloguePage.Row.init)
      // What the product writes it may say more of, behind the fields of the page.
      if row.name.hasPrefix("nudge.") { own?.fields.removeSubrange(row.fields.count...) }
      #expect(own == row, "\(row.name) of \(section)")
    }
    // A domain that the page does not know may own kinds; of one that it knows, it lists them all.
    let sections = Set(page.kinds.map(\.section))
    #expect(
      written.filter { sections.contains($0.key) }.reduce(0) { $0 + $1.value.count } == page.kinds.count)
  }
}

/// The tables of kinds in the catalogue page, by section.
struct CataloguePage {
  struct Row: Equatable {
    var name: String
    var isPlanned: Bool
    var about: String
    var fields: [Field]
  }

  struct Field: Equatable {
    var name: String
    var type: String
    var required: Bool
    var about: String
  }

  var kinds: [(section: String, row: Row)] = []

  init(_ page: String) {
    var section = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
      guard line.hasPrefix("| `"), let row = Row(line) else { continue }
      if section == "Core" || BuiltInDomains.all.contains(where: { $0.id == section }) {
        kinds.append((section, row))
      }
    }
  }
}

extension CataloguePage.Row {
  /// A line of a table with three columns: kind, what happened, fields.
  init?(_ line: Substring) {
    let cells = line.split(separator: "|").map { $0.trimmed }
    guard cells.count == 3, let name = cells[0].split(separator: "`").first else { return nil }
    let fields = CataloguePage.Field.list(cells[2])
    self.init(name: String(name), isPlanned: cells[0].contains("planned)"), about: cells[1], fields: fields)
  }

  init(_ kind: KindDeclaration) {
    var fields = kind.fields.map(CataloguePage.Field.init)
    // The page says once, above the tables, which fields all talks share.
    let shared = Set(KindCatalogue.core.first { $0.name == "demo.held" }?.fields.map(\.name) ?? [])
    if ["call.held", "meeting.held", "demo.held"].contains(kind.name) {
      fields.removeAll { shared.contains($0.name) }
    }
    self.init(name: kind.name, isPlanned: kind.isPlanned, about: kind.about, fields: fields)
  }
}

extension CataloguePage.Field {
  /// Reads ``**`topic`** text: short name; `aim` text: fix, avoid``: a field begins at a name in back quotes.
  static func list(_ text: String) -> [Self] {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    return stride(from: 1, to: pieces.count - 1, by: 2).compactMap { index in
      let after = pieces[index + 1].drop { $0 == "*" }
      guard pieces[index] != "*", let colon = after.firstIndex(of: ":") else { return nil }
      var about = String(after[after.index(after: colon)...]).trimmed
      while let last = about.last, last == "*" || last == ";" || last == " " { about.removeLast() }
      return Self(
        name: String(pieces[index]), type: String(after[..<colon]).trimmed,
        required: pieces[index - 1].hasSuffix("**"), about: about)
    }
  }

  init(_ field: FieldDeclaration) {
    let type =
      switch field.type {
      case .money: "number, money"
      case .percentPoints: "number, percent points"
      case .share: "share 0..1"
      default: field.unit.map { "\(field.type.rawValue), \($0)" } ?? field.type.rawValue
      }
    self.init(name: field.name, type: type, required: field.required, about: field.about)
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let inner = drop { $0 == " " }
    return String(inner.reversed().drop { $0 == " " }.reversed())
  }
}
