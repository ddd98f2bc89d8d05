import EventTime

// The table at the end of LANGUAGE.md section 8, in the order in which a rule is read aloud.
extension Schema {
  private static let waiting: Set<String> = ["later", "never", "next"]
  private static let counting: Set<String> = ["at_least", "at_most"]
  private static let triggered: Set<String> = ["when", "that", "earlier", "later", "never", "next"]

  static let starters = ["when", "while", "every"]

  static let rule = Schema(
    "a rule", what + sentence + life,
    oneOf: [starters], apart: [("expect", "while")])

  private static let what: [Key] = [
    .required("title", .text, "What should be so, as a sentence."),
    Key("about", .text, "Why the rule is right, and where it may be wrong; Markdown."),
    Key("practice", .word, "The practice that it measures, one of 'practices'."),
    Key(
      "per", .list(.choice(SubjectKind.simple.map(\.name))),
      "Whom the rule is about; a pair as [manager, rep]."),
    Key(
      "level", .choice(Level.allCases.map(\.rawValue)),
      "How soon somebody should know: before the next contact (act), in the next one-to-one (coach), or on record only (notice)."
    ),
    Key(
      "status", .choice(Status.allCases.map(\.rawValue)),
      "Whether it speaks (live), is only counted (trial), or rests."),
    Key("tags", .list(.word), "Words by which a site selects and mutes rules."),
  ]

  private static let sentence: [Key] = [
    Key("when", .event, "The rule begins with each activity of this event."),
    Key("while", .cel, "The rule speaks when this condition has become true."),
    Key(
      "every", .choice(Period.allCases.map(\.rawValue)), "The rule counts in each calendar period.",
      needs: ["expect"]),
    Key(
      "if", .cel, "When the sentence applies at all.", beside: triggered.union(counting).union(["every"])),
    Key(
      "expect", .mapping(.expectation), "What is expected then; without it, the event itself is the finding."),
    Key("each", .truth, "Every trigger waits on its own.", beside: ["later", "next"]),
    Key("unless", .event, "An event that ends the sentence while it waits.", beside: waiting),
    Key(
      "same", .list(.cel), "Values in which every event of the rule must agree with its trigger.",
      beside: triggered),
    Key("for", .duration, "How long the condition must have been true.", beside: ["while"]),
    Key(
      "without", .event, "The event that is missed while the condition is true.",
      beside: ["while", "without"],
      needs: ["in_last"]),
    Key(
      "in_last", .duration, "How long the event may stay away.", beside: ["while", "without"],
      needs: ["without"]),
    Key(
      "partial", .choice(["skip", "count"]), "Whether the first, partial period counts.",
      beside: counting.union(["every"])),
  ]

  private static let life: [Key] = [
    Key("clears", .clearing, "What ends a finding, where the default does not fit."),
    Key("expires", .duration, "When a finding ends by itself."),
    Key("cool_down", .duration, "No further finding on the subject for so long."),
    Key("after_close", .truth, "The rule also holds on deals that are closed."),
    Key("exceptions", .list(.mapping(.ruleException)), "Cases in which nothing is raised."),
    Key(
      "remind", .duration, "A reminder so long before the deadline.",
      beside: ["later", "at_least", "without", "while"]),
    Key(
      "mutes", .list(.word), "Rules, or tags as tag:name, that are silent on the subject while this speaks."),
    Key("aim", .mapping(.aim), "What a helpful nudge leads to."),
    .required("nudge", .mapping(.nudge), "What is said, and to whom."),
    Key("good_reasons", .list(.text), "What a person may well answer."),
  ]

  static let expectations = ["that", "earlier", "later", "never", "next", "at_least", "at_most"]

  static let expectation = Schema(
    "an expectation",
    [
      Key("that", .cel, "A condition that holds at the trigger."),
      Key("earlier", .event, "Something that has happened before the trigger."),
      Key("later", .event, "Something that follows the trigger.", needs: ["within", "by"]),
      Key("never", .event, "Something that does not follow the trigger.", needs: ["within"]),
      Key("next", .event, "What comes first among some events.", needs: ["among"]),
      Key(
        "at_least", .count(1...1_000_000), "So many in each period, or more; with 'against' a percentage.",
        needs: ["of"]),
      Key(
        "at_most", .count(0...1_000_000), "So many in each period, or fewer; with 'against' a percentage.",
        needs: ["of"]),
      Key(
        "within", .duration, "The time before or after the trigger.", beside: ["earlier", "never", "later"]),
      Key("by", .deadline, "A timestamp, or a duration before or after one.", beside: ["later"]),
      Key("since", .event, "Only what is later than this event; or 'previous'.", beside: ["earlier"]),
      Key("until", .event, "An event that ends the danger.", beside: ["never"]),
      Key("among", .event, "The events of which the first is looked at.", beside: ["next"]),
      Key("of", .event, "What is counted.", beside: counting),
      Key("distinct", .cel, "Counts different values instead of activities.", beside: counting),
      Key(
        "against", .choice(["previous"]), "Makes the bound a share of what the period before had.",
        beside: counting),
      Key(
        "basis", .int(1...1_000_000), "Fewer in the period before are too few to compare with.",
        beside: counting,
        needs: ["against"]),
    ], oneOf: [expectations])

  static let nudge = Schema(
    "a nudge",
    [
      Key("rep", .template, "To the rep: what to do."),
      Key("manager", .template, "To the manager: what is seen, as the start of a conversation."),
      Key("ask", .list(.template), "Coaching questions."),
      Key("do", .list(.template), "Next steps."),
    ], anyOf: ["rep", "manager"])

  static let clearingCondition = Schema(
    "'clears'", [.required("if", .cel, "A finding ends once this is true.")])

  /// What `clears` may be: an event, or a condition.
  static let clearing = Schema(
    "a clearing", (event.keys + clearingCondition.keys).map(\.optional), oneOf: [["kind", "if"]],
    orNames: true)

  static let ruleException = Schema(
    "an exception",
    [
      .required("name", .text, "What it is called in explanations."),
      .required("if", .cel, "When it holds, judged where a finding would be raised."),
      .required("reason", .text, "Why this is right."),
    ])

  static let aim = Schema(
    "an aim",
    [
      .required("event", .event, "What a helpful nudge leads to."),
      .required("within", .duration, "How soon."),
    ])
}
