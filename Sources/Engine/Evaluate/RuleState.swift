import Temporal

/// What one rule knows of one subject; used again for the next.
struct RuleState: ~Copyable, Sendable {
  var waits = Waits()
  var windows = Windows()
  /// What is expected earlier, and what it must be later than.
  var earlier = Occurrences()
  var since = Occurrences()
  var held = Held()
  var silence = Silence()
  var periodic = Periodic()
  /// Of a rule that works for a group.
  var silences = Silences()
  var cohorts = Cohorts()
  var coolDowns = CoolDowns()
  /// The condition of `while` as it was judged last, and whether that was because of the close.
  var truth = Truth.no
  var open: [OpenFinding] = []
  var reminders: [Reminder] = []
  var isTouched = false

  /// Nothing waits and no finding is open, so that an answer is nothing to the rule.
  var isIdle: Bool { waits.isEmpty && windows.isEmpty && cohorts.isEmpty && open.isEmpty }

  mutating func clear() {
    // Most are empty, which is quicker to see than to make.
    if !waits.isEmpty { waits.clear() }
    if !windows.isEmpty { windows.clear() }
    if !earlier.isEmpty { earlier.clear() }
    if !since.isEmpty { since.clear() }
    held = Held()
    silence = Silence()
    if !periodic.isInitial { periodic = Periodic() }
    silences = Silences()
    if !cohorts.isEmpty { cohorts.clear() }
    if !coolDowns.isEmpty { coolDowns.clear() }
    truth = .no
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    if !reminders.isEmpty { reminders.removeAll(keepingCapacity: true) }
    isTouched = false
  }
}

/// A finding that nothing has ended yet.
struct OpenFinding: Sendable, BitwiseCopyable {
  /// Its place among the findings of the run.
  var place: Int
  /// The row of its trigger, or ``Reading/noRow``.
  var trigger: Int
  var key: Agreements.Key
  var expires: Int64
}

/// A nudge before the breach that may still come.
struct Reminder: Sendable, BitwiseCopyable {
  var at: Int64
  var trigger: Int
  var due: Int64
}
