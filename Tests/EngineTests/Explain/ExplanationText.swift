import Activity
import EventTime
import RulePacks
import TestKit

@testable import Engine

/// Everything that can be said about the rules of a case, as text that a person can read and compare.
struct ExplanationText {
  private let explained: ExplainedCase
  private var lines: [String] = []

  static func of(_ explained: ExplainedCase) -> String {
    var text = ExplanationText(explained: explained)
    text.tell()
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(explained: ExplainedCase) { self.explained = explained }

  private mutating func tell() {
    let evaluation = explained.evaluate()
    let order = evaluation.verdicts.map { "\(explained.pack.rules[$0.rule].id)/\($0.subject) \($0.outcome)" }
    if !order.isEmpty { lines.append("verdicts: \(order.joined(separator: ", "))") }
    for (index, rule) in explained.pack.rules.filter(\.isInUse).enumerated() {
      let told = evaluation.verdicts.filter { $0.rule == index }.map(\.subject)
      let subjects = told.isEmpty ? explained.subjects(rule.per) : Set(told)
      for subject in subjects.sorted(by: { $0.description < $1.description }).prefix(3) {
        tell(rule, subject, evaluation.findings.filter { $0.rule == index })
      }
    }
  }

  private mutating func tell(_ rule: Rule, _ subject: SubjectID, _ findings: [Finding]) {
    guard let inquiry = explained.inquiry(of: rule, subject) else { return }
    let history = inquiry.history()
    lines.append("\(rule.id) on \(subject)")
    for finding in findings where finding.subject == subject {
      lines.append("  evidence at \(finding.at.stamp): \(finding.evidence.words)")
    }
    for moment in history.moments { tell(moment) }
    tell(endOf: history)
    for decision in history.decisions { lines.append("  came to: \(decision.words)") }
    for finding in history.findings { tell(finding, inquiry, history) }
    tellOthers(inquiry, history)
    for claim in RaisingSearch(inquiry, history).claims { lines.append("  would raise: \(claim.told)") }
  }

  private mutating func tell(_ moment: RuleHistory.Moment) {
    var words = ["  \(moment.at.stamp)", moment.activity ?? "(time)"] + moment.parts.names
    if moment.isAfterClose { words.append("after-close") }
    if moment.isClose { words.append("close") }
    if moment.isHeldBack { words.append("held-back") }
    words += moment.verdicts.map(\.words)
    lines.append(words.joined(separator: " "))
    for reading in moment.readings { lines.append("    \(reading.place.name): \(reading.trace.words)") }
    for source in moment.sources {
      let items = source.items.map { $0.activity + ($0.value.map { "=\($0.description)" } ?? "") }
      lines.append("    facts.\(source.fact) of \(items.joined(separator: " "))")
    }
  }

  private mutating func tell(endOf history: RuleHistory) {
    for verdict in history.waiting { lines.append("  waits: \(verdict.words)") }
    if let state = history.state { lines.append("  state: \(state.words)") }
    if let (count, start) = history.periodCount { lines.append("  period: \(count) since \(start.stamp)") }
    if history.isClosed { lines.append("  closed") }
    for trace in history.atEnd.values.sorted(by: { $0.text < $1.text }) {
      lines.append("  at the end: \(trace.text) = \(trace.result.description)")
    }
  }

  private mutating func tell(_ finding: Finding, _ inquiry: Inquiry, _ history: RuleHistory) {
    lines.append("  finding at \(finding.at.stamp) \(finding.status.words) \(finding.evidence.words)")
    for miss in NearMisses(inquiry, history).of(finding) { lines.append("    nearly: \(miss.words)") }
    guard finding.status == .open else { return }
    if let trace = history.clearing[finding.id] { lines.append("    clears: \(trace.words)") }
    for claim in ClearingSearch(finding, inquiry, history).claims {
      lines.append("    would end: \(claim.told)")
    }
  }

  /// Why there was no trigger, and what came after a window in which it must not come.
  private mutating func tellOthers(_ inquiry: Inquiry, _ history: RuleHistory) {
    let search = NearMisses(inquiry, history)
    if case .when(let event, if: _, expect: _) = inquiry.rule.form {
      for miss in search.mismatches(of: event, part: [.trigger]) {
        lines.append("  no trigger: \(miss.words)")
      }
    }
    for verdict in history.moments.flatMap(\.verdicts) where verdict.outcome == .met {
      for miss in search.outside(verdict) { lines.append("  kept: \(miss.words)") }
    }
  }
}

extension Instant {
  fileprivate var stamp: String { RFC3339.format(self) }
}

extension Rule {
  fileprivate var isInUse: Bool { status == .live || status == .trial }
}

extension ExplainedCase {
  /// Subjects of a kind that the log names, where no verdict tells of one.
  fileprivate func subjects(_ kind: SubjectKind) -> Set<SubjectID> {
    let ids = test.log.compactMap { activity in
      switch kind {
      case .deal: activity.deal
      case .account: activity.account
      case .rep: activity.rep
      default: nil
      }
    }
    return Set(ids.map { SubjectID(kind: kind, ids: [$0]) })
  }
}

extension RuleHistory.Parts {
  fileprivate var names: [String] {
    let all: [(RuleHistory.Parts, String)] = [
      (.trigger, "trigger"), (.answer, "answer"), (.among, "among"), (.unless, "unless"), (.until, "until"),
      (.since, "since"), (.clearing, "clearing"), (.doubtful, "doubtful"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension RuleHistory.Place {
  fileprivate var name: String {
    switch self {
    case .if: "if"
    case .that: "that"
    case .state: "state"
    case .deadline: "deadline"
    case .clears: "clears"
    case .exception(let name): "exception \(name)"
    }
  }
}

extension Verdict {
  fileprivate var words: String {
    var words = ["\(outcome)", "@\(at.stamp)"]
    if let due { words.append("due \(due.stamp)") }
    if !evidence.isEmpty { words.append("of \(evidence.joined(separator: ","))") }
    if !missing.isEmpty { words.append("for want of \(missing.joined(separator: ","))") }
    if nothingYet { words.append("nothing-yet") }
    if let message { words.append("'\(message)'") }
    return "[" + words.joined(separator: " ") + "]"
  }
}

extension ConditionTrace {
  /// The condition with the value of each part, and its comparisons.
  fileprivate var words: String {
    let inner = parts.dropFirst().map { part in
      let witness = part.witness.map { " by \($0.description)" } ?? ""
      return
        "\(part.depth) \(part.source) = \(part.value.description)\(witness)\(part.isSelection ? " (kept)" : "")"
    }
    let compared = comparisons.map {
      "\($0.leftValue.description) \($0.operation) \($0.rightValue.description) \($0.holds ? "holds" : "fails")"
    }
    let whole = "\(text) = \(result.description)"
    let first = parts.first?.witness.map { " by \($0.description)" } ?? ""
    return ([whole + first] + inner).joined(separator: "; ")
      + (compared.isEmpty ? "" : " | " + compared.joined(separator: ", "))
  }
}

extension Decision {
  fileprivate var words: String {
    let what =
      switch reason {
      case .raised: "raised"
      case .closed: "closed"
      case .outOfScope(let trace): "out of scope, \(trace.text)"
      case .met(let ids): "met by \(ids.joined(separator: ","))"
      case .void(let id): "void by \(id)"
      case .ended: "ended"
      case .excepted(let name, let trace): "excepted by \(name), \(trace?.text ?? "untraced")"
      case .unknown(let missing, let nothingYet): "unknown \(missing.joined(separator: ",")) \(nothingYet)"
      case .fault(let message): "fault, \(message)"
      case .waiting(let due): "waiting until \(due?.stamp ?? "whenever")"
      case .heldBack: "held back"
      case .stateFalse(let trace): "not so, \(trace.result.description)"
      }
    return "\(at.stamp) \(trigger ?? "nothing"): \(what)"
  }
}

extension Finding.Status {
  fileprivate var words: String {
    switch self {
    case .open: "open"
    case .cleared(let at, let by): "cleared \(at.stamp) by \(by ?? "time")"
    case .expired(let at): "expired \(at.stamp)"
    default: "\(self)"
    }
  }
}

extension Evidence {
  fileprivate var words: String {
    var words: [String] = []
    if let trigger { words.append("of \(trigger)") }
    if let due { words.append("due \(due.stamp)") }
    if let searched {
      words.append("searched \(searched.from?.stamp ?? "ever") to \(searched.to?.stamp ?? "ever")")
    }
    if !found.isEmpty { words.append("found \(found.joined(separator: ","))") }
    if let period { words.append("period \(period.start.stamp) to \(period.end.stamp)") }
    if let count { words.append("count \(count)") }
    if let before { words.append("before \(before)") }
    for read in reads { words.append("\(read.name) = \(read.value ?? "missing")") }
    for norm in norms {
      words.append(
        "\(norm.name): \(norm.values) of \(norm.deals) deals, \(norm.deal) of \(norm.among.joined(separator: ","))"
      )
    }
    for witness in witnesses {
      words.append("\(witness.kind) \(witness.elements.joined(separator: ",")) of \(witness.source)")
    }
    return words.joined(separator: ", ")
  }
}

extension NearMiss {
  fileprivate var words: String {
    func time(_ length: Int64) -> String { TracedValue.duration(length).description }
    let what =
      switch kind {
      case .late(let by): "late by \(time(by))"
      case .early(let by): "early by \(time(by))"
      case .beforeSince(let id): "before \(id)"
      case .disagrees(let same): "disagrees in \(same.joined(separator: ", "))"
      case .mismatch(let reasons): "no match, \(reasons.map(\.words).joined(separator: ", "))"
      case .withinBy(let by): "within by \(time(by))"
      case .outside(let by): "outside by \(time(by))"
      case .otherPeriod(let by, let isBefore): "\(isBefore ? "before" : "after") the period by \(time(by))"
      }
    return "\(activity) at \(at.stamp) for \(event): \(what)"
  }
}

extension NearMiss.Mismatch {
  fileprivate var words: String {
    switch self {
    case .field(let field, is: let value, wanted: let wanted):
      "\(field) is \(value?.description ?? "absent") not \(wanted.map(\.description).joined(separator: " or "))"
    case .condition(let trace): "\(trace.text) = \(trace.result.description)"
    }
  }
}

extension Claim {
  fileprivate var told: String {
    let deals = Set(activities.map { $0.deal ?? "no deal" }).sorted()
    let place = deals.isEmpty ? "" : " on \(deals.joined(separator: ","))"
    let texts = activities.compactMap(\.text).map { " '\($0)'" }.joined()
    return "\(words)\(place)\(texts), at \(at.stamp)"
  }
}
