/// How the two answers to one expression stand to each other.
enum Verdict: Hashable {
  case sameValue, sameError
  /// Explained by a class of differences.
  case known(KnownDifference)
  /// The plan without shortcuts gives something else, which no peer is needed for.
  case torn
  case unexplained

  init(_ source: String, _ ours: Answer, peer: String, reason: String) {
    if ours.isTorn {
      self = .torn
    } else if ours.text == peer {
      self = peer == "error" ? .sameError : .sameValue
    } else {
      self = KnownDifference.of(source, ours, peer, reason).map(Verdict.known) ?? .unexplained
    }
  }

  var title: String {
    switch self {
    case .sameValue, .sameError: "the same"
    case .known(let difference): difference.rawValue
    case .torn: "the plan without shortcuts gives something else"
    case .unexplained: "not explained"
    }
  }

  var isAgreement: Bool { self == .sameValue || self == .sameError }
  /// Whether the command fails for it.
  var isBad: Bool { self == .torn || self == .unexplained }
}
