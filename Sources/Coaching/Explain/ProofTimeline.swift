import Activity
import Engine
package import EventTime
import RulePacks

/// What happened around a finding or a question, in its order.
package struct ProofTimeline: Sendable {
  package struct Entry: Hashable, Sendable {
    package var at: Instant
    /// The activity's id, where one happened.
    package var activity: String?
    package var kind: String?
    /// `proposal.sent amount=50000`, or what time brought.
    package var what: String
    /// What that was to the rule: `trigger; raised`.
    package var note: String
  }

  package private(set) var entries: [Entry] = []
  /// Of activities, those that are shown.
  private var fields: Set<String> = []

  private mutating func add(_ id: String, _ activity: LoggedActivity?, _ note: String) {
    guard let activity else { return }
    if let place = entries.firstIndex(where: { $0.activity == id }) {
      guard !entries[place].note.contains(note) else { return }
      entries[place].note += entries[place].note.isEmpty ? note : "; \(note)"
      return
    }
    entries.append(
      Entry(at: activity.at, activity: id, kind: activity.kind, what: activity.brief(fields), note: note))
    sort()
  }

  private mutating func add(_ at: Instant, _ what: String, _ note: String = "") {
    entries.append(Entry(at: at, activity: nil, kind: nil, what: what, note: note))
    sort()
  }

  /// Stable: what is added later stands later in one instant.
  private mutating func sort() {
    let order = entries.indices.sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
    entries = order.map { entries[$0] }
  }
}

extension ProofTimeline {
  /// The window, the trigger, what was found, what nearly counted, the deadline, and what became of the finding.
  init(_ finding: Finding, rule: Rule, misses: [NearMiss], _ activity: (String) -> LoggedActivity?) {
    fields = rule.fieldsRead
    if let searched = finding.evidence.searched, let from = searched.from {
      add(from, "\(Speech.words(searched.event)) looked for from here on")
    }
    if let id = finding.evidence.trigger {
      add(id, activity(id), rule.isSilence ? "silence since" : "trigger")
    }
    for id in finding.evidence.found { add(id, activity(id), rule.foundNote) }
    for miss in misses { add(miss.activity, activity(miss.activity), miss.kind.note) }
    if let due = finding.evidence.due, due != finding.at { add(due, "deadline") }
    if finding.evidence.found.isEmpty, rule.raisesAtTrigger, let id = finding.evidence.trigger {
      add(id, activity(id), "raised")
    } else if let id = finding.evidence.found.last, activity(id)?.at == finding.at {
      add(id, activity(id), "raised")
    } else {
      add(finding.at, finding.evidence.due == finding.at ? "deadline passed: raised" : "raised")
    }
    switch finding.status {
    case .cleared(let at, let id?):
      if let activity = activity(id) { add(id, activity, "cleared it") } else { add(at, "cleared") }
    case .cleared(let at, nil): add(at, "no longer so")
    case .expired(let at): add(at, "expired")
    case .open, .due: break
    }
  }
}

extension Rule {
  fileprivate var isSilence: Bool { if case .silence = form { true } else { false } }

  fileprivate var raisesAtTrigger: Bool {
    switch form {
    case .when(_, if: _, expect: nil), .when(_, if: _, expect: .that), .when(_, if: _, expect: .earlier): true
    default: false
    }
  }

  fileprivate var foundNote: String {
    switch form {
    case .when(_, if: _, expect: .never): "must not come"
    case .when(_, if: _, expect: .next): "came first"
    case .every: "counted"
    default: "found"
    }
  }
}

extension NearMiss.Kind {
  fileprivate var note: String {
    switch self {
    case .late: "too late"
    case .early: "too early"
    case .beforeSince: "before what it must follow"
    case .disagrees: "about something else"
    case .mismatch: "does not count"
    case .withinBy: "within the time"
    case .outside: "after the time"
    case .otherPeriod: "another period"
    }
  }
}
