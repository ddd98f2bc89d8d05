/// What came of the cases, by classes.
struct Tally: CustomStringConvertible {
  private let shown: Int
  private var counts: [Verdict: Int] = [:]
  private static let mostShown = 50

  init(shown: Int) {
    self.shown = shown
  }

  /// Whether something came out that no class explains.
  var isBad: Bool { counts.isEmpty || counts.keys.contains(where: \.isBad) }

  /// Counts a case; true where it is to be shown.
  mutating func count(_ verdict: Verdict) -> Bool {
    counts[verdict, default: 0] += 1
    guard !verdict.isAgreement else { return false }
    return counts[verdict, default: 0] <= (verdict.isBad ? Self.mostShown : shown)
  }

  var description: String {
    var lines = [
      "\(counts.values.reduce(0, +)) expressions", "  \(counts[.sameValue] ?? 0) the same value",
      "  \(counts[.sameError] ?? 0) an error on both sides",
    ]
    for difference in KnownDifference.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let count = counts[.known(difference)] else { continue }
      lines.append("  \(count) explained: \(difference.rawValue)")
    }
    lines.append(
      "  \(counts[.unexplained] ?? 0) not explained, \(counts[.torn] ?? 0) where the plan without shortcuts differs"
    )
    return lines.joined(separator: "\n")
  }
}
