package import Activity
package import CEL
package import EventTime
package import SourceText
import YAMLTree

/// Reads rule packs and checks every name, type and time in them.
package struct PackReader: Sendable {
  /// Every kind that may be named: the core's, those of all loaded domains, the site's.
  package var catalogue: KindCatalogue
  /// The ids of the domains that exist.
  package var domains: [String]
  /// What the expressions of a domain's packs may call, by domain.
  package var functions: [String: [Function]]
  /// The zone in which a bare date of a test begins, unless the test names a calendar.
  package var calendar: WorkCalendar
  /// Whether matters of style are looked for, which are never errors.
  package var lints = true

  package init(
    catalogue: KindCatalogue, domains: [String], functions: [String: [Function]] = [:],
    calendar: WorkCalendar = .standard
  ) {
    self.catalogue = catalogue
    self.domains = domains
    self.functions = functions
    self.calendar = calendar
  }

  /// Reads a pack and the test files beside it; all problems of all files are reported in one run.
  ///
  /// - Returns: The pack unless one of the diagnostics is an error, and the diagnostics in order of place.
  package func read(
    _ file: SourceFile, testFiles: [SourceFile] = []
  ) -> (pack: RulePack?, diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var builder = PackBuilder(file: file, environment: self, diagnostics: parsed.diagnostics)
    if let root = parsed.root { builder.readPack(root) }
    for testFile in testFiles { builder.readTests(of: testFile) }
    let found = Diagnostic.limited(Diagnostic.ordered(builder.diagnostics))
    guard !found.hasErrors, let pack = builder.pack else { return (nil, found) }
    guard lints else { return (pack, found) }
    let matters = Lints.all.flatMap { $0.problems(in: pack, catalogue: catalogue) }
    return (pack, Diagnostic.limited(Diagnostic.ordered(found + matters)))
  }
}
