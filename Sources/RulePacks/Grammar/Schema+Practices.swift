extension Schema {
  static let checklist = Schema(
    "a checklist",
    [.required("sources", .named(.hyphenated, .mapping(.checklistSource)), "The articles, by their ids.")])

  static let checklistSource = Schema(
    "a source",
    [
      .required("title", .text, "What the article is called."),
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
}
