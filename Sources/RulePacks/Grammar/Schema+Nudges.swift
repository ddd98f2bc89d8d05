// What a site says about being told: how much, how often, when not, and who hears next.
extension Schema {
  static let nudging = Schema(
    "the setting of nudges",
    [
      Key("most", .int(1...20), "Points in one message to one person, at most; without it 3."),
      Key("one_to_one", .int(2...20), "Points in a one-to-one: praise, pattern, then deals; without it 3."),
      Key("wait", .duration, "How long a point waits for what is found with it; without it 10 minutes."),
      Key(
        "repeat", .list(.duration),
        "After how long what is not answered is said again, time by time, and then no more; without it [7 days, 7 days]."
      ),
    ])

  /// Which nudges are meant: what is written has to match, all of it.
  static let matched = [
    Key("rules", .list(.word), "Rules as pack/*, pack/rule, rule or tag:name."),
    Key("practices", .list(.word), "Practices as pack/practice or practice."),
    Key("people", .list(.word), "Ids of those who are told."),
    Key("deals", .list(.word), "Ids of the deals that it is about."),
    Key("teams", .list(.word), "Teams of those who are told, or whose work it is about."),
  ]

  static let silence = Schema(
    "a silence",
    matched + [
      Key("from", .word, "A day or an instant from which on it holds."),
      .required("until", .word, "The last day, or an instant; at most a year ahead."),
      .required("why", .text, "Why this is right."),
      .required("owner", .text, "Who answers for it."),
    ], anyOf: matched.map(\.name))

  static let muteTimeParts = ["days", "hours", "dates"]

  static let muteTime = Schema(
    "a mute time",
    [
      Key("days", .list(.word), "Days of the week: mon-fri, or a list."),
      Key("hours", .word, "Hours of the day: 12:00-13:00, in each person's own zone."),
      Key("dates", .list(.int(-31...31)), "Days of the month: 1 is the first, -1 the last."),
      Key("calendar", .word, "One of 'calendars': only for those who work by it."),
      Key("why", .text, "Why nothing is said then."),
    ] + matched, anyOf: muteTimeParts)

  static let escalation = Schema(
    "an escalation",
    [
      .required("rules", .list(.word), "Rules as pack/*, pack/rule, rule or tag:name."),
      Key("manager", .int(1...100), "After so many half days of work without an answer the manager hears."),
      Key(
        "managers_manager", .int(1...100),
        "After so many half days of work without an answer the manager's manager hears."),
    ], anyOf: ["manager", "managers_manager"])
}
