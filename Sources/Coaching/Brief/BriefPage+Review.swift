package import Activity
package import Engine
import EventTime
import RulePacks

extension BriefPage {
  /// - Parameters:
  ///   - deal: The deal that the call is about.
  ///   - review: Of an evaluation of this deal with verdicts and brief lines, without a budget.
  ///   - answers: Says what would end a finding where words for its condition are wanting, and tries what not to do.
  ///   - provesEnds: Whether what would end each open finding is looked for and tried.
  package init(
    _ deal: DealSummary, review: Review, timeline: Timeline, names: Names, speech: Speech,
    answers: ClearingAnswers? = nil, provesEnds: Bool = false
  ) {
    let activities = timeline.activities(of: deal.id)
    let writer = BriefWriter(
      deal: deal, review: review, activities: activities, speech: speech, answers: answers)
    let contacts = DealContacts(activities, names: names, speech: speech)
    let promises = DealPromises(activities, asOf: speech.asOf)
    self.deal = deal.id
    self.speech = speech
    title = deal.name == deal.id ? names.deal(deal.id) : deal.name
    details =
      speech.details(deal)
      + [deal.account.map(names.account), deal.rep.map(names.person)].compactMap(\.self)
    instant = speech.asOf
    asOf = "as of \(speech.fullMoment(speech.asOf))"
    working = Array((writer.lines(.working) + writer.kept).prefix(Self.linesShown))
    notWorking = Array((writer.lines(.notWorking) + writer.open).prefix(Self.linesShown))
    next = Array((writer.keeping + writer.lines(.next) + writer.coming).prefix(Self.linesShown))
    avoid = Array((writer.quiet + (answers?.cautions(deal, review) ?? [])).prefix(Self.linesShown))
    open = writer.openPoints(provesEnds: provesEnds)
    met = contacts.met
    notMet = contacts.notMet
    ours = promises.ours
    theirs = promises.theirs
    cannotTell = writer.gaps
    let aim = contacts.unasked.map { ["What does \($0.name) want to fix, avoid or accomplish?"] } ?? []
    let questions = aim + writer.questions
    self.questions = Array(
      (questions.isEmpty ? Self.standingQuestions : questions).prefix(Self.questionsShown))
    drawing = DealDrawing.draw(activities, findings: writer.marks, speech: speech)
  }
}

/// Gathers what an evaluation says of one deal into lines.
private struct BriefWriter {
  let deal: DealSummary
  let review: Review
  /// Of the deal, in their order.
  let activities: [LoggedActivity]
  let speech: Speech
  let answers: ClearingAnswers?

  /// What the packs say under a heading; each pack at most two lines.
  func lines(_ section: Engine.BriefLine.Section) -> [BriefPage.Line] {
    var counts: [String: Int] = [:]
    return review.evaluation.briefLines.compactMap { line in
      guard line.deal == deal.id, line.section == section, counts[line.pack, default: 0] < 2 else {
        return nil
      }
      counts[line.pack, default: 0] += 1
      return BriefPage.Line(line.text)
    }
  }

  /// Practices that were kept and are not broken now, the latest first, in the words of what we believe.
  var kept: [BriefPage.Line] {
    let broken = Set(openPlaces.compactMap { practice(review.evaluation.findings[$0].rule) })
    var latest: [String: (at: Instant, count: Int)] = [:]
    for verdict in review.evaluation.verdicts where verdict.outcome == .met && isAboutDeal(verdict.subject) {
      guard let practice = practice(verdict.rule), !broken.contains(practice) else { continue }
      guard review.holdByRule[verdict.rule]?.isDoubt != true else { continue }
      let before = latest[practice] ?? (verdict.at, 0)
      latest[practice] = (max(before.at, verdict.at), before.count + 1)
    }
    return latest.sorted { ($1.value.at, $0.key) < ($0.value.at, $1.key) }.map { practice, kept in
      let times = kept.count > 1 ? "kept \(kept.count) times, last" : "kept"
      return BriefPage.Line(practice, note: "\(times) \(speech.day(kept.at))")
    }
  }

  /// What the rule's practice says, as a sentence.
  private func practice(_ rule: Int) -> String? {
    let rule = review.rules.rules[rule]
    return rule.rule.practice.flatMap(review.rules.packs[rule.pack].practice)?.statement
  }

  /// What is open on the deal, most important first, with what would clear it.
  var open: [BriefPage.Line] {
    var lines: [BriefPage.Line] = []
    for place in openPlaces where lines.count < BriefPage.linesShown {
      let finding = review.evaluation.findings[place]
      guard !lines.contains(where: { $0.text == said(finding) }) else { continue }
      lines.append(BriefPage.Line(said(finding), note: clause(finding).map { "open until \($0)" }))
    }
    return lines
  }

  /// All of it, with the reason where `check` would not put it before anybody.
  func openPoints(provesEnds: Bool) -> [BriefPage.OpenPoint] {
    openPlaces.map { place in
      let finding = review.evaluation.findings[place]
      let rule = review.rule(finding)
      return BriefPage.OpenPoint(
        id: finding.id, rule: rule.fullName, level: rule.rule.level, text: said(finding),
        clears: ClearingWords(rule.rule, in: review.pack(finding)).sentence,
        ends: provesEnds ? answers?.endings(finding, review, speech) ?? [] : [],
        held: review.holds[place]?.rawValue)
    }
  }

  private func said(_ finding: Finding) -> String {
    finding.nudge?.rep ?? finding.nudge?.manager ?? review.rule(finding).rule.title
  }

  private func clause(_ finding: Finding) -> String? {
    let words = ClearingWords(review.rule(finding).rule, in: review.pack(finding))
    return (words.isQuoted ? answers?.clause(finding, review, speech) : nil) ?? words.clause
  }

  /// What is open, as a drawing shows it.
  var marks: [(at: Instant, level: Level, title: String)] {
    openPlaces.map { place in
      let finding = review.evaluation.findings[place]
      let rule = review.rule(finding).rule
      return (finding.at, rule.level, rule.title)
    }
  }

  /// What another point asks to be left aside.
  var quiet: [BriefPage.Line] {
    let words = KeepingWords(review)
    let muted = review.open { place in
      let finding = review.evaluation.findings[place]
      return (finding.deal == deal.id || isAboutDeal(finding.subject)) && review.holds[place] == .muted
    }
    var lines: [BriefPage.Line] = []
    for place in muted {
      let line = BriefPage.Line(
        "Leave aside: \(review.rule(review.evaluation.findings[place]).rule.title)", note: words.reason(place)
      )
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  /// What the account is worth where a finding advises to give the sale up, and what is kept quiet meanwhile.
  var keeping: [BriefPage.Line] {
    let words = KeepingWords(review)
    return openPlaces.compactMap { place in
      words.worth(review.evaluation.findings[place]).map { BriefPage.Line($0, note: words.quiet(place)) }
    }
  }

  /// Coaching questions of what is open, each once.
  var questions: [String] {
    var questions: [String] = []
    for place in openPlaces {
      for question in review.evaluation.findings[place].nudge?.ask ?? [] where !questions.contains(question) {
        questions.append(question)
      }
    }
    return questions
  }

  /// Findings, by place, that are open on the deal.
  private var openPlaces: [Int] {
    review.open { place in
      let finding = review.evaluation.findings[place]
      return (finding.deal == deal.id || isAboutDeal(finding.subject)) && review.holds[place]?.isDoubt != true
    }
  }

  private func isAboutDeal(_ subject: SubjectID) -> Bool {
    subject.kind == .deal && subject.ids == [deal.id]
  }

  /// Appointments, tasks, waits and the close date, by time; what has no time comes last.
  var coming: [BriefPage.Line] {
    let planned = PlannedSteps(activities, asOf: speech.asOf).steps.map { step in
      (at: Optional(step.at), line: BriefPage.Line(said(step)))
    }
    return (planned + waits + close).sorted { ($0.at ?? .latest) < ($1.at ?? .latest) }.map(\.line)
  }

  private func said(_ step: PlannedSteps.Step) -> String {
    let when = speech.moment(step.at)
    return step.at < speech.asOf ? "\(step.what), due \(when), is not done" : "\(step.what): \(when)"
  }

  /// What is expected by a deadline that has not come yet. A silence that grows is no appointment.
  private var waits: [(at: Instant?, line: BriefPage.Line)] {
    review.evaluation.verdicts.compactMap { verdict in
      guard verdict.outcome == .open, isAboutDeal(verdict.subject), let due = verdict.due else { return nil }
      let rule = review.rules.rules[verdict.rule].rule
      guard case .when(_, if: _, expect: .later(let event, deadline: _, each: _)) = rule.form else {
        return nil
      }
      guard review.holdByRule[verdict.rule]?.isDoubt != true else { return nil }
      return (due, BriefPage.Line("Awaited by \(speech.moment(due)): \(EventWords(event).happened)"))
    }
  }

  private var close: [(at: Instant?, line: BriefPage.Line)] {
    guard deal.open, let date = deal.closeDate, abs(speech.daysAgo(date)) <= 30 else { return [] }
    let text =
      date < speech.asOf
      ? "The close date, \(speech.day(date)), has passed" : "To close \(speech.distance(date))"
    return [(date, BriefPage.Line(text))]
  }

  /// What rules could not judge, with what is missing, and how many the log cannot answer at all.
  var gaps: [String] {
    var gaps: [String] = []
    for verdict in review.evaluation.verdicts.reversed() where verdict.outcome == .unknown {
      guard isAboutDeal(verdict.subject), review.holdByRule[verdict.rule]?.isDoubt != true else { continue }
      let missing = verdict.missing.map { Speech.words($0.split(separator: ".").last ?? "") }
      let what = missing.isEmpty ? "" : " (not on record: \(Speech.list(missing)))"
      let gap = review.rules.rules[verdict.rule].rule.title + what
      if !gaps.contains(gap) { gaps.append(gap) }
    }
    let shown = Array(gaps.prefix(BriefPage.questionsShown))
    let more = gaps.count - shown.count
    let uncaptured = review.holdByRule.filter { $0 == .notCaptured }.count
    let rest = [
      more > 0 ? Speech.plural(more, "further rule") + " for want of data" : nil,
      uncaptured > 0 ? Speech.plural(uncaptured, "rule") + " whose activities this log never carries" : nil,
    ]
    return shown + rest.compactMap(\.self)
  }
}
