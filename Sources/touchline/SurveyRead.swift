import Activity
import ArgumentParser
import BuiltInDomains
import EventTime
import RulePacks
import SourceText

/// Turns forms that were filled in into activities.
struct SurveyRead: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read forms that were filled in, and print their answers as a log.",
    discussion: """
      Every form is checked before the first answer is printed: what is wrong is said with its place, and nothing is \
      printed then. A form that is read again adds nothing to a log; whoever corrects answers raises 'revision'.

      Example: touchline survey read forms/*.yaml --directory people.ndjson --people-out voices.ndjson >> answers.ndjson
      """)

  @Argument(help: "Forms.")
  var forms: [String]

  @Option(
    help: ArgumentHelp(
      "People: a team that is too small to hide in, and a leader who leads nobody, are refused.",
      valueName: "file"))
  var directory: String?

  @Option(help: ArgumentHelp("The site's configuration, touchline.yaml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Write the teams of pseudonyms here, as lines of a directory.", valueName: "file"))
  var peopleOut: String?

  func run() throws {
    let site = try SiteFiles.site(config)
    let zone = site.defaultCalendar.zone
    let people = try directory.map { path throws(Failure) in try SiteFiles.directory(path, site: site) }
    var read: [SurveyForm] = []
    var diagnostics: [Diagnostic] = []
    for path in forms {
      let file = try Files.read(path)
      let (form, problems) = SurveyForm.read(file, survey: ShippedPractices.survey) { day in
        people.map { SurveyRespondents($0, at: zone.startOfDay(day)) }
      }
      diagnostics += problems
      if let form { read.append(form) }
    }
    try Problems.report(diagnostics)
    for form in read { Console.standardOutput.write(form.ndjson(zone: zone)) }
    if let peopleOut {
      let stream = try Files.create(peopleOut)
      for form in read { stream.write(form.directoryLine) }
    }
  }
}
