package import SourceText

// Do not run after each month's fashion: how much of what was expected is no longer, or is something else.
extension PackSet {
  /// Of a hundred rules, so many may be replaced between two looks at a pack.
  private static let mostReplaced = 30
  /// Fewer than so many are no fashion.
  private static let leastReplaced = 3

  /// Packs of which more than three in ten rules were replaced since earlier: taken away, or made to say something else.
  ///
  /// New rules replace nothing. A rule on trial or in draft asks nothing of anybody yet, so trying something out is
  /// not held against a pack.
  package static func churn(of packs: [RulePack], since earlier: [RulePack]) -> [Diagnostic] {
    packs.compactMap { pack in
      guard let before = earlier.first(where: { $0.id == pack.id }) else { return nil }
      return churn(of: pack, since: before)
    }
  }

  private static func churn(of pack: RulePack, since before: RulePack) -> Diagnostic? {
    let asked = before.rules.filter(\.asksPeople)
    let replaced = asked.filter { old in
      guard let new = pack.rule(named: old.id) else { return true }
      return new.asksPeople && RuleMeaning(new, in: pack).sentence != RuleMeaning(old, in: before).sentence
    }
    guard replaced.count >= leastReplaced, 100 * replaced.count > mostReplaced * asked.count else {
      return nil
    }
    let changed = replaced.compactMap { pack.rule(named: $0.id)?.range }.first
    let names = replaced.map(\.id).joined(separator: ", ")
    return Diagnostic(
      PackProblem.churn.rawValue, .warning, file: pack.file,
      range: changed ?? pack.rules.first?.range ?? SourceRange(start: 0, end: 0),
      "\(replaced.count) of \(asked.count) rules of '\(pack.id)' were replaced\(percent(replaced.count, of: asked.count)): \(names)",
      help: "run what is new on trial first (status: trial), and keep what evidence does not speak against")
  }
}

extension Rule {
  fileprivate var asksPeople: Bool { status == .live }
}
