import Activity
import SourceText

/// Tests that exclude each other, or that no value passes, let nothing through.
struct NeverTrueConditions: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.judgedConditions(catalogue).flatMap { judged in
      IdlePart.all(in: judged).compactMap { part in
        guard case .never(let contradiction) = part.reason else { return nil }
        return warning(
          .neverTrue, in: pack, at: part.range, "this is never true: \(contradiction.sentence)",
          help: contradiction.texts.count == 2
            ? "keep one of the two, or join them with '||'" : "compare it with a value that it can have",
          rule: judged.rule)
      }
    }
  }
}
