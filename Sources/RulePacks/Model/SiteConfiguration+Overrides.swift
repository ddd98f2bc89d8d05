import EventTime

extension SiteConfiguration {
  /// One thing that a site decides otherwise than packs and language do, as an audit lists it.
  package struct Override: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case silence
      case muteTime = "mute time"
      case inhibition, escalation, audience, budget, exception, selection, tuning
      case holdOut = "hold-out"
    }

    package var kind: Kind
    /// In the words of the configuration.
    package var what: String
    /// Patterns, ids of people and of deals that it concerns; empty where it concerns all.
    package var rules: [String] = []
    package var people: [String] = []
    package var deals: [String] = []
    package var owner: String?
    package var why: String?
  }

  /// All of them, in the order of their kinds.
  package var overrides: [Override] {
    silences.map(\.override) + muteTimes.map(\.override) + inhibit.map(\.override)
      + escalations.map(\.override) + audience.map(\.override) + budgets + except.map(\.override)
      + select.map(\.override) + tune.flatMap(\.overrides) + (holdOut.map { [$0.override] } ?? [])
  }

  private var budgets: [Override] {
    guard nudges != Nudging() else { return [] }
    let again = nudges.repeats.map(\.description).joined(separator: ", ")
    return [
      Override(
        kind: .budget,
        what:
          "\(nudges.most) points a message, \(nudges.oneToOne) a one-to-one; wait \(nudges.wait); repeat \(again.isEmpty ? "never" : again)"
      )
    ]
  }
}

extension SiteConfiguration.NudgeMatcher {
  /// All that is named, as a line of an audit says it.
  fileprivate var words: String {
    [("rules", rules), ("practices", practices), ("people", people), ("deals", deals), ("teams", teams)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
  }
}

extension SiteConfiguration.Silence {
  fileprivate var override: SiteConfiguration.Override {
    let start = from == .earliest ? "" : "from \(RFC3339.format(from)) "
    return .init(
      kind: .silence, what: "\(matcher.words), \(start)until \(RFC3339.format(until))", rules: matcher.rules,
      people: matcher.people, deals: matcher.deals, owner: owner, why: why)
  }
}

extension SiteConfiguration.MuteTime {
  fileprivate var override: SiteConfiguration.Override {
    .init(
      kind: .muteTime, what: "\(name): \(words)", rules: matcher.rules, people: matcher.people,
      deals: matcher.deals, why: why)
  }

  /// When it is and of whom.
  private var words: String {
    let names = days.map { days in
      Weekday.allCases.filter(days.contains).map(\.abbreviation).joined(separator: " ")
    }
    let numbers = dates.map { "dates \($0.sorted().map { "\($0)" }.joined(separator: ", "))" }
    let parts = [names, numbers, hours?.description, calendar.map { "calendar \($0)" }, matcher.words]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension SiteConfiguration.Inhibition {
  fileprivate var override: SiteConfiguration.Override {
    .init(
      kind: .inhibition, what: "while \(whileRule): \(mute.joined(separator: ", "))",
      rules: [whileRule] + mute)
  }
}

extension SiteConfiguration.Escalation {
  fileprivate var override: SiteConfiguration.Override {
    let parts = [manager.map { "manager \($0)" }, managersManager.map { "manager's manager \($0)" }]
    let after = parts.compactMap(\.self).joined(separator: ", ")
    return .init(kind: .escalation, what: "\(rules.joined(separator: ", ")): \(after)", rules: rules)
  }
}

extension SiteConfiguration.Audience {
  fileprivate var override: SiteConfiguration.Override {
    let most = most.map { ", \($0)" } ?? ""
    return .init(
      kind: .audience, what: "\(level.rawValue): \(to.joined(separator: ", ")) \(when.rawValue)\(most)")
  }
}

extension SiteConfiguration.SiteException {
  fileprivate var override: SiteConfiguration.Override {
    .init(
      kind: .exception, what: "\(rules.joined(separator: ", ")) if \(condition.text), ends \(ends)",
      rules: rules,
      owner: owner, why: why)
  }
}

extension SiteConfiguration.Selection {
  fileprivate var override: SiteConfiguration.Override {
    .init(kind: .selection, what: "\(enables ? "enable" : "disable") \(pattern)", rules: [pattern])
  }
}

extension SiteConfiguration.PackTuning {
  fileprivate var overrides: [SiteConfiguration.Override] {
    params.map { .init(kind: .tuning, what: "\(pack) params.\($0.name): \($0.value)", rules: ["\(pack)/*"]) }
      + rules.map { rule in
        let durations = rule.durations.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let values = [rule.level.map { "level \($0.rawValue)" }, rule.status.map { "status \($0.rawValue)" }]
        let name = "\(pack)/\(rule.rule)"
        return .init(
          kind: .tuning, what: "\(name): \((values.compactMap(\.self) + durations).joined(separator: ", "))",
          rules: [name], owner: rule.owner, why: rule.why)
      }
  }
}

extension SiteConfiguration.HoldOut {
  fileprivate var override: SiteConfiguration.Override {
    .init(kind: .holdOut, what: "a share of \(share) from \(from)")
  }
}
