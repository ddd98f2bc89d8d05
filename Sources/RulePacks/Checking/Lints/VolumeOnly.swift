import Activity
import SourceText

/// A pack that expects of people only that they do a lot of something: what it measures is effort, not selling.
///
/// Volume has its place beside other rules, as in lead generation; alone it is served by calls that help nobody.
struct VolumeOnly: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    guard let first = pack.rules.first, pack.rules.allSatisfy(\.onlyCounts) else { return [] }
    return [
      warning(
        .volumeOnly, in: pack, at: first.range, "every rule of '\(pack.id)' only counts how much was done",
        help: "add what the doing is for: what the customer said, agreed or decided", rule: first)
    ]
  }
}

extension Rule {
  /// Whether it wants so many activities in a period, whatever is in them and with whomever they are.
  fileprivate var onlyCounts: Bool {
    guard case .every(_, let quota) = form, quota.bound.isLeast, quota.distinct == nil else { return false }
    return quota.of.alternatives.allSatisfy { $0.with.isEmpty && $0.condition == nil }
  }
}
