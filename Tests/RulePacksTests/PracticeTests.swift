import Activity
import CEL
import RulePacks
import SourceText
import TestFiles
import Testing

@Suite(
  "The practices", .enabled(if: TestFiles.shared != nil, "there is no folder 'shared' beside the package"))
struct PracticeTests {
  /// The kinds of every domain, from the tables of the catalogue page.
  private static let catalogue: KindCatalogue = {
    var catalogue = KindCatalogue()
    let page = Shared.file("design/CATALOGUE.md").map { String(decoding: $0.utf8, as: UTF8.self) } ?? ""
    for line in page.split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks
      }
      guard cells.count == 5, cells[1].hasPrefix("`"), cells[1].contains(".") else { continue }
      let name = String(cells[1].drop { $0 == "`" }.prefix { $0 != "`" })
      _ = catalogue.add(KindDeclaration(name: name, about: cells[2], fields: fields(cells[3])))
    }
    return catalogue
  }()

  private static func fields(_ cell: String) -> [FieldDeclaration] {
    cell.split(separator: ";").compactMap { part in
      let ticks = part.split(separator: "`", omittingEmptySubsequences: false)
      guard ticks.count >= 3 else { return nil }
      let (isRequired, rest) = (ticks[0].hasSuffix("**"), ticks[2].drop { $0 == "*" })
      return FieldDeclaration(
        String(ticks[1]), type(String(rest).trimmingBlanks), required: isRequired, about: "")
    }
  }

  private static func type(_ text: String) -> FieldType {
    let words: [(String, FieldType)] = [
      ("list of text", .listOfText), ("number, money", .money), ("number, percent", .percentPoints),
      ("number", .number),
      ("share", .share), ("bool", .bool), ("int", .int), ("date", .date), ("instant", .instant),
      ("text", .text),
    ]
    return words.first { text.hasPrefix($0.0) }?.1 ?? .any
  }

  private static var reader: PackReader {
    let rank = Overload(id: "rank", parameters: [.string, .list(.string)], result: .int) { _, _ in .int(0) }
    let domains = TestFiles.sharedNames(in: "practices").filter { $0.hasSuffix(".test.yaml") }.map {
      String($0.dropLast(10))
    }
    return PackReader(
      catalogue: catalogue, domains: domains,
      functions: ["opportunity-management": [Function(name: "rank", overloads: [rank])]])
  }

  @Test(
    "each practice is read with its tests and without an error",
    arguments: TestFiles.sharedNames(in: "practices").filter {
      $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml")
    })
  func practice(name: String) throws {
    let file = try #require(Shared.file("practices/\(name)"))
    let tests = try #require(Shared.file("practices/\(name.dropLast(5)).test.yaml"))
    let read = Self.reader.read(file, testFiles: [tests])
    // The designs sum what an activity may leave out; the shipped packs ask for it.
    let problems = read.diagnostics.filter {
      $0.severity == .error || ($0.code.hasPrefix("TL4") && $0.code != PackProblem.absentField.rawValue)
    }
    #expect(problems.map(\.code) == [], "\(Diagnostic.render(problems, as: .text))")
    #expect(read.pack?.tests.isEmpty == false)
  }

  @Test("the workload of the benchmark is read without an error")
  func workload() throws {
    let read = Self.reader.read(try #require(Shared.file("bench/workload.yaml")))
    let problems = read.diagnostics.filter { !$0.code.hasPrefix("TL6") }
    #expect(problems.isEmpty, "\(Diagnostic.render(problems, as: .text))")
    #expect(read.pack?.rules.count == 12)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
