package import RulePacks
package import Symbols

/// Packs made ready to run: immutable, and shared by every run over any log.
package struct RuleSet: Sendable {
  package let rules: [CompiledRule]
  package let packs: [RulePack]
  /// The table of the packs' texts: a later or an earlier state of that of the logs it is run over.
  package let symbols: SymbolTable
  let programs: [SubjectProgram]
  /// The same, for runs that ask only which rule is raised of whom and when: rules that wait on the same are one.
  let joinedPrograms: [SubjectProgram]
  let constants: ConstantTable
  var norms = NormSet()

  /// Compiles packs that have been read; a site's values take the place of theirs, and rules it disables are left out.
  ///
  /// - Parameter symbols: The table of the run; a timeline that comes later must start from it.
  package static func compile(
    _ packs: [RulePack], site: SiteConfiguration = SiteConfiguration(), symbols: inout SymbolTable
  ) -> RuleSet {
    var compiler = RuleSetCompiler(packs, site: site, symbols: symbols)
    let rules = compiler.compile()
    symbols = rules.symbols
    return rules
  }

  /// The index of a rule by its full name, or by its short name where only one pack has it.
  package func index(of name: String) -> Int? {
    if let index = rules.firstIndex(where: { $0.fullName == name }) { return index }
    let short = rules.indices.filter { rules[$0].rule.id == name }
    return short.count == 1 ? short.first : nil
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
