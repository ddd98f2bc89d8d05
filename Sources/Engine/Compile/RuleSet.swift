package import CEL
package import RulePacks
package import SourceText
package import Symbols

/// Packs made ready to run: immutable, and shared by every run over any log.
package struct RuleSet: Sendable {
  package internal(set) var rules: [CompiledRule] = []
  package internal(set) var packs: [RulePack] = []
  /// The table of the packs' texts: a later or an earlier state of that of the logs it is run over.
  package internal(set) var symbols = SymbolTable()

  init() {}

  /// Compiles packs that have been read and tuned; rules that the site disables are left out.
  ///
  /// - Parameters:
  ///   - functions: The CEL functions of the loaded domains.
  ///   - symbols: The table of the run; a timeline that comes later must start from it.
  package static func compile(
    _ packs: [RulePack], site: SiteConfiguration, functions: [Function], symbols: inout SymbolTable
  ) -> (rules: RuleSet, diagnostics: [Diagnostic]) {
    (RuleSet(), [])
  }
}

/// A rule with its pack.
package struct CompiledRule: Sendable {
  package let rule: Rule
  /// Index into ``RuleSet/packs``.
  package let pack: Int
  /// `pack/rule`.
  package let fullName: String
}
