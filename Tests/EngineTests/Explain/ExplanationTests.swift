import Activity
import Glibc
import RulePacks
import SourceText
import TestFiles
import TestKit
import Testing

@testable import Engine

/// What a history, its decisions, near misses and claims are on whole cases, beside what was read and found right before.
///
/// To write these anew, and read them: TOUCHLINE_WRITE_GOLDEN=1.
@Suite("Everything that is said of a rule and a subject")
struct ExplanationTests {
  private static let sections =
    TestFiles.sharedNames(in: "conformance/rules").filter { !$0.contains(".") }

  @Test("is what it was on the conformance cases", arguments: sections)
  func conformance(section: String) throws {
    let folder = try #require(TestFiles.shared("conformance/rules/\(section)"))
    let kinds = try #require(TestFiles.shared("conformance/kinds.yaml"))
    try compare("conformance-\(section)", folder, kinds: kinds)
  }

  @Test("is what it was on cases of our own", arguments: ["facts", "norms", "periods", "states", "values"])
  func own(section: String) throws {
    try compare(section, "Tests/Conformance/\(section)", kinds: "Tests/Conformance/kinds.yaml")
  }

  @Test("is what it was on packs made up by chance, and on some that go further")
  func more() throws {
    try compare("more", "Tests/Explanations/more", kinds: "Tests/Explanations/kinds.yaml")
  }

  private func compare(_ name: String, _ folder: String, kinds: String) throws {
    var text = ""
    for file in TestFiles.names(in: folder) {
      text += try explanations(of: "\(folder)/\(file)", kinds: kinds)
    }
    let place = "Tests/Explanations/\(name).txt"
    if getenv("TOUCHLINE_WRITE_GOLDEN") != nil { try write(text, to: place) }
    let golden = try String(decoding: #require(TestFiles.bytes(place)), as: UTF8.self)
    if text == golden { return }
    let (made, wanted) = (text.split(separator: "\n"), golden.split(separator: "\n"))
    let first = zip(made, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? wanted.count
    let before = made.prefix(first).last { $0.hasPrefix("==") } ?? ""
    Issue.record(
      "\(before), line \(first + 1):\n\(made.dropFirst(first).first ?? "")\n\(wanted.dropFirst(first).first ?? "")"
    )
  }

  private func explanations(of path: String, kinds: String) throws -> String {
    let declared = KindsFile.read(SourceFile(name: kinds, utf8: try #require(TestFiles.bytes(kinds))))
    let yaml = String(decoding: try #require(TestFiles.bytes(path)), as: UTF8.self)
    var text = ""
    let first = try ExplainedCase(
      yaml, catalogue: KindCatalogue(declared.kinds), domain: try #require(declared.domain))
    for place in first.pack.tests.indices {
      text += "== \(path.split(separator: "/").last ?? ""): \(first.pack.tests[place].name)\n"
      text += ExplanationText.of(first.with(test: place))
    }
    return text
  }

  private func write(_ text: String, to place: String) throws {
    let stream = try #require(fopen("\(TestFiles.package)/\(place)", "w"))
    defer { fclose(stream) }
    _ = text.withCString { fputs($0, stream) }
  }
}
