import Activity
import SourceText

/// A text that blames is defended against, not acted upon.
struct BlamingTexts: Lint {
  private static let words: Set<String> = [
    "blame", "careless", "fail", "failed", "failing", "fault", "incompetent", "lazy", "neglected",
    "negligent", "sloppy",
    "stupid", "unprofessional",
  ]

  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      let titles = blames(rule.title).map { [(word: $0, range: rule.range)] } ?? []
      let texts = rule.texts.compactMap { text in
        blames(literals(of: text)).map { (word: $0, range: text.range) }
      }
      return (titles + texts).map { word, range in
        warning(
          .blame, in: pack, at: range, "'\(word)' blames a person",
          help: "say what is missing, and what to do next",
          rule: rule)
      }
    }
  }

  private func literals(of text: TextTemplate) -> String {
    text.parts.map { part in
      if case .literal(let literal) = part { literal } else { " " }
    }.joined()
  }

  private func blames(_ text: String) -> String? {
    text.lowercased().split { !$0.isLetter }.map(String.init).first { Self.words.contains($0) }
  }
}
