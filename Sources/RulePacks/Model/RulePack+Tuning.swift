extension RulePack {
  /// The pack with other values for some params, and every duration that names one of them changed with it.
  ///
  /// Names that are no params of the pack are left out; checking them is the reader's business.
  package func tuned(params values: [String: ParameterValue]) -> RulePack {
    guard !values.isEmpty else { return self }
    var pack = self
    for index in pack.params.indices {
      if let value = values[pack.params[index].name] { pack.params[index].value = value }
    }
    pack.facts = facts.map { fact in
      var fact = fact
      fact.within = fact.within?.tuned(values)
      return fact
    }
    pack.norms = norms.map { $0.tuned(values) }
    pack.rules = rules.map { $0.mapDurations { _, setting in setting.tuned(values) } }
    return pack
  }

  /// The pack as a site tunes it: params first, then each rule's level, status and durations.
  package func tuned(by tuning: SiteConfiguration.PackTuning) -> RulePack {
    var values: [String: ParameterValue] = [:]
    for param in tuning.params { values[param.name] = param.value }
    var pack = tuned(params: values)
    for change in tuning.rules {
      guard let index = pack.rules.firstIndex(where: { $0.id == change.rule }) else { continue }
      pack.rules[index] = pack.rules[index].tuned(by: change)
    }
    return pack
  }
}

extension DurationSetting {
  fileprivate func tuned(_ values: [String: ParameterValue]) -> DurationSetting {
    guard let parameter, case .duration(let span)? = values[parameter] else { return self }
    var setting = self
    setting.span = span
    return setting
  }
}

extension Rule {
  fileprivate func tuned(by change: SiteConfiguration.RuleTuning) -> Rule {
    var rule = mapDurations { key, setting in
      guard let span = change.durations[key] else { return setting }
      return DurationSetting(span: span, range: setting.range)
    }
    rule.level = change.level ?? level
    rule.status = change.status ?? status
    return rule
  }

  /// The rule with each of its durations replaced; the closure gets the key under which it stands.
  package func mapDurations(_ change: (_ key: String, DurationSetting) -> DurationSetting) -> Rule {
    var rule = self
    rule.form = form.mapDurations(change)
    rule.expires = expires.map { change("expires", $0) }
    rule.coolDown = coolDown.map { change("cool_down", $0) }
    rule.remind = remind.map { change("remind", $0) }
    rule.aim = aim.map { Aim(event: $0.event, within: change("aim", $0.within)) }
    return rule
  }
}

extension RuleForm {
  fileprivate func mapDurations(_ change: (String, DurationSetting) -> DurationSetting) -> RuleForm {
    switch self {
    case .when(let event, let condition, let expect):
      .when(event, if: condition, expect: expect?.mapDurations(change))
    case .while(let condition, let duration):
      .while(condition, for: duration.map { change("for", $0) })
    case .silence(let condition, let event, let inLast):
      .silence(while: condition, without: event, inLast: change("in_last", inLast))
    case .every: self
    }
  }
}

extension Expectation {
  fileprivate func mapDurations(_ change: (String, DurationSetting) -> DurationSetting) -> Expectation {
    switch self {
    case .that, .next: self
    case .earlier(let event, let within, let since):
      .earlier(event, within: within.map { change("within", $0) }, since: since)
    case .later(let event, let deadline, let each):
      .later(event, deadline: deadline.mapDurations(change), each: each)
    case .never(let event, let within, let until):
      .never(event, within: change("within", within), until: until)
    }
  }
}

extension Deadline {
  fileprivate func mapDurations(_ change: (String, DurationSetting) -> DurationSetting) -> Deadline {
    switch self {
    case .within(let duration): .within(change("within", duration))
    case .by: self
    case .before(let duration, let instant): .before(change("by", duration), instant)
    case .after(let duration, let instant): .after(change("by", duration), instant)
    }
  }
}
