import Activity
import CEL
import SourceText
import YAMLTree

/// A domain under `requires` whose functions no expression calls ties the pack to it for nothing.
struct IdleRequirements: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    guard !pack.idleRequirements.isEmpty, let list = YAMLNode.parse(pack.file).root?["requires"] else {
      return []
    }
    let elements = list.sequence ?? [list]
    return elements.filter { pack.idleRequirements.contains($0.scalar?.text ?? "") }.map { element in
      warning(
        .idleRequirement, in: pack, at: element.range,
        "no expression of this pack calls a function of '\(element.scalar?.text ?? "")'",
        help: "leave it out: the kinds of every domain may be named without it")
    }
  }
}
