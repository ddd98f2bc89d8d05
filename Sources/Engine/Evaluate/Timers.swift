/// Who a timer belongs to, as the owner's number in a `TimerQueue`.
struct TimerOwners: Sendable {
  enum Purpose: Int {
    /// Something that waits is due: a deadline, the end of a window or period.
    case due
    case expiry
    /// A comparison of `now` changes.
    case clock
    case reminder
  }

  private static let purposes = 4

  private let facts: Int
  private let count: Int

  init(rules: Int, facts: Int) {
    self.facts = rules * Self.purposes
    count = self.facts + facts
  }

  func owner(of rule: Int, _ purpose: Purpose) -> UInt32 {
    UInt32(truncatingIfNeeded: rule &* Self.purposes &+ purpose.rawValue)
  }

  func owner(ofFact fact: Int) -> UInt32 { UInt32(truncatingIfNeeded: facts &+ fact) }

  /// What the directory says changes.
  var directory: UInt32 { UInt32(truncatingIfNeeded: count) }
  /// The number of open deals changes off the timeline.
  var openDeals: UInt32 { UInt32(truncatingIfNeeded: count &+ 1) }
  /// Norms are drawn up anew.
  var norms: UInt32 { UInt32(truncatingIfNeeded: count &+ 2) }

  /// How many there are.
  var total: Int { count + 3 }

  enum Meaning {
    case rule(Int, Purpose)
    case fact(Int)
    case directory
    case openDeals
    case norms
  }

  func meaning(of owner: UInt32) -> Meaning {
    let number = Int(owner)
    if number < facts, let purpose = Purpose(rawValue: number % Self.purposes) {
      return .rule(number / Self.purposes, purpose)
    }
    if number < count { return .fact(number - facts) }
    return number == count ? .directory : number == count + 1 ? .openDeals : .norms
  }
}
