import Activity
import SourceText

/// Two rules about the same subject with the same sentence tell people everything twice.
struct SameRules: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    var first: [String: RuleMeaning] = [:]
    return pack.rules.compactMap { rule in
      let meaning = RuleMeaning(rule, in: pack)
      let sentence = meaning.sentence
      if let other = first[sentence] { return told(meaning, other) }
      first[sentence] = meaning
      return nil
    }
  }

  fileprivate func told(_ mine: RuleMeaning, _ other: RuleMeaning) -> Diagnostic {
    let name = mine.pack.id == other.pack.id ? other.rule.id : "\(other.pack.id)/\(other.rule.id)"
    return warning(
      .sameRule, in: mine.pack, at: mine.rule.range, "this rule says the same as '\(name)'",
      help: "keep one of the two, or tell them apart by a condition", rule: mine.rule)
  }
}

/// What rules of packs say, to find those of further packs that say the same.
struct KnownRules: Sendable {
  private var meanings: [String: RuleMeaning] = [:]

  mutating func add(_ pack: RulePack) {
    for rule in pack.rules {
      let meaning = RuleMeaning(rule, in: pack)
      meanings[meaning.sentence] = meaning
    }
  }

  /// What a pack says twice within itself is told of the pack alone.
  func problems(of pack: RulePack) -> [Diagnostic] {
    pack.rules.compactMap { rule in
      let meaning = RuleMeaning(rule, in: pack)
      return meanings[meaning.sentence].map { SameRules().told(meaning, $0) }
    }
  }
}
