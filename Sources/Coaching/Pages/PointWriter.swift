import Activity
import Engine
import EventTime
import RulePacks

/// Turns findings into points, grouped by whom they are for and what they are about.
struct PointWriter {
  private let review: Review
  private let names: Names
  private let speech: Speech
  private let index: ActivityIndex
  private let answers: ClearingAnswers?
  /// By rule.
  private let clearing: [Int: ClearingWords]

  init(
    _ review: Review, shown: [Int], timeline: Timeline, names: Names, speech: Speech,
    answers: ClearingAnswers?
  ) {
    self.answers = answers
    self.review = review
    self.names = names
    self.speech = speech
    let findings = shown.map { review.evaluation.findings[$0] }
    index = ActivityIndex(timeline, ids: Set(findings.flatMap(\.evidence.activityIDs)))
    var clearing: [Int: ClearingWords] = [:]
    for finding in findings where clearing[finding.rule] == nil {
      clearing[finding.rule] = ClearingWords(review.rule(finding).rule, in: review.pack(finding))
    }
    self.clearing = clearing
  }

  /// In the rule's words, or else what was found to end it on this very log.
  private func clears(_ place: Int) -> String {
    let finding = review.evaluation.findings[place]
    guard let words = clearing[finding.rule] else { return "" }
    guard words.isQuoted, review.holds[place] == nil,
      let clause = answers?.clause(finding, review, speech)
    else { return words.sentence }
    return words.sentence(clause)
  }

  /// - Parameter places: Findings, most important first; people and subjects follow their first one.
  func people(_ places: [Int]) -> [CheckPage.Person] {
    groups(places) { review.addressee(review.evaluation.findings[$0]) }.map { addressee, places in
      let subjects = groups(places) { SubjectKey(review.evaluation.findings[$0]) }
      return CheckPage.Person(
        name: name(of: addressee), summary: summary(subjects.map(\.key)),
        subjects: subjects.map { key, places in
          CheckPage.Subject(
            title: title(key, for: addressee), details: details(key, for: addressee),
            points: places.map { point($0, for: addressee) })
        })
    }
  }

  private func groups<Key: Hashable>(_ places: [Int], by key: (Int) -> Key) -> [(key: Key, places: [Int])] {
    var groups: [(key: Key, places: [Int])] = []
    var found: [Key: Int] = [:]
    for place in places {
      let key = key(place)
      if let group = found[key] {
        groups[group].places.append(place)
      } else {
        found[key] = groups.count
        groups.append((key, [place]))
      }
    }
    return groups
  }

  private func name(of addressee: Addressee) -> String {
    if let person = addressee.person { return names.person(person) }
    return addressee.role == .manager
      ? "Managers whom the directory does not name" : "Nobody named in the log"
  }

  private func summary(_ keys: [SubjectKey]) -> String {
    let deals = keys.filter(\.isDeal).count
    let others = keys.count - deals
    let verb = keys.count == 1 ? "needs" : "need"
    if others == 0 { return "\(Speech.plural(deals, "deal")) \(verb) you" }
    if deals == 0 { return "\(Speech.plural(others, "thing")) \(verb) you" }
    return "\(Speech.plural(deals, "deal")) and \(others) more need you"
  }

  func point(_ place: Int, for addressee: Addressee) -> CheckPage.Point {
    let finding = review.evaluation.findings[place]
    let rule = review.rule(finding)
    let texts = finding.nudge ?? RenderedNudge()
    let text = (addressee.role == .rep ? texts.rep : texts.manager) ?? rule.rule.title
    let words = EvidenceWords(
      rule.rule, in: review.pack(finding), speech: speech, currency: review.deal(finding.deal)?.currency,
      activity: index.activity)
    let questions = addressee.role == .manager ? texts.ask.prefix(1).map { "Ask: \($0)" } : []
    let why = texts.do.isEmpty ? [] : [text]
    let keeping = KeepingWords(review)
    let kept = [keeping.worth(finding), keeping.quiet(place)].compactMap(\.self)
    return CheckPage.Point(
      id: finding.id, rule: rule.fullName, level: rule.rule.level,
      lead: texts.do.isEmpty ? text : texts.do.joined(separator: " "),
      reasons: why + questions + [words.sentence(finding)] + kept, clears: clears(place),
      held: review.holds[place].map { keeping.reason(place) ?? $0.words })
  }

  /// The same for a page about one deal: what is about somebody else says about whom.
  ///
  /// - Parameter reader: Whom it addresses; nil: whom the finding is for.
  func sheetPoint(_ place: Int, about deal: String? = nil, for reader: Addressee? = nil) -> Sheet.Point {
    let finding = review.evaluation.findings[place]
    let point = point(place, for: reader ?? review.addressee(finding))
    let isAbout = finding.subject.kind == .deal && finding.subject.ids.first == deal
    let others = finding.subject.ids.filter { $0 != reader?.person }
    let isReader = others.isEmpty || finding.subject.ids.count > 1
    let name = isReader ? Speech.list(others.map(names.person)) : names.subject(finding.subject, review)
    let subject = isAbout || name.isEmpty || point.lead.contains(name) ? "" : "\(name): "
    let held = point.held.map { ["Held back: \($0)."] } ?? []
    return Sheet.Point(
      level: point.level, subject + point.lead, reasons: point.reasons + held, foot: point.clears,
      rule: point.rule)
  }

  private func title(_ key: SubjectKey, for addressee: Addressee) -> String {
    switch key {
    case .deal(let id):
      let name = review.deal(id)?.name ?? id
      return name == id ? names.deal(id) : name
    case .other(let subject): return title(subject, for: addressee)
    }
  }

  private func title(_ subject: SubjectID, for addressee: Addressee) -> String {
    let others = subject.ids.filter { $0 != addressee.person }
    guard let other = others.first else { return "You" }
    switch subject.kind {
    case .organisation: return "The whole organisation"
    case .team: return "Team \(other)"
    case .account: return names.account(other)
    default: return Speech.list(others.map(names.person))
    }
  }

  private func details(_ key: SubjectKey, for addressee: Addressee) -> [String] {
    guard case .deal(let id) = key, let deal = review.deal(id) else { return [] }
    let owner = addressee.role == .manager ? deal.rep.map(names.person) : nil
    return [owner].compactMap(\.self) + speech.details(deal)
  }
}

/// What findings are gathered under.
private enum SubjectKey: Hashable {
  case deal(String)
  case other(SubjectID)

  init(_ finding: Finding) {
    self = finding.deal.map(Self.deal) ?? .other(finding.subject)
  }

  var isDeal: Bool {
    if case .deal = self { true } else { false }
  }
}
