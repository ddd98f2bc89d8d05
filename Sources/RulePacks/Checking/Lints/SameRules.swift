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

  /// Rules of a pack that say what a rule of other packs says.
  static func problems(in pack: RulePack, beside others: [RulePack]) -> [Diagnostic] {
    var known: [String: RuleMeaning] = [:]
    for other in others {
      for rule in other.rules {
        let meaning = RuleMeaning(rule, in: other)
        known[meaning.sentence] = meaning
      }
    }
    return pack.rules.compactMap { rule in
      let meaning = RuleMeaning(rule, in: pack)
      return known[meaning.sentence].map { SameRules().told(meaning, $0) }
    }
  }

  private func told(_ mine: RuleMeaning, _ other: RuleMeaning) -> Diagnostic {
    let name = mine.pack.id == other.pack.id ? other.rule.id : "\(other.pack.id)/\(other.rule.id)"
    return warning(
      .sameRule, in: mine.pack, at: mine.rule.range, "this rule says the same as '\(name)'",
      help: "keep one of the two, or tell them apart by a condition", rule: mine.rule)
  }
}
