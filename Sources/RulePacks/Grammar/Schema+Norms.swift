import EventTime

extension Schema {
  static let norm = Schema(
    "a norm",
    [
      .required(
        "quantile", .percent, "Which of the values is usual: 50% is the middle one, 80% a large one."),
      Key("of", .cel, "What is measured on each won deal: a number or a time."),
      Key("at", .event, "Measured at each such activity, not at the win.", beside: ["of"]),
      Key("time_from", .event, "Measured is the time from such an activity.", needs: ["to"]),
      Key("to", .event, "The next such activity, at which the time ends.", beside: ["time_from"]),
      Key(
        "only", .choice(Norm.Only.allCases.map(\.rawValue)),
        "Of all that one deal gives, only its greatest value, such as its longest silence."),
      Key("by", .list(.cel), "What has to be the same, such as deal.stage or account.fields.segment."),
      Key(
        "every", .choice(Period.allCases.map(\.rawValue)),
        "At the start of which periods it is drawn up anew; month where nothing is said."),
      Key("at_least", .count(1...100_000), "Of how many won deals, at least; 20 where nothing is said."),
      Key("otherwise", .value, "What stands in where there are fewer: a value, a parameter or another norm."),
    ], oneOf: [["of", "time_from"]])
}
