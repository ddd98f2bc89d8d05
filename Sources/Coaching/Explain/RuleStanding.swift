import Engine
package import RulePacks
import SourceText

/// Whether a rule speaks at all here, before anything is said of a subject.
package enum RuleStanding: Hashable, Sendable {
  case inUse
  case draft, retired, trial
  /// A selection of the site's file turns it off: what it says, and its line.
  case disabled(by: String, line: Int?)
  /// The log never carries these kinds.
  case notCaptured([String])

  /// - Parameter capture: What the whole log carries.
  package init(_ rule: Rule, of pack: RulePack, site: SiteConfiguration, capture: Capture) {
    if !site.enables(rule, of: pack.id) {
      let selection = site.select.last { $0.matches(rule, of: pack.id) }
      let line = selection.flatMap { site.file?.position(at: $0.range.start).line }
      self = .disabled(by: selection?.pattern ?? "", line: line)
      return
    }
    switch rule.status {
    case .draft: self = .draft
    case .retired: self = .retired
    case .trial: self = .trial
    case .live:
      let missing = capture.missing(for: rule, in: pack)
      self = missing.isEmpty ? .inUse : .notCaptured(missing.kindNames)
    }
  }

  /// As a sentence; nil where it speaks.
  package var sentence: String? {
    switch self {
    case .inUse: nil
    case .draft: "The rule is a draft: it is tested, and says nothing yet."
    case .retired: "The rule is retired: it says nothing any more."
    case .trial: "The rule is on trial: it is counted, and nobody is told."
    case .disabled(let pattern, let line):
      "The site's file turns the rule off (disable: \(pattern)\(line.map { ", line \($0)" } ?? ""))."
    case .notCaptured(let kinds):
      "The rule cannot tell: this log never contains \(Speech.list(kinds)). What it says is not put before anybody."
    }
  }

  /// Whether it says nothing, whatever happens.
  package var isSilent: Bool {
    switch self {
    case .draft, .retired, .disabled: true
    case .inUse, .trial, .notCaptured: false
    }
  }

  /// For programs.
  package var name: String {
    switch self {
    case .inUse: "in use"
    case .draft: "draft"
    case .retired: "retired"
    case .trial: "trial"
    case .disabled: "disabled"
    case .notCaptured: "not captured"
    }
  }
}
