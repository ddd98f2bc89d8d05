package import Engine
package import EventTime

/// What two runs over the same log say differently, because time went on or because more was recorded.
///
/// The earlier run knows what was recorded by its instant and looks no further than it; so what it raised is what people
/// were told then. LANGUAGE.md section 9.
package struct FindingChanges: Sendable {
  package enum Change: String, Sendable, CaseIterable {
    /// It was raised then, and with what has been recorded since it is not.
    case withdrawn
    /// What has been recorded since raises it at an instant that was over then.
    case raisedLate = "raised late"
    case raised
    case cleared, expired
    /// It was over then, and with what has been recorded since it is open.
    case reopened
  }

  package struct Entry: Sendable {
    package var change: Change
    /// As the later run has it; of what was withdrawn as the earlier one had it.
    package var finding: Finding
    /// Whether it belongs to the earlier review.
    package var isEarlier: Bool { change == .withdrawn }
  }

  /// In the order of ``Change``, then of the findings.
  package let entries: [Entry]
  package let since: Instant

  /// - Parameters:
  ///   - then: A run as of `since`, with what was recorded by then.
  ///   - now: A run over the same log with the same rules.
  package init(from then: Evaluation, to now: Evaluation, since: Instant) {
    self.since = since
    var before: [String: [Finding]] = Dictionary(grouping: then.findings, by: \.id)
    var entries: [Entry] = []
    for finding in now.findings {
      let earlier = before[finding.id]?.isEmpty == false ? before[finding.id]?.removeFirst() : nil
      if let change = Self.change(from: earlier, to: finding, since) {
        entries.append(Entry(change: change, finding: finding))
      }
    }
    let gone = then.findings.filter { finding in
      guard before[finding.id]?.isEmpty == false else { return false }
      before[finding.id]?.removeFirst()
      return true
    }
    entries += gone.map { Entry(change: .withdrawn, finding: $0) }
    self.entries = Change.allCases.flatMap { change in entries.filter { $0.change == change } }
  }

  private static func change(from earlier: Finding?, to finding: Finding, _ since: Instant) -> Change? {
    guard let earlier else { return finding.at <= since ? .raisedLate : .raised }
    switch (earlier.status, finding.status) {
    case (.open, .cleared): return .cleared
    case (.open, .expired): return .expired
    case (.cleared, .open), (.expired, .open): return .reopened
    default: return nil
    }
  }
}
