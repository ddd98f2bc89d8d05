extension Schema {
  static let testFile = Schema(
    "a test file",
    [
      .required("touchline", .int(1...1), "The version of the language; always the first key."),
      .required("pack", .word, "The pack's file beside this one, such as ./customer-concept.yaml."),
      .required("tests", .list(.mapping(.test)), "Little logs, and what the rules make of them."),
    ])

  static let test = Schema(
    "a test",
    [
      .required("name", .text, "What is shown, as a phrase."),
      Key("rule", .word, "The rule that the outcomes are about."),
      Key("with", .mapping(.surroundings), "Parameters, directory and calendar of this test."),
      .required("log", .log, "One activity a line: time, kind, key=value pairs."),
      Key("as_of", .testTime, "When it is judged; by default at the last line."),
      Key("known_at", .testTime, "Hides what was recorded later."),
      .required(
        "expect", .choiceOr(PackTest.Expected.oneWord.map(\.rawValue), .expected),
        "One word, or a list of outcomes."),
      Key("exactly", .truth, "Nothing else happened."),
      Key("todo", .text, "Why it may fail for now; it fails once it passes."),
    ])

  static let surroundings = Schema(
    "'with'",
    [
      Key("params", .named(nil, .value), "Values of parameters of the pack."),
      Key("directory", .list(.named(nil, .value)), "Lines of the directory: people, accounts, deals."),
      Key("calendar", .mapping(.calendar), "When people work."),
    ])

  static let expected = Schema(
    "an expected outcome",
    [
      .required(
        "is", .choice(PackTest.Expected.Outcome.allCases.map(\.rawValue)),
        "A verdict, or a step of a finding's life."),
      Key("rule", .word, "The rule; may be left out where the pack has one."),
      Key("subject", .list(.word), "Whom it is about; a pair as a list."),
      Key("at", .testTime, "The instant at which it came about."),
      Key("says", .text, "The text of the nudge."),
      Key("to", .choice(["rep", "manager"]), "Whose text is compared."),
      Key("evidence", .list(.word), "Ids: the trigger, then what offends or answers."),
      Key("missing", .list(.word), "What was not on record."),
    ])

  static let calendar = Schema(
    "a calendar",
    [
      Key("zone", .word, "A time zone of the tz database, such as Europe/Berlin."),
      Key("days", .list(.word), "Working days: mon-fri, or a list."),
      Key("hours", .word, "Hours of business: 09:00-18:00."),
      Key("closed", .list(.date), "Days off."),
    ])
}
