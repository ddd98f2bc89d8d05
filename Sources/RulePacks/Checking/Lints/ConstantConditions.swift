import Activity
import CEL
import SourceText

/// A condition that is always true, or reads nothing, decides the same for everybody: the rule always speaks, or never.
struct ConstantConditions: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.judgedConditions(catalogue).flatMap { judged in
      IdlePart.all(in: judged).compactMap { part in
        sentence(part).map { message, help in
          warning(.constant, in: pack, at: part.range, message, help: help, rule: judged.rule)
        }
      }
    }
  }

  private func sentence(_ part: IdlePart) -> (message: String, help: String)? {
    switch part.reason {
    case .readsNothing:
      let what = part.isWhole ? "this condition" : "this part of the condition"
      return (
        "\(what) reads nothing that happened, so it never changes",
        "compare a field, a fact or the deal's record"
      )
    case .always(let contradiction):
      return (
        "this is always true: \(contradiction.tautology)",
        part.isWhole ? "leave the condition out, or correct it" : "leave this part out, or correct it"
      )
    case .never: return nil
    }
  }
}
