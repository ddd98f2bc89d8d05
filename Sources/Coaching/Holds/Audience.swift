import Engine
import RulePacks

/// Who is told about a finding: the rep where there is a text for the rep, else the manager.
package struct Addressee: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable, CaseIterable {
    case rep, manager
    /// The manager's manager, who hears of what nobody answers where the site says so.
    case above
  }

  package var role: Role
  /// The person's id; nil where neither log nor directory names one.
  package var person: String?

  package init(role: Role, person: String?) {
    self.role = role
    self.person = person
  }
}

/// What a site says about who is told of which level; without a word everybody whom a text is written for.
struct AudienceRules {
  private let entries: [SiteConfiguration.Audience]

  init(_ site: SiteConfiguration) {
    entries = site.audience
  }

  /// Whether somebody is told of this level at all: of a notice only where the site says so.
  func isTold(_ level: Level) -> Bool {
    guard let entry = entry(level) else { return level != .notice }
    return !entry.to.isEmpty
  }

  /// Who is told of a finding of this level with these texts.
  func addressee(of finding: Finding, level: Level, texts: Nudge) -> Addressee {
    addressee(rep: finding.rep, manager: finding.manager, level: level, texts: texts)
  }

  /// Who of those whom a finding concerns is told of it.
  func addressee(rep: String?, manager: String?, level: Level, texts: Nudge) -> Addressee {
    let roles = entry(level)?.to ?? ["rep", "manager"]
    if roles.contains("rep"), texts.rep != nil, let rep { return Addressee(role: .rep, person: rep) }
    if texts.manager != nil, roles.contains("manager") || texts.rep == nil {
      return Addressee(role: .manager, person: manager)
    }
    return texts.rep == nil
      ? Addressee(role: .manager, person: manager) : Addressee(role: .rep, person: rep)
  }

  /// For whom findings of a level are: `rep`, `manager`.
  func roles(_ level: Level) -> [String] { entry(level)?.to ?? ["rep", "manager"] }

  /// How many findings of the level one person is told at a time.
  func limit(_ level: Level) -> Int? { most(level)?.count }

  func most(_ level: Level) -> SiteConfiguration.Audience.Most? { entry(level)?.most }

  /// When somebody is told of a level; without a word the rep in the morning of what can wait, and the manager in the
  /// one-to-one.
  func when(_ level: Level, _ role: Addressee.Role) -> SiteConfiguration.Audience.When {
    entry(level)?.when ?? (level == .act ? .atOnce : role == .rep ? .morning : .oneToOne)
  }

  private func entry(_ level: Level) -> SiteConfiguration.Audience? {
    entries.last { $0.level == level }
  }
}
