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

  /// The functions of all domains.
  package var functions: [Function] { domains.flatMap(\.functions) }

  /// A reader that knows all of it.
  ///
  /// - Parameter catalogue: The kinds, where a site has added its own to ``catalogue``.
  package func reader(catalogue: KindCatalogue? = nil) -> PackReader {
    PackReader(
      catalogue: catalogue ?? self.catalogue, domains: domains.map(\.id),
      functions: Dictionary(domains.map { ($0.id, $0.functions) }, uniquingKeysWith: +))
  }

  /// Reads every pack that the domains ship, with the tests beside it.
  ///
  /// - Returns: The packs that can be used, and what is wrong with any.
  package func shippedPacks(_ reader: PackReader) -> (packs: [RulePack], diagnostics: [Diagnostic]) {
    let read = domains.flatMap { domain in
      domain.packs.map { pack in
        let folder = "Rules/\(domain.id)/"
        let tests = pack.tests.map { [SourceFile(name: folder + pack.testName, utf8: $0)] } ?? []
        return reader.read(SourceFile(name: folder + pack.name, utf8: pack.bytes), testFiles: tests)
      }
    }
    return (read.compactMap(\.pack), read.flatMap(\.diagnostics))
  }
}
