import BasicContainers
import EventTime
import RulePacks
import Symbols
import Temporal

extension SubjectRun {
  /// Plans a reminder at due ⊖ `remind`, unless that is over already.
  mutating func scheduleReminder(_ rule: Int, due: Int64, trigger: Int) {
    guard ground.options.reminders, let remind = program.rules[rule].remind else { return }
    // Only `later` waits for several things at a time.
    if !program.rules[rule].isLater { states[rule].reminders.removeAll(keepingCapacity: true) }
    let instant = subtracted(remind, from: due)
    guard instant >= at, instant <= ground.asOf else { return }
    states[rule].reminders.append(Reminder(at: instant, trigger: trigger, due: due))
    setReminderTimer(rule)
  }

  /// Gives the reminders that are due of what waits still.
  mutating func remind(_ rule: Int) {
    let ready = states[rule].reminders.filter { $0.at <= at }
    states[rule].reminders.removeAll { $0.at <= at }
    for reminder in ready where waits(rule, reminder) { give(rule, reminder) }
    setReminderTimer(rule)
  }

  private mutating func setReminderTimer(_ rule: Int) {
    let next = states[rule].reminders.reduce(Int64.max) { min($0, $1.at) }
    if next <= ground.asOf { timers.set(owners.owner(of: rule, .reminder), at: next) }
  }

  private func waits(_ rule: Int, _ reminder: Reminder) -> Bool {
    switch program.rules[rule].form {
    case .later: states[rule].waits.waiting.contains { Int($0.trigger) == reminder.trigger }
    case .held: states[rule].held.isPending && states[rule].held.due == reminder.due
    case .silence: states[rule].silence.isPending && states[rule].silence.due == reminder.due
    case .every: states[rule].periodic.isOpen && states[rule].periodic.end == reminder.due
    default: false
    }
  }

  private mutating func give(_ rule: Int, _ reminder: Reminder) {
    var reading = Reading.none
    reading.due = reminder.due
    switch program.rules[rule].form {
    case .silence: reading.last = reminder.trigger
    case .every(let quota):
      reading = self.reading(rule, quota, states[rule].periodic.start, states[rule].periodic.count)
    default: reading.trigger = reminder.trigger
    }
    var finding = finding(rule, reading, reminder.trigger, Reading.noRow)
    finding.status = .due
    output.reminders.append(finding)
  }
}
