import CEL
import EventTime
import RulePacks
import Symbols

/// Compiles the rules of all packs that watch one kind of subject into one program.
struct SubjectCompiler {
  let packs: [RulePack]
  var program: SubjectProgram
  /// Whether what becomes of findings is asked for, so that what clears them is watched.
  private var followsFindings = true
  /// Known once it is finished.
  private(set) var joinedProgram: SubjectProgram
  var constants: ConstantTable
  var symbols: SymbolTable
  var normTable: NormTable
  /// In which days begin.
  let zone: TimeZoneRules

  var conditionPlaces: [ConditionKey: Int] = [:]
  var patternPlaces: [[PatternProgram.Alternative]: Int] = [:]
  var factPlaces: [FactKey: Int] = [:]
  /// By pack: the places of the facts that have been asked for by their names.
  var namedFacts: [Int: [String: Int]] = [:]
  var normPlaces: [String: Int] = [:]
  /// By pattern: what a match means to rules and facts.
  var interests: [[Interest]] = []
  var feeds: [[Int]] = []
  var settles: [[Int]] = []
  var restarts: [[Int]] = []

  init(
    kind: SubjectKind, packs: [RulePack], zone: TimeZoneRules, constants: ConstantTable,
    symbols: SymbolTable, norms: NormTable = NormTable()
  ) {
    self.zone = zone
    normTable = norms
    self.packs = packs
    self.constants = constants
    self.symbols = symbols
    program = SubjectProgram(kind: kind)
    joinedProgram = program
  }

  /// Ends the program, and makes of it one in which rules that wait on the same work together, and facts that fold the same.
  mutating func finish() {
    var joining = self
    finishProgram()
    joining.joinRules()
    joining.joinFacts()
    joining.followsFindings = false
    joining.finishProgram()
    joinedProgram = joining.program
  }

  private mutating func finishProgram() {
    makeDispatch()
    makeReaders()
  }

  /// A duration of the language, made quick to add.
  mutating func span(_ span: TimeSpan) -> SpanProgram {
    program.spans.append(span)
    return SpanProgram(span, place: program.spans.count - 1)
  }

  /// Who has to be asked again when something changes.
  private mutating func makeReaders() {
    var factReaders = Array(repeating: [Int](), count: program.facts.count)
    for (slot, rule) in program.rules.enumerated() where !program.followers.contains(slot) {
      if rule.endsWithClose { program.closers.append(slot) }
      if rule.state != nil { program.states.append(slot) }
      switch rule.form {
      case .silence, .silences: program.starters.append(slot)
      case .every:
        program.starters.append(slot)
        program.periodRules.append(slot)
      default: break
      }
      let watched = followsFindings ? rule.watchedConditions : rule.state.map { [$0] } ?? []
      if watched.contains(where: { !program.conditions[$0].clock.isEmpty }) {
        program.clockRules.append(slot)
      }
      for condition in watched {
        let reads = program.conditions[condition].reads
        for fact in reads.facts where !factReaders[fact].contains(slot) { factReaders[fact].append(slot) }
        addReader(slot, reads)
      }
    }
    program.factReaders = factReaders.map { Self.append($0, to: &program.readers) }
  }

  private mutating func addReader(_ slot: Int, _ reads: ConditionProgram.Reads) {
    if !reads.dealChanges.isEmpty {
      program.dealReaders.append(DealReader(rule: slot, changes: reads.dealChanges))
    }
    if reads.directory, program.directoryReaders.last != slot { program.directoryReaders.append(slot) }
    if reads.norms, program.normReaders.last != slot { program.normReaders.append(slot) }
    if reads.openDeals, program.openDealsReaders.last != slot { program.openDealsReaders.append(slot) }
  }
}

extension RuleProgram {
  /// The conditions that are judged at points between those at which something of the rule happens.
  var watchedConditions: [Int] {
    var conditions = state.map { [$0] } ?? []
    if case .condition(let condition, _) = clearing { conditions.append(condition) }
    return conditions
  }
}
