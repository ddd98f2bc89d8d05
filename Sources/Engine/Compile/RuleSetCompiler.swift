import EventTime
import RulePacks
import Symbols

/// Takes packs apart by the kinds of subject that their rules watch.
struct RuleSetCompiler {
  private let packs: [RulePack]
  private let site: SiteConfiguration
  private var symbols: SymbolTable
  private var constants = ConstantTable()
  private var normTable = NormTable()

  init(_ packs: [RulePack], site: SiteConfiguration, symbols: SymbolTable) {
    self.packs = packs.map { pack in
      site.tune.filter { $0.pack == pack.id }.reduce(pack) { $0.tuned(by: $1) }
    }
    self.site = site
    self.symbols = symbols
  }

  mutating func compile() -> RuleSet {
    let rules = selectedRules()
    let places = Dictionary(grouping: rules.indices) { rules[$0].rule.per }
    var programs: [SubjectProgram] = []
    var joinedPrograms: [SubjectProgram] = []
    for kind in kinds(of: rules) {
      let compiler = compiled(kind, places: places[kind, default: []], rules)
      programs.append(compiler.program)
      joinedPrograms.append(compiler.joinedProgram)
    }
    var last = compiler(for: .deal)
    let norms = last.finishNorms()
    take(last)
    return RuleSet(
      rules: rules, packs: packs, symbols: symbols, programs: programs, joinedPrograms: joinedPrograms,
      constants: constants, norms: norms)
  }

  private func selectedRules() -> [CompiledRule] {
    var rules: [CompiledRule] = []
    for (index, pack) in packs.enumerated() {
      for rule in pack.rules where rule.status == .live || rule.status == .trial {
        guard site.enables(rule, of: pack.id) else { continue }
        rules.append(CompiledRule(rule: rule, pack: index, fullName: "\(pack.id)/\(rule.id)"))
      }
    }
    return rules
  }

  /// Deals are always among them: their records are asked for whatever the rules are.
  private func kinds(of rules: [CompiledRule]) -> [SubjectKind] {
    var kinds: [SubjectKind] = [.deal]
    for rule in rules where !kinds.contains(rule.rule.per) { kinds.append(rule.rule.per) }
    return kinds
  }

  private mutating func compiled(
    _ kind: SubjectKind, places: [Int], _ rules: [CompiledRule]
  ) -> SubjectCompiler {
    var compiler = compiler(for: kind)
    for index in places {
      let rule = rules[index]
      compiler.add(rule.rule, index: index, pack: rule.pack, exceptions: exceptions(for: rule))
    }
    if kind == .deal {
      for (index, pack) in packs.enumerated() { compiler.add(pack.brief, pack: index) }
    }
    compiler.finish()
    take(compiler)
    return compiler
  }

  private func compiler(for kind: SubjectKind) -> SubjectCompiler {
    SubjectCompiler(
      kind: kind, packs: packs, zone: site.defaultCalendar.zone, constants: constants, symbols: symbols,
      norms: normTable)
  }

  private mutating func take(_ compiler: SubjectCompiler) {
    constants = compiler.constants
    symbols = compiler.symbols
    normTable = compiler.normTable
  }

  /// The site's exceptions for a rule; each holds until the end of its last day.
  private func exceptions(for rule: CompiledRule) -> [SiteExceptionProgram] {
    let own = site.except.filter { exception in
      exception.rules.contains { rule.rule.isMeant(by: $0, pack: packs[rule.pack].id) }
    }
    let zone = site.defaultCalendar.zone
    return own.map { exception in
      SiteExceptionProgram(
        condition: exception.condition, file: site.file, why: exception.why,
        ends: zone.startOfDay(exception.ends.adding(days: 1)).milliseconds)
    }
  }
}
