import ArgumentParser

/// What no log can tell, asked of people; each tool is a file of its own.
struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Ask leaders and teams what no log can tell.",
    discussion: """
      Example: touchline survey ask --person R0007 --directory people.ndjson > form.yaml
      Example: touchline survey read form.yaml >> answers.ndjson
      """,
    subcommands: [SurveyAsk.self, SurveyRead.self])
}
