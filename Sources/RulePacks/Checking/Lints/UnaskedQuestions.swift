import Activity
import SourceText

/// Advice under `ask` closes the conversation that a question would open.
struct UnaskedQuestions: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      rule.nudge.ask.filter { !$0.asks }.map { text in
        warning(
          .unaskedQuestion, in: pack, at: text.range, "this stands under 'ask' and asks nothing",
          help: "make it a question that ends with '?', or put it under 'do'", rule: rule)
      }
    }
  }
}

extension TextTemplate {
  fileprivate var asks: Bool {
    parts.contains { part in if case .literal(let text) = part { text.contains("?") } else { false } }
  }
}
