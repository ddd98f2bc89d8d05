/// Makes a case on which two programs disagree as small as it will go.
package enum Shrinker {
  /// Takes parts away, one at a time, as long as the pack is still read and the two still disagree.
  package static func shrink(_ draft: Draft) -> (draft: Draft, disagreement: Comparison.Disagreement)? {
    guard case .disagreed(var disagreement) = Comparison.compare(draft) else { return nil }
    var smallest = draft
    var found = true
    while found {
      found = false
      for smaller in smallest.smaller {
        guard case .disagreed(let other) = Comparison.compare(smaller),
          !other.happenings.isDisjoint(with: disagreement.happenings)
        else { continue }
        smallest = smaller
        disagreement = other
        found = true
        break
      }
    }
    return (smallest, disagreement)
  }

  /// The smallest case as a pack file, and what the two say.
  package static func report(seed: UInt64, _ draft: Draft) -> String {
    guard let (smallest, disagreement) = shrink(draft) else { return "seed \(seed): no disagreement\n" }
    return "seed \(seed)\n\n\(smallest.yaml)\n\(disagreement)\n"
  }
}
