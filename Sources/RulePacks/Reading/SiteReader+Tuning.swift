import EventTime
import SourceText
import YAMLTree

// `tune`: values of packs, never their logic.
extension SiteBuilder {
  mutating func readTuning(_ node: YAMLNode) {
    for entry in entries(node, "tune") ?? [] {
      guard let fields = fields(entry.value, .packTuning, owner: entry.keyRange) else { continue }
      let pack = environment.packs?.first { $0.id == entry.key.text }
      if let packs = environment.packs, pack == nil {
        reportUnknown(.unknownName, entry.key.text, "pack", at: entry.keyRange, among: packs.map(\.id))
        continue
      }
      site.tune.append(
        .init(
          pack: entry.key.text, range: entry.keyRange,
          params: fields["params"].map { params($0, pack) } ?? [],
          rules: fields["rules"].map { rules($0, pack) } ?? []))
    }
  }

  private mutating func params(
    _ node: YAMLNode, _ pack: RulePack?
  ) -> [(name: String, value: ParameterValue, range: SourceRange)] {
    var params: [(name: String, value: ParameterValue, range: SourceRange)] = []
    for entry in entries(node, "params") ?? [] {
      guard let pack else {
        if let value = looseValue(entry.value) { params.append((entry.key.text, value, entry.keyRange)) }
        continue
      }
      guard let parameter = pack.params.first(where: { $0.name == entry.key.text }) else {
        reportUnknown(
          .unknownName, entry.key.text, "parameter", at: entry.keyRange, among: pack.params.map(\.name))
        continue
      }
      guard let value = value(entry.value, of: parameter) else { continue }
      if value == parameter.value {
        report(
          .idle, entry.value.range, "'\(parameter.name)' has this value without being tuned",
          help: "leave it out",
          severity: .warning)
      }
      params.append((parameter.name, value, entry.keyRange))
    }
    return params
  }

  /// A value whose type only its pack knows: what it looks like.
  private mutating func looseValue(_ node: YAMLNode) -> ParameterValue? {
    guard let scalar = word(node, "a value") else { return nil }
    if case .success(let span) = TimeSpan.parse(scalar.text) { return .duration(span) }
    if let number = Decimals.percent(scalar.text) { return .number(number) }
    switch scalar.text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return .text(scalar.text)
    }
  }

  private mutating func rules(_ node: YAMLNode, _ pack: RulePack?) -> [SiteConfiguration.RuleTuning] {
    var rules: [SiteConfiguration.RuleTuning] = []
    for entry in entries(node, "rules") ?? [] {
      if let pack, pack.rule(named: entry.key.text) == nil {
        reportUnknown(.unknownName, entry.key.text, "rule", at: entry.keyRange, among: pack.rules.map(\.id))
        continue
      }
      guard let fields = fields(entry.value, .ruleTuning, owner: entry.keyRange) else { continue }
      if let rule = pack?.rule(named: entry.key.text) { reportIdle(fields, of: rule) }
      rules.append(
        .init(
          rule: entry.key.text, range: entry.keyRange,
          level: fields["level"].flatMap { choice($0, "a level", of: Level.self) },
          status: fields["status"].flatMap { choice($0, "a status", of: Status.self) },
          durations: durations(fields, of: pack?.rule(named: entry.key.text)),
          why: fields["why"].flatMap { text($0) },
          owner: fields["owner"].flatMap { text($0) }))
    }
    return rules
  }

  /// What a rule already has is no tuning.
  private mutating func reportIdle(_ fields: Fields, of rule: Rule) {
    var written = ["level": rule.level.rawValue, "status": rule.status.rawValue]
    _ = rule.mapDurations { key, setting in
      if setting.parameter == nil { written[key] = setting.span.description }
      return setting
    }
    for entry in fields.entries {
      guard let own = written[entry.key.text], let text = entry.value.scalar?.text else { continue }
      let isSame: Bool =
        if case .success(let span) = TimeSpan.parse(text) { span.description == own } else { text == own }
      guard isSame else { continue }
      report(
        .idle, entry.value.range, "'\(rule.id)' has this '\(entry.key.text)' without being tuned",
        help: "leave it out", severity: .warning)
    }
  }

  private mutating func durations(_ fields: Fields, of rule: Rule?) -> [String: TimeSpan] {
    var tunable: Set<String> = []
    _ = rule?.mapDurations { key, setting in
      tunable.insert(key)
      return setting
    }
    var durations: [String: TimeSpan] = [:]
    for entry in fields.present(Schema.tunableDurations) {
      if rule != nil, !tunable.contains(entry.key.text) {
        report(
          .companion, entry.keyRange, "the rule has no '\(entry.key.text)' to tune",
          help: tunable.isEmpty ? nil : "it has: \(tunable.sorted().joined(separator: ", "))")
      } else if let scalar = word(entry.value, "a duration") {
        durations[entry.key.text] = span(scalar.text, of: scalar)
      }
    }
    return durations
  }
}
