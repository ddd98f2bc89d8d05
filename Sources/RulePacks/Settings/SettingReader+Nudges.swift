import EventTime
import SourceText

// How often it is said, when not, and who hears next.
extension SettingReader {
  var hygiene: [Setting] { [most, wait, repeats] + silences + muteTimes + escalation }

  private func nudging(_ key: String, _ name: String, _ value: String, _ otherwise: String) -> Setting {
    guard let place = ofSite?.place("nudges", .key(key)) else { return Setting(name, value, .language) }
    return Setting(name, value, .site(place), otherwise: changed(otherwise, value))
  }

  private var most: Setting {
    let usual = SiteConfiguration.Nudging()
    return nudging("most", "points a message", "\(site.nudges.most)", "\(usual.most)")
  }

  private var wait: Setting {
    let usual = SiteConfiguration.Nudging()
    return nudging("wait", "waits for others", site.nudges.wait.description, usual.wait.description)
  }

  private var repeats: Setting {
    func words(_ nudging: SiteConfiguration.Nudging) -> String {
      nudging.repeats.isEmpty
        ? "never" : "after " + nudging.repeats.map(\.description).joined(separator: ", ")
    }
    return nudging("repeat", "said again", words(site.nudges), words(SiteConfiguration.Nudging()))
  }

  private var silences: [Setting] {
    let zone = site.defaultCalendar.zone
    return site.silences.filter { $0.matcher.means(rule, pack: pack.id) }.compactMap { silence in
      let ends = silence.until <= zone.startOfDay(today) ? "ended" : "until"
      return site(silence.range).map {
        Setting(
          "silence, \(ends) \(RFC3339.format(silence.until))", silence.matcher.spoken, $0, why: silence.why,
          owner: silence.owner)
      }
    }
  }

  private var muteTimes: [Setting] {
    site.muteTimes.filter { $0.matcher.means(rule, pack: pack.id) }.compactMap { time in
      site(time.range).map { Setting("mute time \(time.name)", time.spoken, $0, why: time.why) }
    }
  }

  private var escalation: [Setting] {
    guard let found = site.escalation(of: rule, pack: pack.id), let origin = site(found.range) else {
      return []
    }
    return [("the manager hears", found.manager), ("the manager's manager hears", found.managersManager)]
      .compactMap { name, count in
        count.map { Setting(name, "after \($0) half \($0 == 1 ? "day" : "days") without an answer", origin) }
      }
  }
}

extension SiteConfiguration.NudgeMatcher {
  /// Whom and what it means beside the rule.
  fileprivate var spoken: String {
    let parts = [("people", people), ("teams", teams), ("deals", deals)].filter { !$0.1.isEmpty }
    return parts.isEmpty
      ? "everybody" : parts.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
  }
}

extension SiteConfiguration.MuteTime {
  fileprivate var spoken: String {
    let names = days.map { days in
      Weekday.allCases.filter(days.contains).map(\.abbreviation).joined(separator: " ")
    }
    let numbers = dates.map { "day \($0.sorted().map { "\($0)" }.joined(separator: ", ")) of the month" }
    let parts = [names, numbers, hours?.description, calendar.map { "calendar \($0)" }].compactMap(\.self)
    return (parts + [matcher.spoken]).joined(separator: ", ")
  }
}
