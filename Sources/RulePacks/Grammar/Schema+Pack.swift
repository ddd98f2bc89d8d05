import EventTime

extension Schema {
  static let pack = Schema(
    "a pack",
    [
      .required("touchline", .int(1...1), "The version of the language; always the first key."),
      .required("pack", .word, "The pack's id. A rule's full name is pack/rule."),
      .required("version", .word, "Three numbers, such as 1.2.0."),
      .required("title", .text, "What the pack is called in lists."),
      .required("summary", .text, "What the pack is good for, in a sentence."),
      .required("domain", .word, "The rule domain that this pack belongs to."),
      Key("requires", .list(.word), "Further domains whose functions its expressions use."),
      Key(
        "params", .named(.identifier, .mapping(.parameter)), "What a site may tune without editing the pack."),
      Key(
        "lists", .named(.identifier, .list(.value)), "Lists of texts or numbers that expressions may ask for."
      ),
      Key("events", .named(.hyphenated, .event), "What happened: names for sets of activities."),
      Key(
        "facts", .named(.identifier, .mapping(.fact)), "What is true now: folds of a subject's activities."),
      Key(
        "norms", .named(.identifier, .mapping(.norm)),
        "What is usual: quantiles of what was measured on won deals."),
      Key(
        "practices", .named(.hyphenated, .mapping(.practice)),
        "The statements that rules measure, with published figures."
      ),
      .required("rules", .named(.hyphenated, .mapping(.rule)), "What is expected: one sentence each."),
      Key("brief", .mapping(.brief), "The pack's part of the page before a call."),
      Key("tests", .list(.mapping(.test)), "Little logs, and what the rules make of them."),
    ])

  static let parameter = Schema(
    "a parameter",
    [
      .required("type", .choice(ParameterType.allCases.map(\.rawValue)), "What kind of value it takes."),
      .required("default", .value, "Its value where a site says nothing."),
      Key("min", .percent, "The least value that a site may choose."),
      Key("max", .percent, "The greatest value that a site may choose."),
      Key("about", .text, "What it decides, for whoever tunes it."),
    ])

  static let practice = Schema(
    "a practice",
    [
      .required("statement", .text, "The practice as a sentence that people can agree to or not."),
      Key("objective", .word, "What of the business it serves: one of a site's objectives."),
      Key("benchmark", .mapping(.benchmark), "What published studies found."),
    ])

  static let benchmark = Schema(
    "a benchmark",
    [
      .required("source", .text, "Who found it, when, and how it was asked."),
      Key("world_class", .percent, "The share of the best organisations that agree."),
      Key("everyone", .percent, "The share of all organisations that agree."),
    ])

  static let brief = Schema(
    "the brief",
    [
      Key("working", .list(.mapping(.briefLine)), "Lines under what works on the deal."),
      Key("not_working", .list(.mapping(.briefLine)), "Lines under what does not work."),
      Key("next", .list(.mapping(.briefLine)), "Lines under what comes next."),
    ])

  static let briefLine = Schema(
    "a line of the brief",
    [
      .required("if", .cel, "When the line is printed; judged per deal with the pack's facts."),
      .required("say", .template, "What it says."),
    ])
}

extension Schema {
  static let event = Schema(
    "an event",
    [
      .required("kind", .list(.word), "The kind or kinds of activities that it is made of."),
      Key(
        "with", .named(nil, .list(.value)),
        "Fields of the activity's data that equal a value, or one of several."),
      Key("where", .cel, "A condition on the activity at hand."),
      Key("says", .text, "The event as a phrase: a proposal was sent."),
    ], orNames: true)

  static let fact: Schema = {
    let folds: [Key] = [
      Key("count", .event, "How many activities there are of an event."),
      Key(
        "distinct", .cel, "How many different values there are; a list counts its elements.", needs: ["of"]),
      Key("sum", .cel, "The sum of a value over the activities.", needs: ["of"]),
      Key("mean", .cel, "The mean of a value over the activities.", needs: ["of"]),
      Key("min", .cel, "The least value; unknown where there is none.", needs: ["of"]),
      Key("max", .cel, "The greatest value; unknown where there is none.", needs: ["of"]),
      Key("latest", .event, "The latest activity of an event; null where there is none."),
      Key("first", .event, "The first activity of an event; null where there is none."),
      Key("values", .cel, "The different values, in the order in which they came.", needs: ["of"]),
      Key(
        "mean_time_from", .event,
        "The mean time from such an activity to the next one of 'to'; unknown where there is none.",
        needs: ["to"]),
      Key("pending", .cel, "How many keys have an 'of' later than their latest 'until'.", needs: ["of"]),
    ]
    let qualifiers: [Key] = [
      Key("of", .event, "The event whose activities are folded."),
      Key("to", .event, "With 'mean_time_from': what ends a time.", beside: ["mean_time_from"]),
      Key("where", .cel, "Which of the activities count."),
      Key("within", .duration, "Only those of the time just before, such as 45 days."),
      Key("last", .int(1...1_000_000), "Only so many of the latest."),
      Key("since", .event, "Only what is later than the latest of this event."),
      Key("until", .event, "With 'pending': what settles a key.", beside: ["pending"]),
    ]
    return Schema("a fact", folds + qualifiers, oneOf: [folds.map(\.name)])
  }()
}
