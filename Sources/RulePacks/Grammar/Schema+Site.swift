import Activity

extension Schema {
  static let site = Schema(
    "a site's file",
    [
      Key("touchline", .int(1...1), "The version of the language."),
      Key("use", .list(.mapping(.use)), "The packs in use; without it, all that are shipped."),
      Key("people", .word, "The file of the directory."),
      Key(
        "calendars", .named(.hyphenated, .mapping(.calendar)),
        "When people work; 'default' holds for everybody else."),
      Key("calendar_for", .list(.mapping(.calendarChoice)), "Whose calendar is which."),
      Key("select", .list(.mapping(.selection)), "Rules switched on and off; the last match wins."),
      Key("tune", .named(nil, .mapping(.packTuning)), "Values of packs, never their logic."),
      Key("except", .list(.mapping(.siteException)), "Cases in which nothing is raised here, for a time."),
      Key(
        "objectives", .named(.hyphenated, .mapping(.objective)),
        "What the business wants to reach, and what serves it."),
      Key("audience", .list(.mapping(.audience)), "Who is told, and when."),
      Key("nudges", .mapping(.nudging), "How much people are told, and how often."),
      Key("inhibit", .list(.mapping(.inhibition)), "Rules that are silent while another speaks."),
      Key("silences", .list(.mapping(.silence)), "For a time nothing is said."),
      Key(
        "mute_times", .named(.hyphenated, .mapping(.muteTime)),
        "Hours and days that come again and again, in which nothing is said."),
      Key("escalate", .list(.mapping(.escalation)), "Who hears of what is not answered."),
      Key(
        "hold_out", .mapping(.holdOut), "Nudges that are left unsaid by chance, to learn whether they help."),
      Key("kinds", .named(nil, .kind), "Kinds of activities of the site's own."),
    ])

  static let holdOut = Schema(
    "what is held out",
    [
      .required("share", .percent, "How many of the nudges, at most a half."),
      .required("salt", .word, "Any word; another one deals the lots anew."),
      .required("from", .date, "The first day."),
    ])

  static let use = Schema(
    "a pack in use",
    [
      .required("pack", .word, "A shipped pack, or a file."),
      Key("version", .word, "The version that was looked at."),
    ])

  static let calendarSubjects = SubjectKind.simple.filter { $0 != .organisation }

  static let calendarChoice = Schema(
    "a choice of a calendar",
    [.required("calendar", .word, "One of 'calendars'.")]
      + calendarSubjects.map { Key($0.name, .word, "The id of the \($0.name).") },
    oneOf: [calendarSubjects.map(\.name)])

  static let selection = Schema(
    "a selection",
    [
      Key("enable", .list(.word), "Rules as pack/*, pack/rule, rule or tag:name."),
      Key("disable", .list(.word), "Rules as pack/*, pack/rule, rule or tag:name."),
    ], oneOf: [["enable", "disable"]])

  static let packTuning = Schema(
    "the tuning of a pack",
    [
      Key("params", .named(nil, .value), "Values for its parameters."),
      Key("rules", .named(nil, .mapping(.ruleTuning)), "Levels, status and durations of its rules."),
    ])

  static let tunableDurations = ["within", "for", "in_last", "by", "cool_down", "expires", "remind", "aim"]

  static let ruleTuning = Schema(
    "the tuning of a rule",
    [
      Key("level", .choice(Level.allCases.map(\.rawValue)), "How soon somebody should know."),
      Key("status", .choice(Status.allCases.map(\.rawValue)), "Whether it speaks."),
      Key("why", .text, "Why it is tuned."),
      Key("owner", .text, "Who answers for it."),
    ] + tunableDurations.map { Key($0, .duration, "Another duration for the rule's '\($0)'.") })

  static let siteException = Schema(
    "an exception",
    [
      .required("rules", .list(.word), "Rules as pack/*, pack/rule, rule or tag:name."),
      .required("if", .cel, "When it holds."),
      .required("why", .text, "Why this is right."),
      .required("owner", .text, "Who answers for it."),
      .required("ends", .date, "When it ends; at most a year ahead."),
    ])

  static let objective = Schema(
    "an objective",
    [
      .required("says", .text, "What the business wants to reach, in a sentence."),
      Key("served_by", .list(.word), "Rules as pack/*, pack/rule, rule or tag:name."),
    ])

  static let audienceRoles = ["rep", "manager"]

  static let audience = Schema(
    "an audience",
    [
      .required("level", .choice(Level.allCases.map(\.rawValue)), "The level of the findings."),
      .required("to", .list(.choice(audienceRoles)), "Who is told."),
      .required(
        "when", .choice(SiteConfiguration.Audience.When.allCases.map(\.rawValue)),
        "With the next message, with the first of a day, or in the one-to-one."),
      Key("most", .word, "How many: 3 per person and day, or 2 per person and slot."),
    ])

  static let inhibition = Schema(
    "an inhibition",
    [
      .required("while", .word, "The rule that speaks."),
      .required("mute", .list(.word), "Rules or tags that are silent on the same subject."),
    ])
}

extension Schema {
  static let kindsFile = Schema(
    "a file of kinds",
    [
      .required("kinds", .named(nil, .kind), "Kinds of activities by name."),
      Key("touchline", .int(1...1), "The version of the language."),
      Key("domain", .word, "The domain that they belong to."),
    ])

  static let kind = Schema(
    "a kind",
    [
      Key("about", .text, "What happened, as a sentence."),
      Key("fields", .named(.identifier, .mapping(.field)), "The fields of its data."),
    ])

  static let field = Schema(
    "a field",
    [
      .required("type", .choice(FieldType.allCases.map(\.rawValue)), "What kind of value it has."),
      Key("required", .truth, "Every activity of the kind has it."),
      Key("values", .list(.value), "The values that it may have."),
      Key("open", .truth, "Further values may come."),
      Key("unit", .word, "The unit of a number."),
      Key("about", .text, "What it says."),
    ])
}
