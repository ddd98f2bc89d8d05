import Activity
import Activity
import ArgumentParser
import BuiltInDomains
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

/// How far practices are kept: the log, the own answer and what was published, side by side.
struct ScorecardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorecard",
    abstract: "Say of each practice how often it was kept, beside what people answer and what was published.",
    discussion: """
      From the log: kept, broken, and as a number of its own what nobody can tell, with a 95 % interval, the period \
      before and the months; on fewer than 20 opportunities counts alone. Beside it the share of leaders and of the team \
      that agree (touchline survey), and published figures, which are self-reported and no target. Nobody is ranked: \
      --people lists counts in the order of names. A deal counts for who holds it now, in the team of that day.

      Example: touchline scorecard --log year.ndjson answers.ndjson --directory people.ndjson
      Example: touchline scorecard --team north --days 90 --log year.ndjson --directory people.ndjson --format html > card.html
      Example: touchline scorecard --rep R0007 --log year.ndjson --directory people.ndjson
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var reader: ReaderOption

  @Option(help: ArgumentHelp("The length of the period, which ends at --as-of.", valueName: "days"))
  var days = 90

  @Option(help: ArgumentHelp("Only this team, as the directory names it.", valueName: "team"))
  var team: String?

  @Option(help: ArgumentHelp("Only those whom this person leads.", valueName: "id"))
  var manager: String?

  @Option(help: ArgumentHelp("This person's numbers first, the team's beside them.", valueName: "id"))
  var rep: String?

  @Flag(help: "List people, in the order of their names.")
  var people = false

  /// Beyond some years a period says nothing.
  private static let longest = 1_830

  func validate() throws {
    guard (7...Self.longest).contains(days) else {
      throw ValidationError("--days is a number from 7 to \(Self.longest)")
    }
    guard [team, manager, rep].compactMap(\.self).count < 2 else {
      throw ValidationError("--team, --manager and --rep exclude each other")
    }
  }

  func run() throws {
    let premises = try Premises(input)
    try checkScope(premises)
    try checkReader(premises)
    let inputs = try Inputs(premises)
    let evaluation = inputs.evaluate(
      EvaluationOptions(asOf: inputs.asOf, texts: false, verdicts: true, threads: input.threadCount))
    let review = Review(
      evaluation, rules: inputs.rules, site: inputs.site, asOf: inputs.asOf, timeline: inputs.timeline,
      budget: .unlimited)
    let card = ScorecardRun(
      review, timeline: inputs.timeline, directory: inputs.directory, survey: ShippedPractices.survey,
      scope: ScorecardScope(team: team, manager: manager, rep: rep, listsPeople: people)
    ).scorecard(days: days)
    let result = ScorecardPage(
      card, names: Names(inputs.directory, asOf: inputs.asOf),
      speech: Speech(zone: inputs.site.defaultCalendar.zone, asOf: inputs.asOf))
    page.format.write(result.sheet, page.color) { card.json }
    try inputs.failIfIncomplete()
  }

  /// A wrong name is answered with the nearest.
  private func checkScope(_ premises: Premises) throws(Failure) {
    let people = premises.directory.entries.filter { $0.kind == .person }
    let known = [
      ("team", team, Set(people.compactMap(\.team))), ("manager", manager, Set(people.compactMap(\.manager))),
      ("rep", rep, Set(people.map(\.id))),
    ]
    for (what, id, ids) in known {
      guard let id, !ids.contains(id) else { continue }
      let meant = nearest(id, among: ids).map { "; did you mean '\($0)'?" } ?? ""
      throw .usage("the directory knows no \(what) '\(id)'\(meant)")
    }
  }

  /// Sums over several people are for whoever is among them or leads one of them; people by name, for who leads them all.
  private func checkReader(_ premises: Premises) throws(Failure) {
    guard let person = reader.reader else { return }
    let now = premises.asOf
    if let rep { try reader.check(premises, [(rep, now)]) }
    let members = premises.directory.people(
      team: team, ledBy: manager ?? (rep == nil ? nil : person), at: now)
    let sight = Sight(premises.directory)
    let mayCount = rep != nil || manager == person || members.contains { sight.may(person, see: $0, at: now) }
    let mayList = !people || members.allSatisfy { sight.may(person, see: $0, at: now) }
    guard mayCount, mayList else {
      let what = mayCount ? "--people lists others than their own" : "it counts nobody whom they lead"
      throw .usage("'\(person)' may not see this: \(what)")
    }
  }
}

extension Directory {
  /// Ids of people by team and by who leads them at an instant; without either, everybody.
  fileprivate func people(team: String?, ledBy manager: String?, at instant: Instant) -> [String] {
    Set(entries.filter { $0.kind == .person }.map(\.id)).sorted().filter { id in
      guard let entry = entry(.person, id, at: instant) else { return false }
      return (team == nil || entry.team == team) && (manager == nil || entry.manager == manager)
    }
  }
}
