extension Schema {
  static let checklist = Schema(
    "a checklist",
    [
      .required(
        "sources", .named(.hyphenated, .mapping(.checklistSource)), "Where the lines come from, by ids.")
    ])

  static let checklistSource = Schema(
    "a source",
    [
      .required("title", .text, "What the source is called."),
      .required("lines", .named(.hyphenated, .mapping(.checklistLine)), "What it asks for, by ids."),
    ])

  static let checklistLine = Schema(
    "a line of the checklist",
    [
      .required("says", .text, "What is asked for, in our words."),
      .required(
        "told_by", .choice(Checklist.Evidence.allCases.map(\.rawValue)), "What can tell whether it is so."),
      .required("by", .list(.word), "The rules, questions and checks that answer it."),
    ])

  static let survey = Schema(
    "a survey",
    [.required("lines", .named(.identifier, .mapping(.surveyLine)), "The statements, by their ids.")])

  static let surveyLine = Schema(
    "a line of the survey",
    [
      .required("statement", .text, "What one agrees with or not."),
      Key("words", .text, "What is asked for in words besides."),
      Key("source", .text, "Who asked it before, and what came of it."),
      Key("practice", .word, "The practice that it is about."),
      Key("beside", .list(.word), "What the log can set beside it."),
    ])

  static let surveyForm = Schema(
    "a form",
    [
      .required("survey", .int(1...1), "The version of the form."),
      .required("role", .choice(SurveyForm.Role.allCases.map(\.rawValue)), "In which voice it is answered."),
      .required("person", .word, "A leader, or a pseudonym."),
      .required("answered", .date, "The day that the answers carry."),
      .required("answers", .named(nil, .mapping(.surveyAnswer)), "The answers by the ids of the lines."),
      Key("team", .word, "The team of a pseudonym."),
      Key("revision", .int(SurveyForm.revisions), "Raised by whoever corrects answers."),
    ])

  static let surveyAnswer = Schema(
    "an answer",
    [
      Key("score", .int(Survey.scores), "From no to yes."),
      Key("words", .text, "What is told besides."),
    ])

  static let diagnosticExample = Schema(
    "an example",
    [
      .required("wrong", .text, "A pack that has the mistake."),
      .required("right", .text, "The pack without it."),
      Key("log", .text, "Lines of a log beside both, where the mistake is one beside a log only."),
      Key("before", .text, "The pack as it was, where the mistake is what became of it."),
      Key("beside", .text, "Another site's file, where the mistake is that of several."),
      Key("saved_as", .text, "How the wrong one is stored, where that is the mistake."),
    ])
}
