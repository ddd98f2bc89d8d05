package import Activity
package import EventTime
package import RulePacks

/// What packs say about a log, worked out in the most obvious way: for every rule and subject, point by point.
///
/// Written from LANGUAGE.md alone. It shares with the product how packs and expressions are read, calendar arithmetic
/// and loose values, and nothing of their evaluation; it is slow, and the engine must agree with it.
package struct Reference {
  package var pack: RulePack
  package var catalogue: KindCatalogue
  package var directory: [Directory.Entry]
  package var calendar: WorkCalendar
  /// Which calendars a site gives to whom, and its exceptions; what it tunes or leaves out is written into the pack.
  package var site: SiteConfiguration

  package init(
    pack: RulePack, catalogue: KindCatalogue, directory: [Directory.Entry] = [],
    calendar: WorkCalendar = .standard, site: SiteConfiguration = SiteConfiguration()
  ) {
    self.site = site
    self.pack = pack
    self.catalogue = catalogue
    self.directory = directory
    self.calendar = calendar
  }

  /// What the tests of packs speak of, without withdrawals; sorted.
  package func outcomes(of log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil) -> [Outcome] {
    everything(in: log, asOf: asOf, knownAt: knownAt).filter(\.happening.isExpectable)
  }

  private func everything(in log: [LoggedActivity], asOf: Instant, knownAt: Instant?) -> [Outcome] {
    let activities = CorrectedLog.activities(of: log, knownAt: knownAt, asOf: asOf)
    let world = World(
      activities: activities.map { Happened($0, catalogue: catalogue, calendar: calendar) },
      roster: Roster(directory), calendar: calendar, calendarChoices: calendarChoices, asOf: asOf)
    let context = PackContext(pack, world, catalogue, site.except)
    var outcomes = context.briefLines + context.records
    for rule in pack.rules where rule.status == .live || rule.status == .trial {
      var subjects: [Subject] = []
      for activity in world.activities {
        for subject in world.subjects(rule.per, of: activity) where !subjects.contains(subject) {
          subjects.append(subject)
        }
      }
      for subject in subjects {
        var run = RuleRun(rule, on: subject, in: context)
        outcomes += run.run()
      }
    }
    return outcomes.sorted()
  }

  private var calendarChoices: [World.CalendarChoice] {
    site.calendarFor.map { choice in
      let named = choice.calendar == "default" ? calendar : site.calendars[choice.calendar] ?? calendar
      return World.CalendarChoice(subject: choice.subject, id: choice.id, calendar: named)
    }
  }

  /// With the findings that late records took back. LANGUAGE.md section 9.
  package func outcomesWithWithdrawals(
    of log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil
  ) -> [Outcome] {
    everythingWithWithdrawals(in: log, asOf: asOf, knownAt: knownAt).filter(\.happening.isExpectable)
  }

  /// Also reminders, lines of the brief, records of deals, and what cool-down held back.
  package func everythingWithWithdrawals(
    in log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil
  ) -> [Outcome] {
    var all = everything(in: log, asOf: asOf, knownAt: knownAt)
    let last = min(asOf, knownAt ?? asOf)
    let records = Set(
      log.filter { $0.recorded ?? $0.at != $0.at || $0.rev != 0 || $0.deleted }.map { $0.recorded ?? $0.at })
    for record in records.sorted() where record <= last {
      let before = Instant(milliseconds: record.milliseconds - 1)
      let raised = outcomes(of: log, asOf: before, knownAt: before).filter { $0.happening == .raised }
      var still = outcomes(of: log, asOf: record, knownAt: record).filter { $0.happening == .raised }
      for finding in raised {
        if let same = still.firstIndex(where: finding.hasCause(of:)) {
          still.remove(at: same)
        } else {
          var withdrawal = finding
          withdrawal.happening = .withdrawn
          withdrawal.at = record
          all.append(withdrawal)
        }
      }
    }
    return all.sorted()
  }
}

extension Outcome {
  /// Whether two findings are one: the same rule, subject and cause.
  func hasCause(of other: Outcome) -> Bool {
    rule == other.rule && subject == other.subject && cause == other.cause
  }
}
