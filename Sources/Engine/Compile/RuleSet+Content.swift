package import Activity
import Symbols

extension RuleSet {
  /// What of a log its conditions, facts and sentences read; nothing else can change a finding.
  package var content: LogContent {
    LogContent(
      contactKinds: contactKinds, dataFields: dataFields,
      texts: loaders.contains(where: \.readsText))
  }

  /// The same with all that pages say in words of an activity, whether or not a rule reads it; they quote no texts.
  package var contentForPeople: LogContent {
    LogContent(contactKinds: nil, dataFields: nil, texts: content.texts)
  }

  private var loaders: [Loader] {
    let all = programs + [norms.program]
    return all.flatMap { $0.conditions.flatMap(\.loaders) + $0.norms.flatMap(\.keys) }
      + norms.norms.flatMap(\.keys)
  }

  /// Those that facts over contacts are made of; nil where anything else reads contacts, of whatever activity.
  private var contactKinds: Set<String>? {
    var kinds: Set<String> = []
    for program in programs + [norms.program] {
      let readers = program.conditions.indices.filter {
        program.conditions[$0].loaders.contains(where: \.readsContacts)
      }
      guard readers.allSatisfy(program.conditionsOfFacts.contains) else { return nil }
      for fact in program.facts where readers.contains(where: { fact.conditions.contains($0) }) {
        for pattern in [fact.of, fact.until, fact.begin?.pattern].compactMap(\.self) {
          for alternative in program.patterns[pattern].alternatives {
            guard case .these(let named) = alternative.kinds else { return nil }
            kinds.formUnion(named.map(symbols.text))
          }
        }
      }
    }
    return kinds
  }

  /// With what makes up the record of a deal; nil where a condition takes all that is known of one.
  private var dataFields: Set<String>? {
    guard !loaders.contains(where: \.readsAllDealFields) else { return nil }
    let patterns = (programs + [norms.program]).flatMap(\.patterns).flatMap(\.alternatives).flatMap(\.fields)
    let named = loaders.compactMap(\.field) + patterns.map(\.field)
    return Set(named.map(symbols.text)).union(DealVocabulary.fields)
  }
}

extension SubjectProgram {
  /// Those that nothing but facts reads, for activities that they take in.
  fileprivate var conditionsOfFacts: Set<Int> { Set(facts.flatMap(\.conditions)) }
}

extension FactProgram {
  fileprivate var conditions: [Int] { [argument, `where`].compactMap(\.self) }
}

extension Loader {
  fileprivate var readsText: Bool {
    if case .activity(.text, of: _) = self { true } else { false }
  }

  fileprivate var readsContacts: Bool {
    if case .activity(.contacts, of: _) = self { true } else { false }
  }

  fileprivate var readsAllDealFields: Bool {
    if case .deal(.fields) = self { true } else { false }
  }

  /// The field of an activity's data that it reads, at once or from the record of the deal.
  fileprivate var field: Symbol? {
    switch self {
    case .data(let field, of: _, asDouble: _), .dealField(let field): field
    default: nil
    }
  }
}
