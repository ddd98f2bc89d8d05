import Activity
import ArgumentParser
import BuiltInDomains
import EventTime
import RulePacks
import SourceText

/// Prints the form of one person.
struct SurveyAsk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Print the form that one person fills in.",
    discussion: """
      Whoever leads people answers by name. Everybody else answers under a pseudonym that is made by chance and kept \
      nowhere; the team is named only where it has five members or more. Print each form once and hand it over: a \
      second form for the same person counts as a second person.

      Example: touchline survey ask --person R0007 --directory people.ndjson --day 2026-03-31 > form.yaml
      """)

  @Option(help: ArgumentHelp("Who is asked, as the directory names them.", valueName: "id"))
  var person: String

  @Option(help: ArgumentHelp("People, with their teams and managers: NDJSON or YAML.", valueName: "file"))
  var directory: String?

  @Option(help: ArgumentHelp("The site's configuration, touchline.yaml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The day that the answers carry (default: today).", valueName: "day"))
  var day: String?

  @Option(help: ArgumentHelp("Write the form here instead of standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    let site = try SiteFiles.site(config)
    let zone = site.defaultCalendar.zone
    let instant = try day.map { text throws(Failure) in try Moment.parse(text, "--day", zone) } ?? Moment.now
    let respondents = SurveyRespondents(try SiteFiles.directory(directory, site: site), at: instant)
    let form = SurveyForm(voice: try voice(respondents), day: zone.local(instant).date)
    let stream = try output.map(Files.create) ?? Console.standardOutput
    stream.write(form.yaml(ShippedPractices.survey))
  }

  private func voice(_ respondents: SurveyRespondents) throws(Failure) -> SurveyForm.Voice {
    guard respondents.knows(person) else {
      let meant = nearest(person, among: respondents.ids).map { "; did you mean '\($0)'?" } ?? ""
      throw .usage("the directory knows nobody '\(person)' on that day\(meant)")
    }
    if respondents.isLeader(person) { return .leader(person) }
    guard respondents.memberCount >= Survey.smallestGroup else {
      throw .usage(
        "only \(respondents.memberCount) people would answer under pseudonyms; fewer than \(Survey.smallestGroup) cannot hide"
      )
    }
    var chance = SystemRandomNumberGenerator()
    return .member(
      pseudonym: SurveyForm.pseudonym(chance.next()), team: respondents.team(of: person))
  }
}
