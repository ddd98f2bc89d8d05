import Authoring
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import TestFiles
import Testing

@testable import touchline

@Suite("The pages of diagnostic codes")
struct CodePageTests {
  private static let examples = DiagnosticExample.read(CodePage.examplesFile)

  @Test("are as the program has them, one for each code: ./dev docs writes them anew")
  func pages() {
    for entry in CodeCatalogue.entries {
      let page = TestFiles.bytes("docs/diagnostics/\(entry.code).md")
      #expect(page == Array(CodePage(entry).markdown.utf8), "\(entry.code)")
    }
    #expect(TestFiles.names(in: "docs/diagnostics").count == CodeCatalogue.entries.count)
  }

  @Test("show an example each")
  func examples() {
    #expect(Self.examples.diagnostics.isEmpty)
    let codes = Set(CodeCatalogue.entries.map(\.code))
    #expect(Set(Self.examples.examples.keys) == codes)
  }

  @Test("show a wrong file that gets the code, and a right one that gets nothing but the wish for a test")
  func truth() throws {
    for (code, example) in Self.examples.examples.sorted(by: { $0.key < $1.key }) {
      let wrong = codes(example.wrongFile, example)
      #expect(wrong.contains(code), "\(code): \(wrong)")
      let right = codes(example.rightFile, example).subtracting(code == "TL6201" ? [] : ["TL6201"])
      #expect(right.isEmpty, "\(code): \(right)")
    }
  }

  @Test("are shown by touchline explain")
  func explain() throws {
    let told = try Program(["explain", "tl2104"])
    #expect(told.status == 0)
    #expect(told.output.contains("\nWrong:\n    rules:\n"))
    #expect(told.output.contains("\nRight:\n    rules:\n"))
  }

  private static let domains = LoadedDomains(BuiltInDomains.all)
  private static let shipped = domains.shippedPacks().packs

  /// What lint says of a file, beside its log where it has one; `fault` where its tests meet one.
  private func codes(_ utf8: [UInt8], _ example: DiagnosticExample) -> Set<String> {
    let file = SourceFile(name: "example.yaml", utf8: utf8)
    guard !example.isSite else {
      let other = example.besideFile.map { SourceFile(name: "beside.yaml", utf8: $0) }
      return siteCodes([file, other].compactMap(\.self))
    }
    let read = Self.domains.reader.read(file)
    var codes = Set(read.diagnostics.map(\.code))
    guard let pack = read.pack else { return codes }
    let results = PackTestRunner(catalogue: Self.domains.catalogue).run(pack)
    if results.contains(where: { $0.outcomes.contains { $0.outcome == .fault } }) { codes.insert("fault") }
    if let log = example.log {
      let ground = LoggedGround(pack, log: log, catalogue: Self.domains.catalogue)
      codes.formUnion(ground.problems(in: [pack]).map(\.code))
    }
    if let before = example.beforeFile {
      let earlier = Self.domains.reader.read(SourceFile(name: "before.yaml", utf8: before)).pack
      codes.formUnion(PackSet.churn(of: [pack], since: [earlier].compactMap(\.self)).map(\.code))
    }
    return codes
  }

  /// What lint says of sites, but for the share of their rules that serve something, which is told of every site.
  private func siteCodes(_ files: [SourceFile]) -> Set<String> {
    let reader = SiteReader(packs: Self.shipped, catalogue: Self.domains.catalogue)
    let read = files.map(reader.read)
    let sites = read.compactMap(\.site).map { site in
      (site: site, packs: Self.shipped.filter { pack in site.use.contains { $0.pack == pack.id } })
    }
    let practice =
      sites.flatMap { PackSet.objectives(of: $0.packs, at: $0.site) } + PackSet.commonCore(of: sites)
    return Set((read.flatMap(\.diagnostics) + practice.filter { $0.severity != .note }).map(\.code))
  }
}
