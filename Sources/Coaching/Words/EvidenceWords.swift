package import Activity
package import Engine
import EventTime
package import RulePacks

/// Says why a finding was raised: *Proposal sent Tue 3 Mar; no issue confirmed since 6 Nov.*
package struct EvidenceWords {
  /// The most readings of conditions that one sentence carries.
  static let readingsShown = 4

  private let rule: Rule
  /// What conditions compare with a percentage.
  private let shares: Set<String>
  private let speech: Speech
  private let currency: String?
  /// Activities by id; nil for one that is not at hand.
  private let activity: (String) -> LoggedActivity?

  package init(
    _ rule: Rule, in pack: RulePack, speech: Speech, currency: String?,
    activity: @escaping (String) -> LoggedActivity?
  ) {
    self.rule = rule
    shares = Set(rule.conditions.flatMap { ConditionWords(pack).shares(in: $0) })
    self.speech = speech
    self.currency = currency
    self.activity = activity
  }

  package func sentence(_ finding: Finding) -> String {
    Speech.sentence(clauses(finding).joined(separator: "; "))
  }

  private func clauses(_ finding: Finding) -> [String] {
    let evidence = finding.evidence
    switch rule.form {
    case .when(let event, if: _, expect: let expectation):
      let trigger = trigger(event, finding)
      return [trigger] + expected(expectation, finding)
    case .while:
      return ["since \(speech.day(finding.at))"] + readings(evidence)
    case .silence(while: _, without: let event, inLast: _):
      return [EventWords(event).missing(since(evidence, finding))]
    case .every(_, let quota):
      return [counted(quota, evidence)]
    }
  }

  private func expected(_ expectation: Expectation?, _ finding: Finding) -> [String] {
    let evidence = finding.evidence
    switch expectation {
    case nil, .that: return readings(evidence)
    case .earlier(let event, within: _, since: _):
      let window = evidence.searched?.from.map { "since \(speech.day($0))" } ?? "before"
      return [EventWords(event).missing(window)]
    case .later(let event, deadline: _, each: _):
      return [EventWords(event).missing("by \(speech.moment(evidence.due ?? finding.at))")]
    case .never(let event, within: _, until: _): return [offending(event, evidence)].compactMap(\.self)
    case .next(let event, among: _, each: _):
      return [
        evidence.found.first.flatMap(activity).map { "next came: \(spoken($0, nil))" },
        "not: \(EventWords(event).happened)",
      ]
      .compactMap(\.self)
    }
  }

  private func trigger(_ event: EventPattern, _ finding: Finding) -> String {
    guard let happened = finding.evidence.trigger.flatMap(activity) else {
      return "\(EventWords(event).happened) \(speech.day(finding.at))"
    }
    return spoken(happened, event)
  }

  private func offending(_ event: EventPattern, _ evidence: Evidence) -> String? {
    evidence.found.last.flatMap(activity).map { spoken($0, event) }
  }

  /// An activity with its day, in the words of the event that it matched.
  private func spoken(_ happened: LoggedActivity, _ event: EventPattern?) -> String {
    let day = speech.day(happened.at)
    if let says = event?.says { return "\(says) on \(day)" }
    let words = KindWords(happened.kind)
    return "\(words.noun) \(words.participle) \(day)"
  }

  private func since(_ evidence: Evidence, _ finding: Finding) -> String {
    let from = evidence.trigger.flatMap(activity)?.at ?? evidence.searched?.from
    guard let from else { return "by \(speech.day(finding.at))" }
    return "since \(speech.day(from)), \(speech.distance(from))"
  }

  private func counted(_ quota: Quota, _ evidence: Evidence) -> String {
    let count = evidence.count ?? evidence.found.count
    let period = evidence.period.map { " in \($0.name)" } ?? ""
    let what = EventWords(quota.of).happened
    return switch quota.bound {
    case .atLeast(let wanted): "\(what): \(count) of \(wanted)\(period)"
    case .atMost(let limit): "\(what): \(count)\(period), at most \(limit)"
    case .atLeastShare(let share):
      "\(what): \(count)\(period), at least \(share.percent) % of \(evidence.before ?? 0) before"
    case .atMostShare(let share):
      "\(what): \(count)\(period), at most \(share.percent) % of \(evidence.before ?? 0) before"
    }
  }

  /// What the conditions read, as far as it tells a reader something.
  private func readings(_ evidence: Evidence) -> [String] {
    let told = evidence.reads.filter { !Self.isScope($0.name) }.prefix(Self.readingsShown).map(reading)
    return (told.isEmpty ? [] : [told.joined(separator: ", ")])
      + evidence.norms.map(NormWords(speech: speech).clause) + evidence.witnesses.compactMap(witness)
  }

  /// `such as legal`, `not so for ana`, `namely ana and ben`.
  private func witness(_ witness: Evidence.Witness) -> String? {
    guard !witness.elements.isEmpty else { return nil }
    let elements = Speech.list(witness.elements)
    switch witness.kind {
    case .witness: return "such as \(elements)"
    case .counterExample: return "not so for \(elements)"
    case .selection: return "namely \(elements)"
    }
  }

  private func reading(_ reading: Evidence.Reading) -> String {
    let name = Speech.words(reading.name.split(separator: ".").last ?? "")
    guard let value = reading.value else { return "\(name) not on record" }
    if value.isEmpty { return "\(name): none" }
    if reading.name == "deal.amount", let amount = Double(value) {
      return "\(name) \(Speech.money(amount, currency))"
    }
    return "\(name): \(spoken(value, isShare: shares.contains(reading.name)))"
  }

  /// A value of a condition as a sentence says it: dates spoken, shares as percentages, two decimals.
  private func spoken(_ value: String, isShare: Bool) -> String {
    if let instant = RFC3339.parse(value) { return speech.day(instant) }
    if let span = TimeSpan.spoken(value) { return span }
    guard let number = Double(value) else { return value }
    return isShare ? Speech.number(number * 100) + " %" : Speech.number(number)
  }

  /// Constants, and what every reader sees anyway.
  private static func isScope(_ name: String) -> Bool {
    name.hasPrefix("params.") || name.hasPrefix("lists.") || ["deal.open", "now", "deal.id"].contains(name)
  }
}

extension TimeSpan {
  /// `12 days` of `1036800s`, as expressions print durations; nil for anything else.
  fileprivate static func spoken(_ value: String) -> String? {
    guard value.hasSuffix("s"), let seconds = Double(value.dropLast()), abs(seconds) < 9e9 else { return nil }
    return Wording.span(nanoseconds: Int64(seconds * 1_000_000_000))
  }
}
