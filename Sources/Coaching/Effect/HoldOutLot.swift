import EventTime
import Engine
package import RulePacks

/// Decides by a hash which nudges are left unsaid, to learn whether those that are said help.
///
/// The same finding has the same lot whenever and wherever it is drawn, and nobody can choose it. Rules marked as safety
/// have none.
package struct HoldOutLot: Sendable {
  /// Rules that carry it are never left unsaid: an unhappy customer, what a contract must not hide.
  package static let safetyTag = "safety"

  private let share: Double
  private let salt: String

  package init(_ holdOut: SiteConfiguration.HoldOut) {
    share = holdOut.share
    salt = holdOut.salt
  }

  /// How likely a finding of the rule is left unsaid.
  package func probability(_ rule: Rule) -> Double { rule.tags.contains(Self.safetyTag) ? 0 : share }

  /// - Parameters:
  ///   - rule: Its full name.
  ///   - trigger: What called for it: an activity, or else the instant.
  package func isHeldOut(rule: String, subject: String, trigger: String) -> Bool {
    Self.unit([salt, rule, subject, trigger]) < share
  }

  /// A number from 0 to below 1 that depends on every byte: FNV-1a, mixed by the finalizer of SplitMix64.
  static func unit(_ parts: [String]) -> Double {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // What no text contains, so that parts cannot run into each other.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((hash ^ (hash >> 31)) >> 11) * 0x1p-53
  }
}

extension HoldOutLot {
  /// Whether the finding is left unsaid.
  func isHeldOut(_ finding: Finding, _ rule: CompiledRule) -> Bool {
    guard !rule.rule.tags.contains(Self.safetyTag) else { return false }
    return isHeldOut(
      rule: rule.fullName, subject: "\(finding.subject.kind.name) \(finding.subject)",
      trigger: finding.evidence.trigger ?? "\(finding.at.milliseconds)")
  }
}
