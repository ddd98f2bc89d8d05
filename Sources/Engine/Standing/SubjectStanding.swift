import Activity
import BasicContainers
package import EventTime
import RulePacks
import Saving
import Temporal

/// What a run has come to on one subject: kept by somebody else, so that the next run leaves the subject alone until
/// something concerns it.
package struct SubjectStanding: Sendable {
  /// An activity with which a subject begins.
  package struct Beginning: Hashable, Sendable {
    package var at: Instant
    /// The id of the activity.
    package var activity: String

    package init(at: Instant, activity: String) {
      self.at = at
      self.activity = activity
    }
  }

  package var subject: SubjectID
  package var first: Beginning
  /// When time alone has something to say of it, whatever comes; nil where it never has.
  package var next: Instant?
  /// In the order in which they were raised.
  package var findings: [Finding]

  package init(subject: SubjectID, first: Beginning, next: Instant?, findings: [Finding]) {
    self.subject = subject
    self.first = first
    self.next = next
    self.findings = findings
  }
}

extension Session {
  /// Where every subject stands that is wanted and has an activity, by kind.
  package func standings(_ isWanted: (SubjectID) -> Bool) -> [SubjectStanding] {
    var standings: [SubjectStanding] = []
    for lane in lanes.indices {
      for place in lanes[lane].subjects {
        let id = lanes[lane].key(of: place).subjectID(lanes[lane].kind, log.timeline.symbols)
        guard isWanted(id), let standing = lanes[lane].standing(of: place, id) else { continue }
        standings.append(standing)
      }
    }
    return standings
  }
}

extension SubjectLane {
  /// Nil where the subject has no activity.
  fileprivate func standing(of place: Int, _ id: SubjectID) -> SubjectStanding? {
    guard heads[place].takenRow != Head.none, let first = beginning(of: place) else { return nil }
    let next = timers.instant(of: UInt32(truncatingIfNeeded: place))
    return SubjectStanding(
      subject: id, first: first, next: next == .max ? nil : Instant(milliseconds: next),
      findings: findings(of: place))
  }

  private func beginning(of subject: Int) -> SubjectStanding.Beginning? {
    let timeline = run.ground.timeline
    return rows(of: subject).first.map { row in
      SubjectStanding.Beginning(at: timeline.at(Int(row)), activity: timeline.id(Int(row)))
    }
  }
}

extension Finding {
  /// All of it but rule and subject, as bytes that ``init(bytes:rule:subject:)`` reads.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    save(into: &writer)
    return writer.bytes
  }

  /// Nil for bytes that no finding was written as.
  ///
  /// - Parameter rule: Index into ``RuleSet/rules``, which may be another one than when it was written.
  package init?(bytes: [UInt8], rule: Int, subject: SubjectID) {
    let read = bytes.withUnsafeBytes { bytes -> Finding? in
      var reader = ByteReader(bytes)
      let finding = Finding(from: &reader, subject: subject)
      return reader.isBroken || !reader.isAtEnd ? nil : finding
    }
    guard let read else { return nil }
    self = read
    self.rule = rule
  }
}

extension Evaluation {
  /// Findings and records of deals that were kept, in the order in which an evaluation gives them.
  package init(_ findings: [Finding], deals: [DealSummary], _ rules: RuleSet) {
    self.init()
    self.findings = findings
    self.deals = deals.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    sort(rules)
  }

  /// Adds what was kept of other subjects.
  mutating func add(_ other: Evaluation, _ rules: RuleSet) {
    findings += other.findings
    deals = (deals + other.deals).sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    sort(rules)
  }
}
