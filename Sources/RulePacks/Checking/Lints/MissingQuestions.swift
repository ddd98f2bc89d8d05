import Activity
import SourceText

/// A nudge that only tells is forgotten; a question makes somebody think.
struct MissingQuestions: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.filter { $0.nudge.ask.isEmpty }.map { rule in
      warning(
        .noQuestion, in: pack, at: rule.range, "the nudge of '\(rule.id)' asks nothing",
        help: "add 'ask:' with a question that the reader can answer", rule: rule)
    }
  }
}
