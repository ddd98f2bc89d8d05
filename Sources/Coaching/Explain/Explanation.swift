import Activity
package import Engine
package import EventTime
import RulePacks
import SourceText

/// A finding in full: what the rule asks, what speaks for the finding, what speaks against it, what would end it.
///
/// Everything in it comes from running the rule over the subject's log again: as it was, and with what is supposed.
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
  package var timeline: ProofTimeline
  /// The conditions that decided it, with what they read.
  package var readings: [ReadCondition]
  /// Where the norms come from that it was judged by.
  package var norms: [Evidence.Norm]
  /// What all but met the expectation.
  package var nearMisses: [Miss]
  /// What might excuse it: good reasons, exceptions.
  package var excuses: [String]
  /// What would end it in the rule's own terms.
  package var clears: String
  /// What would end it, each checked.
  package var ends: [Ending]
  /// Why it is held back, if it is.
  package var held: String?
  /// What it keeps quiet while it is open.
  package var quiets: String?
  /// What the account is worth, where the finding advises to give the sale up.
  package var worth: String?

  package struct Miss: Sendable {
    package var text: String
    package var miss: NearMiss
  }

  package struct Ending: Sendable {
    package var text: String
    /// As lines of a log.
    package var lines: [String]
    package var claim: Claim
  }

  /// A condition with its result and what it read.
  package struct ReadCondition: Sendable {
    /// `if`, `that`, `while`, `clears`, `exception NAME`.
    package var place: String
    /// When it was judged; nil where it is judged as of the end.
    package var at: Instant?
    package var trace: ConditionTrace
    /// By name of the fact: the activities that it counts.
    package var sources: [RuleHistory.FactSource]
  }
}

extension Explanation {
  /// - Parameters:
  ///   - place: In the findings of the review's evaluation.
  ///   - inquiry: Of the finding's rule and subject.
  package init(_ place: Int, review: Review, inquiry: Inquiry, names: Names, speech: Speech) {
    let finding = review.evaluation.findings[place]
    let rule = inquiry.rule
    let history = inquiry.history()
    let activities = ProofActivities(inquiry)
    let currency = review.deal(finding.deal)?.currency
    let misses = NearMisses(inquiry, history).of(finding)
    let missWords = NearMissWords(
      rule: rule, finding: finding, activity: activities.find, trace: TraceWords(speech: speech))
    id = finding.id
    self.rule = inquiry.fullName
    title = rule.title
    norms = finding.evidence.norms
    about = rule.about
    practice = rule.practice.flatMap(inquiry.pack.practice)?.statement
    subject = names.subject(finding.subject, review)
    status = Self.status(finding, speech, activities)
    because = EvidenceWords(
      rule, in: inquiry.pack, speech: speech, currency: currency, activity: activities.find
    ).sentence(finding)
    timeline = ProofTimeline(finding, rule: rule, misses: misses, activities.find)
    readings = Self.readings(finding, history)
    nearMisses = misses.map { Miss(text: missWords.sentence($0), miss: $0) }
    excuses = rule.excuses
    clears = finding.status == .open ? ClearingWords(rule, in: inquiry.pack).sentence : "It is over."
    ends = finding.status == .open ? Self.endings(finding, inquiry, history, speech) : []
    let keeping = KeepingWords(review)
    held = review.holds[place].map {
      "Held back: \(keeping.reason(place) ?? $0.words)\(Self.missing(review, finding, $0))."
    }
    quiets = keeping.quiet(place)
    worth = keeping.worth(finding)
  }

  private static func readings(_ finding: Finding, _ history: RuleHistory) -> [ReadCondition] {
    let raised = history.moments.first { moment in moment.verdicts.contains { $0.finding == finding.id } }
    let trigger = finding.evidence.trigger.flatMap(history.moment)
    var read: [ReadCondition] = []
    for moment in [trigger, raised].compactMap(\.self) {
      for reading in moment.readings where !read.contains(where: { $0.place == reading.place.name }) {
        read.append(
          ReadCondition(
            place: reading.place.name, at: moment.at, trace: reading.trace, sources: moment.sources))
      }
    }
    let now = history.clearing[finding.id] ?? (finding.status == .open ? history.state : nil)
    if let now, !read.contains(where: { $0.trace.parts == now.parts }) {
      read.append(ReadCondition(place: "now", at: nil, trace: now, sources: []))
    }
    return read
  }

  private static func endings(
    _ finding: Finding, _ inquiry: Inquiry, _ history: RuleHistory, _ speech: Speech
  ) -> [Ending] {
    let words = ClaimWords(speech: speech)
    let claims = ClearingSearch(finding, inquiry, history).claims
    let closes = claims.filter(\.isClose)
    return claims.filter { !$0.isClose }.map { words.ending($0) } + (words.close(closes).map { [$0] } ?? [])
  }

  private static func status(_ finding: Finding, _ speech: Speech, _ activities: ProofActivities) -> String {
    let raised = "Raised \(speech.moment(finding.at))"
    switch finding.status {
    case .open, .due: return "\(raised), still open."
    case .expired(let at): return "\(raised), expired \(speech.moment(at))."
    case .cleared(let at, nil): return "\(raised), no longer so since \(speech.moment(at))."
    case .cleared(let at, let id?):
      let by = activities.find(id).map { " by \($0.brief([])) (\(id))" } ?? ""
      return "\(raised), cleared \(speech.moment(at))\(by)."
    }
  }

  private static func missing(_ review: Review, _ finding: Finding, _ hold: Hold) -> String {
    guard hold == .notCaptured else { return "" }
    return " (this log never contains \(Speech.list(review.missingEvents[finding.rule].kindNames)))"
  }
}

/// The activities that an inquiry can see, by id.
struct ProofActivities {
  private let timeline: Timeline
  private let rows: [String: Int]

  init(_ inquiry: Inquiry) {
    timeline = inquiry.timeline
    var rows: [String: Int] = [:]
    for row in timeline.rows.indices { rows[timeline.id(row)] = row }
    self.rows = rows
  }

  func find(_ id: String) -> LoggedActivity? { rows[id].map(timeline.activity) }
}

extension Names {
  /// The subject of a finding, by name where one is known.
  func subject(_ subject: SubjectID, _ review: Review) -> String {
    switch subject.kind {
    case .deal:
      let id = subject.description
      let name = review.deal(id)?.name ?? id
      return name == id ? deal(id) : name
    case .account: return account(subject.description)
    case .organisation: return "The whole organisation"
    case .team: return "Team \(subject.description)"
    default: return Speech.list(subject.ids.map(person))
    }
  }
}

extension RuleHistory.Place {
  var name: String {
    switch self {
    case .if: "if"
    case .that: "that"
    case .state: "while"
    case .deadline: "by"
    case .clears: "clears"
    case .exception(let name): "exception \(name)"
    }
  }
}

extension Rule {
  /// What its author accepts as a reason, and the exceptions that did not hold.
  fileprivate var excuses: [String] {
    exceptions.map { "Would not count: \($0.reason)" } + goodReasons.map { "A good reason would be: \($0)" }
  }
}
