import EventTime
import SourceText

/// Finds the settings of one rule, in the order in which people ask for them.
struct SettingReader {
  typealias Setting = RuleSettings.Setting
  typealias Origin = RuleSettings.Origin

  let rule: Rule
  private let effective: Rule
  let pack: RulePack
  private let tuned: RulePack
  let site: SiteConfiguration
  let today: CivilDate
  private let ofPack: DocumentPlaces
  let ofSite: DocumentPlaces?

  init(
    rule: Rule, effective: Rule, pack: RulePack, tuned: RulePack, site: SiteConfiguration, today: CivilDate
  ) {
    self.rule = rule
    self.effective = effective
    self.pack = pack
    self.tuned = tuned
    self.site = site
    self.today = today
    ofPack = DocumentPlaces(pack.file)
    ofSite = site.file.map { DocumentPlaces($0) }
  }

  var all: [RuleSettings.Setting] {
    [use, switching, status, level] + durations + params + calendars + exceptions + audience + silencing
      + hygiene
  }

  // MARK: Origins

  private func packOrigin(_ key: String) -> Origin {
    ofPack.place("rules", .key(rule.id), .key(key)).map(Origin.pack) ?? .language
  }

  /// What the site's tuning of the rule says under a key.
  private func tuning(_ key: String) -> SourcePlace? {
    ofSite?.place("tune", .key(pack.id), "rules", .key(rule.id), .key(key))
  }

  func site(_ range: SourceRange) -> Origin? {
    site.file.map { .site(SourcePlace(file: $0, range: range)) }
  }

  private func value(_ key: String, _ value: String, _ otherwise: String) -> Setting {
    guard let place = tuning(key) else { return Setting(key, value, packOrigin(key)) }
    let own = site.tune.filter { $0.pack == pack.id }.flatMap(\.rules).last { $0.rule == rule.id }
    return Setting(
      key, value, .site(place), otherwise: otherwise == value ? nil : otherwise, why: own?.why,
      owner: own?.owner)
  }

  // MARK: Whether it speaks

  private var use: Setting {
    let value = "\(pack.id) \(pack.version)"
    let named = site.use.last { $0.pack == pack.id || $0.pack.hasSuffix("\(pack.id).yaml") }
    let inPack = ofPack.place("version").map(Origin.pack) ?? .language
    return Setting("pack", value, named.flatMap { site($0.range) } ?? inPack)
  }

  private var switching: Setting {
    let last = site.select.last { $0.matches(rule, of: pack.id) }
    guard let last, let origin = site(last.range) else { return Setting("switched", "on", .language) }
    let verb = last.enables ? "enable" : "disable"
    return Setting(
      "switched", "\(last.enables ? "on" : "off") by \(verb) \(last.pattern)", origin,
      otherwise: last.enables ? nil : "on")
  }

  private var status: Setting { value("status", effective.status.rawValue, rule.status.rawValue) }
  private var level: Setting { value("level", effective.level.rawValue, rule.level.rawValue) }

  // MARK: Values

  private var durations: [Setting] {
    var before: [(key: String, setting: DurationSetting)] = []
    _ = rule.mapDurations { key, setting in
      before.append((key, setting))
      return setting
    }
    var after: [DurationSetting] = []
    _ = effective.mapDurations { _, setting in
      after.append(setting)
      return setting
    }
    return zip(before, after).map { old, new in
      let (value, otherwise) = (new.span.description, old.setting.span.description)
      let isTuned = tuning(old.key) != nil
      if !isTuned, let parameter = old.setting.parameter {
        return Setting(
          old.key, "\(value) (params.\(parameter))", paramOrigin(parameter),
          otherwise: changed(otherwise, value))
      }
      var setting = self.value(old.key, value, otherwise)
      if !isTuned { setting.origin = .pack(SourcePlace(file: pack.file, range: old.setting.range)) }
      return setting
    }
  }

  private var params: [Setting] {
    zip(pack.params, tuned.params).map { old, new in
      let (value, otherwise) = (new.value.spoken(as: new.type), old.value.spoken(as: old.type))
      return Setting("params.\(new.name)", value, paramOrigin(new.name), otherwise: changed(otherwise, value))
    }
  }

  func changed(_ otherwise: String, _ value: String) -> String? {
    otherwise == value ? nil : otherwise
  }

  private func paramOrigin(_ name: String) -> Origin {
    if let place = ofSite?.place("tune", .key(pack.id), "params", .key(name)) { return .site(place) }
    let own = pack.params.first { $0.name == name }
    return own.map { .pack(SourcePlace(file: pack.file, range: $0.range)) } ?? .language
  }

  // MARK: Time

  private var calendars: [Setting] {
    let usual = Setting(
      "calendar", site.defaultCalendar.spoken,
      ofSite?.place("calendars", "default").map(Origin.site) ?? .language)
    let others = site.calendarFor.compactMap { choice in
      site(choice.range).map { origin in
        Setting(
          "calendar of \(choice.subject.name) \(choice.id)",
          "\(choice.calendar): \((site.calendars[choice.calendar] ?? site.defaultCalendar).spoken)", origin)
      }
    }
    return [usual] + others
  }

  // MARK: What keeps it quiet

  private var exceptions: [Setting] {
    let own = rule.exceptions.map { exception in
      Setting(
        "exception \(exception.name)", exception.condition.text,
        .pack(SourcePlace(file: pack.file, range: exception.range)), why: exception.reason)
    }
    let others = site.except.enumerated().compactMap { number, exception -> Setting? in
      guard exception.rules.contains(where: { rule.isMeant(by: $0, pack: pack.id) }) else { return nil }
      let ends = exception.ends < today ? "ended \(exception.ends)" : "until \(exception.ends)"
      return Setting(
        "exception, \(ends)", exception.condition.text,
        ofSite?.place("except", .item(number)).map(Origin.site) ?? .language, why: exception.why,
        owner: exception.owner)
    }
    return own + others
  }

  private var audience: [Setting] {
    let entry = site.audience.enumerated().last { $0.element.level == effective.level }
    guard let (number, told) = entry, let place = ofSite?.place("audience", .item(number)) else { return [] }
    let most = told.most.map { ", at most \($0)" } ?? ""
    let people = told.to.isEmpty ? "nobody" : told.to.joined(separator: ", ")
    return [Setting("told", "\(people) \(told.when.rawValue)\(most)", .site(place))]
  }

  private var silencing: [Setting] {
    site.inhibit.compactMap { inhibition in
      guard inhibition.mute.contains(where: { effective.answers(to: $0, in: pack.id) }) else { return nil }
      return site(inhibition.range).map { Setting("silent while", inhibition.whileRule, $0) }
    }
  }
}

extension ParameterValue {
  /// As it is written in a file.
  fileprivate func spoken(as type: ParameterType) -> String {
    switch self {
    case .number(let value) where type == .percent:
      let percent = value * 100
      return percent == percent.rounded() && abs(percent) < 1e15 ? "\(Int(percent))%" : "\(percent)%"
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    case .int(let value): return "\(value)"
    case .duration(let span): return span.description
    case .text(let text): return text
    case .bool(let value): return "\(value)"
    }
  }
}

extension WorkCalendar {
  /// Zone, days and hours, and how many days are closed.
  fileprivate var spoken: String {
    let names = Weekday.allCases.filter(days.contains).map(\.abbreviation)
    let days = days == Self.mondayToFriday ? "mon-fri" : names.joined(separator: " ")
    let closed = closed.isEmpty ? "" : ", \(closed.count) closed"
    return "\(zone.name), \(days), \(hours)\(closed)"
  }
}
