package import Activity
import Engine
import EventTime
import RulePacks
import SourceText

/// The agenda of a one-to-one: one word of praise, one pattern, one deal; before them what the manager owes and what was
/// agreed last time.
package struct AgendaPage: Sendable {
  /// What the manager owes, so much of it.
  static let owedShown = 3
  /// How far back praise and patterns look.
  static let lookback: Int64 = 90

  package let rep: String
  package let manager: String
  let owed: [Sheet.Point]
  let last: [Sheet.Item]
  let praise: Sheet.Item?
  let pattern: Sheet.Point?
  let deals: [Sheet.Point]
  let replies: [Sheet.Item]
  let left: String?
  private let title: String
  private let asOf: String
  private let speech: Speech

  /// - Parameters:
  ///   - review: Of an evaluation of the whole log with verdicts, without a budget.
  ///   - manager: Who leads the rep.
  ///   - isForRep: The rep reads it: what the manager owes is left out.
  package init(
    rep: String, manager: String, _ review: Review, timeline: Timeline, directory: Directory, names: Names,
    speech: Speech, isForRep: Bool = false
  ) {
    let team = TeamFindings(review: review, directory: directory, manager: manager)
    let owed = isForRep ? [] : team.owedPoints(to: rep, most: Self.owedShown)
    let open = team.open(of: [rep]).filter(team.hasBeenSeen)
    let since = speech.asOf.advanced(by: -Self.lookback * 86_400_000)
    let pattern = Pattern(review, since: since) { place in
      let finding = review.evaluation.findings[place]
      return team.rep(of: finding) == rep && team.hasBeenSeen(place) && team.maySee(rep, at: finding.at)
    }
    let ofDeals = open.filter { place in
      let finding = review.evaluation.findings[place]
      return finding.deal != nil && finding.rule != pattern?.rule
    }
    // Praise and the pattern come before them.
    let deals = ofDeals.prefix(max(0, review.site.nudges.oneToOne - 2))
    let writer = PointWriter(
      review, shown: owed.map(\.place) + deals + [pattern?.place].compactMap(\.self), timeline: timeline,
      names: names,
      speech: speech, answers: nil)
    let reader = Addressee(role: .manager, person: manager)
    let talk = LastTalk(with: rep, in: timeline) { team.maySee(rep, at: $0) }
    self.rep = rep
    self.manager = manager
    self.speech = speech
    title = "\(names.person(manager)) and \(names.person(rep))"
    asOf = "as of \(speech.fullMoment(speech.asOf))"
    self.owed = owed.map { $0.point(writer, for: manager, names) }
    last = talk?.items(speech) ?? [Sheet.Item("No coaching talk with \(names.person(rep)) is on record.")]
    praise = Recognition(review, since: max(since, talk?.at ?? since)) { verdict in
      guard team.maySee(rep, at: verdict.at) else { return false }
      return verdict.subject.kind == .deal
        ? review.deal(verdict.subject.ids.first)?.rep == rep : verdict.subject.ids == [rep]
    }.map { $0.item(names, review, speech) }
    self.pattern = pattern.map { pattern in
      var point = writer.sheetPoint(pattern.place, for: reader)
      let deals = pattern.deals.map { names.subject(SubjectID(kind: .deal, ids: [$0]), review) }
      point.lead = "\(review.rules.rules[pattern.rule].rule.title): \(Speech.plural(deals.count, "deal"))"
      point.reasons =
        ["On \(Speech.list(deals))."]
        + (review.evaluation.findings[pattern.place].nudge?.ask.first.map { ["Ask: \($0)"] } ?? [])
      point.foot = ""
      return point
    }
    self.deals = deals.map { writer.sheetPoint($0, for: reader) }
    replies = NudgeBook(timeline).replies(of: [rep], to: team, since: talk?.at ?? since, names, speech)
    let rest = open.count - deals.count
    left =
      rest > 0
      ? "\(Speech.plural(rest, "further point")) on \(names.person(rep))'s deals: touchline check shows them."
      : nil
  }

  package var sheet: Sheet {
    let sections: [Sheet.Section?] = [
      owed.isEmpty ? nil : Sheet.Section("Yours first", [.points(owed)]),
      Sheet.Section("Last time", [.items(last)]),
      Sheet.Section(
        "Say well done",
        [praise.map { .items([$0]) } ?? .paragraph("Nothing on record was kept of late; ask what went well.")]
      ),
      Sheet.Section(
        "One pattern", [pattern.map { .points([$0]) } ?? .paragraph("No rule speaks on two of the deals.")]),
      Sheet.Section(
        deals.count > 1 ? "Deals" : "One deal",
        [deals.isEmpty ? .paragraph("Nothing else is open.") : .points(deals)]),
      replies.isEmpty ? nil : Sheet.Section("What came back", [.items(replies)]),
      Sheet.Section(
        "End with",
        [.items([Sheet.Item("One thing to try, by when, logged as coaching.held with its task.")])]),
    ]
    return Sheet(
      title: "One-to-one: \(title)", asOf: asOf, sections: sections.compactMap(\.self),
      foot: left.map { [$0] } ?? [])
  }

  /// One document.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("rep", rep)
      json.pair("manager", manager)
      json.pair("as_of", RFC3339.format(speech.asOf))
      json.list("owed", owed) { json, point in json.point(point) }
      json.list("last", last) { json, item in json.item(item) }
      for (name, items) in [("praise", praise.map { [$0] } ?? []), ("answers", replies)] {
        json.list(name, items) { json, item in json.item(item) }
      }
      for (name, points) in [("pattern", pattern.map { [$0] } ?? []), ("deal", deals)] {
        json.list(name, points) { json, point in json.point(point) }
      }
      json.pair("left", ifAny: left)
    }
    json.newline()
    return json.utf8
  }
}

extension Recognition {
  func item(_ names: Names, _ review: Review, _ speech: Speech) -> Sheet.Item {
    let times = count > 1 ? "\(count) times, last" : ""
    let again = wasBroken ? "kept again after it was broken: " : "kept "
    return Sheet.Item(
      statement,
      note: Speech.capitalized(
        "\(again)\(times.isEmpty ? "" : times + " ")on \(names.subject(subject, review)), \(speech.day(at)).")
    )
  }
}

extension JSONWriter {
  mutating func point(_ point: Sheet.Point) {
    pair("rule", ifAny: point.rule.isEmpty ? nil : point.rule)
    pair("level", ifAny: point.level?.rawValue)
    pair("lead", point.lead)
    pair("reasons", ifAny: point.reasons)
    pair("clears", ifAny: point.foot.isEmpty ? nil : point.foot)
  }

  mutating func item(_ item: Sheet.Item) {
    pair("text", item.text)
    pair("note", ifAny: item.note)
  }
}
