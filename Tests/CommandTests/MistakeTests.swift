import Activity
import Authoring
import BuiltInDomains
import DomainKit
import Engine
import EventTime
import Glibc
import LanguageServer
import RulePacks
import SourceText
import Symbols
import TestFiles
import Testing

/// Mistakes that authors make, each a file in Tests/Mistakes with what is said of it beside it.
///
/// `NN-name.yaml` is a pack, `NN-name.site.yaml` a site's file; lines that begin with `# log:` are a log to hold a pack
/// against. `NN-name.txt` is what a terminal shows. To write these anew: TOUCHLINE_WRITE_GOLDEN=1.
@Suite("Mistakes of authors")
struct MistakeTests {
  private static let folder = "Tests/Mistakes"
  private static let domains = LoadedDomains(BuiltInDomains.all)
  private static let shipped = domains.shippedPacks().packs
  static let names = TestFiles.names(in: folder).filter { $0.hasSuffix(".yaml") }

  private static func file(_ name: String) -> SourceFile {
    SourceFile(name: name, utf8: TestFiles.bytes("\(folder)/\(name)") ?? [])
  }

  /// Everything that lint says of one file, but the wish for a test where it is not the point.
  private static func diagnostics(_ name: String) throws -> [Diagnostic] {
    let file = file(name)
    if name.hasSuffix(".site.yaml") {
      let today = CivilDate.parse("2026-06-01")
      return SiteReader(packs: shipped, today: today, catalogue: domains.catalogue).read(file).diagnostics
    }
    let read = domains.reader.read(file)
    let onLog = try read.pack.map { try problems(in: $0, onLogOf: file) } ?? []
    let all = Diagnostic.ordered(read.diagnostics + onLog)
    return name.contains("untested") ? all : all.filter { $0.code != PackProblem.untested.rawValue }
  }

  private static func problems(in pack: RulePack, onLogOf file: SourceFile) throws -> [Diagnostic] {
    let mark = "# log: "
    let lines = (1...file.lineStarts.count).map { file.line($0) }.filter { $0.hasPrefix(mark) }
    guard !lines.isEmpty else { return [] }
    let text = lines.map { $0.dropFirst(mark.count) }.joined(separator: "\n")
    return LoggedGround(pack, log: text, catalogue: domains.catalogue).problems(in: [pack])
  }

  @Test("are said with their place, what is wrong and what to do", arguments: names)
  func told(name: String) throws {
    let diagnostics = try Self.diagnostics(name)
    #expect(!diagnostics.isEmpty)
    for diagnostic in diagnostics {
      #expect(diagnostic.help != nil || diagnostic.suggestion != nil, "\(diagnostic.message)")
    }
    let text = Diagnostic.render(diagnostics, as: .text)
    let place = "\(Self.folder)/\(name.dropLast(5)).txt"
    if getenv("TOUCHLINE_WRITE_GOLDEN") != nil { try Self.write(text, to: place) }
    let golden = TestFiles.bytes(place).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == golden)
  }

  private static func write(_ text: String, to place: String) throws {
    let stream = try #require(fopen("\(TestFiles.package)/\(place)", "w"))
    defer { fclose(stream) }
    _ = text.withCString { fputs($0, stream) }
  }

  @Test("are the same in an editor: code and range", arguments: names.filter { !$0.hasSuffix(".site.yaml") })
  func edited(name: String) throws {
    let file = Self.file(name)
    var server = LanguageServer(reader: Self.domains.reader, files: WorkspaceFiles { _ in nil })
    var json = JSONWriter()
    json.string(file.text(in: SourceRange(start: 0, end: file.utf8.count)))
    let opening =
      #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(name)","version":1,"text":\#(json.text)}}}"#
    _ = server.handle(Array(opening.utf8))
    let told = try server.pendingDiagnostics().flatMap {
      try JSON($0)["params"]?["diagnostics"]?.elements ?? []
    }
    let places = told.map { diagnostic in
      let range = diagnostic["range"]
      return ["start", "end"].flatMap { [range?[$0]?["line"]?.text, range?[$0]?["character"]?.text] }
    }
    let linted = Self.domains.reader.read(file).diagnostics
    #expect(told.map { $0["code"]?.text } == linted.map(\.code))
    #expect(
      places
        == linted.map {
          [$0.start.line - 1, $0.start.column - 1, $0.end.line - 1, $0.end.column - 1].map { String($0) }
        })
  }

  @Test("stand here for every check that a pack can fail")
  func complete() throws {
    let shown = Set(try Self.names.flatMap { try Self.diagnostics($0).map(\.code) })
    // What takes several files is told in the tests of sets of packs.
    let ofSets: [PackProblem] = [.noObjective, .churn, .noCommonCore]
    let checks = Set(PackProblem.allCases.filter { !ofSets.contains($0) }.map(\.rawValue))
    #expect(checks.isSubset(of: shown), "\(checks.subtracting(shown).sorted())")
    #expect(Self.names.count >= 60)
  }

  @Test(
    "are mended where that is safe, once and for all", arguments: names.filter { !$0.hasSuffix(".site.yaml") }
  )
  func mended(name: String) {
    let file = Self.file(name)
    let judge = { (files: [SourceFile]) in Self.domains.reader.read(files[0]).diagnostics }
    let mending = Mending([file], judge: judge)
    let again = Mending(mending.files, judge: judge)
    #expect(again.mended.isEmpty)
    #expect(again.files[0].utf8 == mending.files[0].utf8)
    #expect(mending.mended.isEmpty == (mending.files[0].utf8 == file.utf8))
    let before = judge([file]).count(where: { $0.severity == .error })
    let after = judge(mending.files).count(where: { $0.severity == .error })
    #expect(after <= before || before > 0, "\(after) errors, not \(before)")
  }
}

extension LoggedGround {
  /// A pack beside a log in the words of tests.
  init(_ pack: RulePack, log: String, catalogue: KindCatalogue) {
    var symbols = SymbolTable()
    let rules = RuleSet.compile([pack], symbols: &symbols)
    var builder = TimelineBuilder(catalogue: catalogue, options: ReadOptions(), symbols: symbols)
    for activity in TestLog.parse(log, catalogue: catalogue).activities { builder.add(activity) }
    let (timeline, _) = builder.finish()
    self.init(
      rules, timeline: timeline, directory: .empty, site: SiteConfiguration(),
      asOf: timeline.rows.last?.at ?? Instant(milliseconds: 0))
  }
}
