package import Activity
import Engine
import EventTime
import RulePacks
import SourceText

/// A finding in full: what the rule asks, what speaks for the finding, what speaks against it, what would end it.
package struct Explanation: Sendable {
  package var id: String
  package var rule: String
  package var title: String
  /// Why the rule exists, in its author's words.
  package var about: String?
  package var practice: String?
  /// `Harbour Cranes`, and how the finding stands.
  package var subject: String
  package var status: String
  /// The evidence as a sentence.
  package var because: String
  /// The activities behind it, one line each.
  package var activities: [String]
  /// What conditions read, `people met: 1`.
  package var readings: [String]
  /// What might excuse it: near misses, good reasons, exceptions.
  package var against: [String]
  package var clears: String
  /// Why it is held back, if it is.
  package var held: String?

  /// - Parameter place: In the findings of the review's evaluation.
  package init(_ place: Int, review: Review, timeline: Timeline, names: Names, speech: Speech) {
    let finding = review.evaluation.findings[place]
    let rule = review.rule(finding).rule
    let pack = review.pack(finding)
    let index = ActivityIndex(
      timeline, ids: Set(finding.evidence.activityIDs + [finding.status.clearedBy].compactMap(\.self)))
    let words = EvidenceWords(
      rule, in: pack, speech: speech, currency: review.deal(finding.deal)?.currency, activity: index.activity)
    id = finding.id
    self.rule = review.rule(finding).fullName
    title = rule.title
    about = rule.about
    practice = rule.practice.flatMap(pack.practice)?.statement
    subject = Self.name(finding, review, names)
    status = Self.status(finding, speech, index)
    because = words.sentence(finding)
    activities = finding.evidence.activityIDs.compactMap(index.activity).map { $0.words(speech) }
    readings = finding.evidence.reads.map { "\($0.name): \($0.value ?? "not on record")" }
    against = NearMiss(finding, rule: rule, timeline: timeline, speech: speech).sentences + rule.excuses
    clears = finding.status == .open ? ClearingWords(rule, in: pack).sentence : "It is over."
    held = review.holds[place].map { "Held back: \($0.words)\(Self.missing(review, finding, $0))." }
  }

  private static func name(_ finding: Finding, _ review: Review, _ names: Names) -> String {
    guard finding.subject.kind != .deal else {
      let id = finding.subject.description
      let name = review.deal(id)?.name ?? id
      return name == id ? names.deal(id) : name
    }
    if finding.subject.kind == .account { return names.account(finding.subject.description) }
    return Speech.list(finding.subject.ids.map(names.person))
  }

  private static func status(_ finding: Finding, _ speech: Speech, _ index: ActivityIndex) -> String {
    let raised = "Raised \(speech.moment(finding.at))"
    switch finding.status {
    case .open, .due: return "\(raised), still open."
    case .expired(let at): return "\(raised), expired \(speech.moment(at))."
    case .cleared(let at, nil): return "\(raised), no longer so since \(speech.moment(at))."
    case .cleared(let at, let id?):
      let by = index.activity(id).map { " by \($0.words(speech))" } ?? ""
      return "\(raised), cleared \(speech.moment(at))\(by)."
    }
  }

  private static func missing(_ review: Review, _ finding: Finding, _ hold: Hold) -> String {
    guard hold == .notCaptured else { return "" }
    return " (this log never contains \(Speech.list(review.missingEvents[finding.rule].kindNames)))"
  }
}

extension Rule {
  /// What its author accepts as a reason, and the exceptions that did not hold.
  fileprivate var excuses: [String] {
    exceptions.map { "Would not count: \($0.reason)" } + goodReasons.map { "A good reason would be: \($0)" }
  }
}

extension LoggedActivity {
  /// `Tue 3 Mar, 10:30 proposal.sent amount=50000 (a000417)`.
  func words(_ speech: Speech) -> String {
    let data = data.map { " \($0.field)=\($0.value.spoken)" }.joined()
    return "\(speech.moment(at)) \(kind)\(data) (\(id))"
  }
}
