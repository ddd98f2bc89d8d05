package import EventTime

/// Everything that holds for one rule at a site, each value with the place that it comes from.
package struct RuleSettings: Sendable {
  /// Who decided a value.
  package enum Origin: Sendable {
    /// Nobody wrote it: the language says what holds then.
    case language
    case pack(SourcePlace)
    case site(SourcePlace)
  }

  package struct Setting: Sendable {
    /// As it is written: `level`, `within`, `params.reply_time`.
    package var name: String
    package var value: String
    package var origin: Origin
    /// What would hold without the site, where that is something else.
    package var otherwise: String?
    /// Why the site says so, and who answers for it.
    package var why: String?
    package var owner: String?

    package init(
      _ name: String, _ value: String, _ origin: Origin, otherwise: String? = nil, why: String? = nil,
      owner: String? = nil
    ) {
      self.name = name
      self.value = value
      self.origin = origin
      self.otherwise = otherwise
      self.why = why
      self.owner = owner
    }
  }

  /// `pack/rule`.
  package var rule: String
  package var title: String
  /// Whether it is judged at all.
  package var isJudged: Bool
  /// Whether anybody is told of it.
  package var speaks: Bool
  package var settings: [Setting]
}

extension RuleSettings {
  /// - Parameters:
  ///   - pack: As it was read, untuned.
  ///   - today: By which an exception of the site has ended or not.
  package init(_ rule: Rule, of pack: RulePack, at site: SiteConfiguration, today: CivilDate) {
    let tuned = site.tune.filter { $0.pack == pack.id }.reduce(pack) { $0.tuned(by: $1) }
    let effective = tuned.rule(named: rule.id) ?? rule
    let reader = SettingReader(
      rule: rule, effective: effective, pack: pack, tuned: tuned, site: site, today: today)
    let isOn = site.enables(rule, of: pack.id)
    self.rule = "\(pack.id)/\(rule.id)"
    title = rule.title
    isJudged = isOn && (effective.status == .live || effective.status == .trial)
    speaks = isOn && effective.status == .live
    settings = reader.all
  }
}
