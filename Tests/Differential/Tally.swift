/// What came of the cases, by classes.
struct Tally: CustomStringConvertible {
  private let shown: Int
  private var sameValues = 0
  private var sameErrors = 0
  private var known: [KnownDifference: Int] = [:]
  private var unexplained = 0
  private var torn = 0
  private static let mostShown = 50

  init(shown: Int) {
    self.shown = shown
  }

  /// Whether something came out that no class explains.
  var isBad: Bool { unexplained > 0 || torn > 0 || all == 0 }

  private var all: Int { sameValues + sameErrors + known.values.reduce(0, +) + unexplained + torn }

  mutating func count(_ source: String, _ ours: Answer, _ peer: String, _ reason: String) {
    if ours.isTorn {
      torn += 1
      tell("the plan without shortcuts gives something else", source, ours, peer, reason)
    } else if ours.text == peer {
      if peer == "error" { sameErrors += 1 } else { sameValues += 1 }
    } else if let difference = KnownDifference.of(source, ours, peer, reason) {
      known[difference, default: 0] += 1
      if known[difference, default: 0] <= shown { tell(difference.rawValue, source, ours, peer, reason) }
    } else {
      unexplained += 1
      if unexplained <= Self.mostShown { tell("not explained", source, ours, peer, reason) }
    }
  }

  private func tell(_ title: String, _ source: String, _ ours: Answer, _ peer: String, _ reason: String) {
    print("\(title)\n  \(source)\n  ours  \(ours.text) \(ours.reason)\n  peer  \(peer) \(reason)")
  }

  var description: String {
    var lines = [
      "\(all) expressions", "  \(sameValues) the same value", "  \(sameErrors) an error on both sides",
    ]
    for (difference, count) in known.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append("  \(count) explained: \(difference.rawValue)")
    }
    lines.append("  \(unexplained) not explained, \(torn) where the plan without shortcuts differs")
    return lines.joined(separator: "\n")
  }
}
