package import Activity
package import EventTime
package import RulePacks

/// When each person works: as the site says, in the zone that the directory gives.
package struct PeopleCalendars {
  /// A calendar of the site, in somebody's zone.
  package struct Choice {
    /// As the site names it.
    package var name: String
    package var calendar: WorkCalendar
  }

  private let site: SiteConfiguration
  private let directory: Directory
  private let asOf: Instant

  /// - Parameter asOf: By which the directory is read.
  package init(_ site: SiteConfiguration, _ directory: Directory, asOf: Instant) {
    self.site = site
    self.directory = directory
    self.asOf = asOf
  }

  package func choice(of person: String) -> Choice {
    let entry = directory.entry(.person, person, at: asOf)
    let chosen = site.calendarFor.first { choice in
      switch choice.subject {
      case .rep: choice.id == person
      case .manager: choice.id == entry?.manager || choice.id == person
      case .team: choice.id == entry?.team
      default: false
      }
    }
    if let chosen, let calendar = site.calendars[chosen.calendar] {
      return Choice(name: chosen.calendar, calendar: calendar)
    }
    let usual = Choice(name: "default", calendar: site.defaultCalendar)
    guard let name = entry?.zone, name != usual.calendar.zone.name, let zone = TimeZoneRules.load(name) else {
      return usual
    }
    return Choice(
      name: usual.name,
      calendar: WorkCalendar(
        zone: zone, days: usual.calendar.days, hours: usual.calendar.hours, closed: usual.calendar.closed))
  }
}
