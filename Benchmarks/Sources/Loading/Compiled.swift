package import Activity
import BuiltInDomains
import DomainKit
package import Engine
package import EventTime
import Measuring
import RulePacks
import SourceText
import Symbols

/// A pack that is compiled, and what is needed to read a log for it.
package struct Compiled {
  package let rules: RuleSet
  package let catalogue: KindCatalogue
  package let asOf: Instant
  private let symbols: SymbolTable

  package struct Unusable: Error, CustomStringConvertible {
    package var description: String
  }

  /// - Throws: ``Unusable``.
  package init(pack path: String, asOf text: String) throws {
    guard let asOf = RFC3339.parse(text) else { throw Unusable(description: "\(text) is no instant") }
    guard let file = File.read(path) else { throw Unusable(description: "\(path) cannot be read") }
    let domains = LoadedDomains(BuiltInDomains.all)
    let reader = PackReader(
      catalogue: domains.catalogue, domains: domains.domains.map(\.id), functions: domains.functionsByDomain)
    let read = reader.read(SourceFile(name: path, utf8: file))
    guard let pack = read.pack else { throw Unusable(description: "\(read.diagnostics.map(\.message))") }
    var symbols = SymbolTable()
    rules = RuleSet.compile([pack], site: SiteConfiguration(), symbols: &symbols)
    catalogue = domains.catalogue
    self.symbols = symbols
    self.asOf = asOf
  }

  /// The log in columns, with what the rules read.
  ///
  /// - Parameter grows: For a session, which goes on from it.
  package func timeline(of log: String, grows: Bool = false) throws -> Timeline {
    let options = ReadOptions(asOf: asOf, content: rules.content, keepsUncounted: grows)
    return try LogReader(catalogue: catalogue, options: options, symbols: symbols).read([log]).timeline
  }
}
