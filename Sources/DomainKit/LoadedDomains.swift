package import Activity
package import CEL
package import RulePacks
package import SourceText

/// What the domains of a run add up to: the kinds, the functions, the packs that they ship.
package struct LoadedDomains: Sendable {
  package let domains: [any RuleDomain]

  package init(_ domains: [any RuleDomain]) {
    self.domains = domains
  }

  /// The kinds of the core and of all domains.
  package var catalogue: KindCatalogue {
    var catalogue = KindCatalogue(KindCatalogue.core)
    for kind in domains.flatMap(\.kinds) { _ = catalogue.add(kind) }
    return catalogue
  }

  /// The functions by the id of their domain.
  package var functionsByDomain: [String: [Function]] {
    Dictionary(domains.map { ($0.id, $0.functions) }, uniquingKeysWith: +)
  }

  /// The files of every pack that the domains ship, each with the test file beside it.
  package var shippedFiles: [(pack: SourceFile, tests: [SourceFile])] {
    domains.flatMap { domain in
      domain.packs.map { pack in
        let folder = "Rules/\(domain.id)/"
        let tests = pack.tests.map { [SourceFile(name: folder + pack.testName, utf8: $0)] } ?? []
        return (SourceFile(name: folder + pack.name, utf8: pack.bytes), tests)
      }
    }
  }

  /// A reader that knows all of it.
  package var reader: PackReader {
    PackReader(catalogue: catalogue, domains: domains.map(\.id), functions: functionsByDomain)
  }

  /// Reads every pack that the domains ship, with the tests beside it.
  ///
  /// - Returns: The packs that can be used, and what is wrong with any.
  package func shippedPacks() -> (packs: [RulePack], diagnostics: [Diagnostic]) {
    let reader = reader
    let read = shippedFiles.map { reader.read($0.pack, testFiles: $0.tests) }
    return (read.compactMap(\.pack), read.flatMap(\.diagnostics))
  }
}
