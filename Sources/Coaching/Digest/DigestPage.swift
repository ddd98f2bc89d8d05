package import Activity
import Engine
import EventTime
import RulePacks
import SourceText

/// A manager's week: the few points that matter, what came back, whom to talk with, and what was held back and why.
package struct DigestPage: Sendable {
  /// Points about the team, one of each deal.
  static let pointsShown = 5
  private static let week: Int64 = 7 * 86_400_000

  package let manager: String
  let owed: [Sheet.Point]
  let points: [Sheet.Point]
  let moved: [Sheet.Item]
  let talks: [Sheet.Item]
  let held: [Sheet.Item]
  private let title: String
  private let speech: Speech

  /// - Parameter review: Of an evaluation of the whole log, without a budget.
  package init(
    manager: String, _ review: Review, timeline: Timeline, directory: Directory, names: Names, speech: Speech
  ) {
    let team = TeamFindings(review: review, directory: directory, manager: manager)
    let people = team.team
    let owed = team.owedPoints(most: AgendaPage.owedShown)
    let open = team.open(of: Set(people))
    let seen = open.filter(team.hasBeenSeen)
    let shown = Self.few(seen, review)
    let writer = PointWriter(
      review, shown: owed.map(\.place) + shown, timeline: timeline, names: names, speech: speech, answers: nil
    )
    let reader = Addressee(role: .manager, person: manager)
    let since = speech.asOf.advanced(by: -Self.week)
    self.manager = manager
    self.speech = speech
    title = names.person(manager)
    self.owed = owed.map { $0.point(writer, for: manager, names) }
    points = shown.map { place in
      var point = writer.sheetPoint(place, for: reader)
      let rep = team.rep(of: review.evaluation.findings[place])
      point.lead = (rep.map { "\(names.person($0)) · " } ?? "") + point.lead
      return point
    }
    moved =
      Self.moved(review, team, since)
      + NudgeBook(timeline).replies(of: Set(people), to: team, since: since, names, speech)
    talks = people.map { person in
      let talk = LastTalk(with: person, in: timeline) { team.maySee(person, at: $0) }
      return Sheet.Item(
        names.person(person),
        note: talk.map { "last talk \(speech.distance($0.at))" } ?? "no coaching talk on record")
    }
    held = Self.held(review, team, shown: shown.count, seen: seen.count, open: open.count)
  }

  /// Of each deal, and of each rule, the first: variety tells a week more than repetition.
  private static func few(_ places: [Int], _ review: Review) -> [Int] {
    var deals: Set<String> = []
    var rules: Set<Int> = []
    return Array(
      places.filter { place in
        let finding = review.evaluation.findings[place]
        return deals.insert(finding.deal ?? finding.subject.description).inserted
          && rules.insert(finding.rule).inserted
      }.prefix(pointsShown))
  }

  private static func moved(_ review: Review, _ team: TeamFindings, _ since: Instant) -> [Sheet.Item] {
    let people = Set(team.team)
    let theirs = review.evaluation.findings.indices.filter { place in
      let finding = review.evaluation.findings[place]
      guard review.holdByRule[finding.rule] == nil, let rep = team.rep(of: finding) else { return false }
      return people.contains(rep) && team.maySee(rep, at: finding.at)
    }.map { review.evaluation.findings[$0] }
    let raised = theirs.count { $0.at > since }
    let cleared = theirs.count { $0.status.clearedBy != nil && $0.status.clearedAt ?? .earliest > since }
    return [
      Sheet.Item(
        "\(Speech.plural(raised, "point")) raised this week, \(cleared) settled by something that was done.")
    ]
  }

  private static func held(
    _ review: Review, _ team: TeamFindings, shown: Int, seen: Int, open: Int
  ) -> [Sheet.Item] {
    let people = Set(team.team)
    var counts: [Hold: Int] = [:]
    for place in review.evaluation.findings.indices {
      let finding = review.evaluation.findings[place]
      guard finding.status == .open, let hold = review.holds[place],
        team.rep(of: finding).map(people.contains) ?? false
      else { continue }
      counts[hold, default: 0] += 1
    }
    let budget = seen - shown
    return
      (budget > 0 ? [Sheet.Item("\(budget): on the same deals, of the same rules, or of less weight.")] : [])
      + (open > seen
        ? [Sheet.Item("\(open - seen): raised less than a working day ago; the rep hears it first.")] : [])
      + Hold.allCases.compactMap { hold in counts[hold].map { Sheet.Item("\($0): \(hold.words).") } }
  }

  package var sheet: Sheet {
    let sections: [Sheet.Section?] = [
      owed.isEmpty ? nil : Sheet.Section("Yours first", [.points(owed)]),
      Sheet.Section(
        points.isEmpty ? "Nothing of your team's needs you" : "What matters this week", [.points(points)]),
      Sheet.Section("What moved", [.items(moved)]),
      talks.isEmpty
        ? nil
        : Sheet.Section(
          "One-to-ones", note: "In the order of ids; touchline agenda prepares one.", [.items(talks)]),
      held.isEmpty ? nil : Sheet.Section("Held back, and why", [.items(held)]),
    ]
    return Sheet(
      title: "Your week: \(title)", asOf: "as of \(speech.fullMoment(speech.asOf))",
      sections: sections.compactMap(\.self))
  }

  /// One document.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("manager", manager)
      json.pair("as_of", RFC3339.format(speech.asOf))
      for (name, points) in [("owed", owed), ("points", points)] {
        json.list(name, points) { json, point in json.point(point) }
      }
      for (name, items) in [("moved", moved), ("talks", talks), ("held", held)] {
        json.list(name, items) { json, item in json.item(item) }
      }
    }
    json.newline()
    return json.utf8
  }
}
