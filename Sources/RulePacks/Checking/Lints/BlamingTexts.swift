import Activity
import SourceText

/// A text that blames is defended against, not acted upon; one about the person says nothing of the task.
struct BlamingTexts: Lint {
  private static let words: Set<String> = [
    "blame", "careless", "fail", "failed", "failing", "fault", "incompetent", "lazy", "neglected",
    "negligent", "sloppy",
    "stupid", "unprofessional",
  ]
  /// What is said of people instead of what they did.
  private static let judgements = [
    "you always", "you never", "you are too", "you are not", "you should have", "you should know",
    "your attitude", "your weakness", "he always", "he never", "he is too", "she always", "she never",
    "she is too", "is bad at", "is not good at", "is not able to", "does not care", "doesn't care",
  ].map { $0.split(separator: " ") }

  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      let title = [(text: rule.title, range: rule.range)]
      let texts = title + rule.texts.map { (text: literals(of: $0), range: $0.range) }
      return texts.compactMap { text, range in
        complaint(of: text).map {
          warning(
            .blame, in: pack, at: range, $0,
            help: "say what is missing on the deal, and what to do next", rule: rule)
        }
      }
    }
  }

  private func complaint(of text: String) -> String? {
    if let word = blames(text) { return "'\(word)' blames a person" }
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    let found = Self.judgements.first { judgement in
      words.indices.contains { says(words[$0...].prefix(judgement.count), judgement) }
    }
    return found.map { "'\($0.joined(separator: " "))' is about the person, not about the task" }
  }

  /// A sentence may end with the last of the words, not between them.
  private func says(_ words: ArraySlice<Substring>, _ judgement: [Substring]) -> Bool {
    guard words.count == judgement.count, let last = words.last, let end = judgement.last else {
      return false
    }
    return words.dropLast().elementsEqual(judgement.dropLast())
      && last.hasPrefix(end) && last.dropFirst(end.count).first?.isLetter != true
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
