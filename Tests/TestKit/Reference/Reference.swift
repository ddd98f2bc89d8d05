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

  package init(
    pack: RulePack, catalogue: KindCatalogue, directory: [Directory.Entry] = [],
    calendar: WorkCalendar = .standard
  ) {
    self.pack = pack
    self.catalogue = catalogue
    self.directory = directory
    self.calendar = calendar
  }

  /// Everything that happened, without withdrawals; sorted.
  package func outcomes(of log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil) -> [Outcome] {
    let activities = CorrectedLog.activities(of: log, knownAt: knownAt, asOf: asOf)
    let world = World(
      activities: activities.map { Happened($0, catalogue: catalogue, calendar: calendar) },
      roster: Roster(directory), calendar: calendar, asOf: asOf)
    let context = PackContext(pack, world, catalogue)
    var outcomes: [Outcome] = []
    for rule in pack.rules {
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

  /// The same, with the findings that late records took back. LANGUAGE.md section 9.
  package func outcomesWithWithdrawals(
    of log: [LoggedActivity], asOf: Instant, knownAt: Instant? = nil
  ) -> [Outcome] {
    var all = outcomes(of: log, asOf: asOf, knownAt: knownAt)
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
