import CEL
import SourceText

/// What one test says of one value: `data.minutes > 20` of `data.minutes`.
struct Claim: Sendable {
  enum Says: Sendable {
    case below(Double, including: Bool)
    case above(Double, including: Bool)
    case among(Set<Constant>)
    case outside(Set<Constant>)
  }

  /// The value, written in one way.
  var subject: String
  var says: Says
  /// The test as its author wrote it, with `not` before it where it must not hold.
  var text: String
  /// What the value may be at all.
  var domain: Admitted

  /// Whether claims of one value cannot hold together.
  static func contradict(_ claims: [Claim]) -> Bool {
    guard var admitted = claims.first?.domain else { return false }
    for claim in claims {
      admitted.isWhole = admitted.isWhole || claim.domain.isWhole
      admitted.take(claim.says)
    }
    return admitted.isEmpty
  }
}

/// The ways in which a condition can be true: in each of them all claims hold.
struct Cases: Sendable {
  var ways: [[Claim]]

  /// More ways than this are not looked at.
  private static let most = 64

  static let always = Cases(ways: [[]])
  static let never = Cases(ways: [])

  /// Either of them.
  func or(_ other: Cases) -> Cases? {
    guard ways.count + other.ways.count <= Self.most else { return nil }
    return Cases(ways: ways + other.ways)
  }

  /// Both of them.
  func and(_ other: Cases) -> Cases? {
    guard ways.count * other.ways.count <= Self.most else { return nil }
    return Cases(ways: ways.flatMap { way in other.ways.map { way + $0 } })
  }

  /// Without what is claimed of anything but the activity at hand, which stays what it was.
  var ofTheActivity: Cases {
    Cases(
      ways: ways.map { way in
        way.filter { $0.subject.hasPrefix("data.") || $0.subject.hasPrefix("activity.") }
      })
  }

  /// Why it can never be true; nil where it can, as far as this can tell.
  var contradiction: Contradiction? {
    guard !ways.isEmpty else { return Contradiction(texts: [], reason: nil) }
    var first: Contradiction?
    for way in ways {
      guard let found = Self.contradiction(in: way) else { return nil }
      if first == nil { first = found }
    }
    return first
  }

  private static func contradiction(in way: [Claim]) -> Contradiction? {
    for (subject, claims) in Dictionary(grouping: way, by: \.subject).sorted(by: { $0.key < $1.key })
    where Claim.contradict(claims) {
      if let one = claims.first(where: { Claim.contradict([$0]) }) {
        return Contradiction(texts: [one.text], reason: one.domain.reason)
      }
      for (index, claim) in claims.enumerated() {
        for other in claims[..<index] where Claim.contradict([other, claim]) {
          return Contradiction(texts: [other.text, claim.text], reason: nil)
        }
      }
      return Contradiction(texts: claims.map(\.text), reason: claims.first?.domain.reason ?? subject)
    }
    return nil
  }
}

/// Tests that no value passes together, as their author wrote them.
struct Contradiction: Hashable, Sendable {
  var texts: [String]
  /// What the value may be at all, where that is why.
  var reason: String?

  /// `'x > 10' and 'x < 5' exclude each other`.
  var sentence: String {
    let quoted = texts.map(\.quotedForReading)
    switch quoted.count {
    case 0: return "nothing is left that it could hold for"
    case 1: return reason ?? "no value passes \(quoted[0])"
    case 2: return "\(quoted[0]) and \(quoted[1]) exclude each other"
    default: return "\(Wording.list(quoted)) exclude one another"
    }
  }
}

extension String {
  /// In quotes that do not stand in it.
  var quotedForReading: String { utf8.contains(UInt8(ascii: "'")) ? "`\(self)`" : "'\(self)'" }
}
