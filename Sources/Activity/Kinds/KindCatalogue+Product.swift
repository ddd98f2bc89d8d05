extension KindCatalogue {
  /// What the product itself writes.
  static let productKinds: [KindDeclaration] = [
    .init(
      name: "nudge.sent",
      about:
        "Written by the product: a nudge reached a person. `any` leaves the nudge.* kinds out; rules that name them read them; what a run writes, the next run reads.",
      fields: [
        .init("nudge", .text, required: true, about: "its id"),
        .init("rule", .text, required: true, about: "full name"),
        .init("to", .text, required: true, values: ["rep", "manager"], about: "rep, manager"),
        .init("person", .text, about: "the id of who was told"),
        .init("finding", .text, about: "the id of the finding"),
        .init("subject", .text, about: "what it is about: deal D1"),
        .init("level", .text, values: ["notice", "coach", "act"], about: "how soon somebody should know"),
        .init("escalated", .bool, about: "the manager told is the manager's manager"),
      ]),
    .init(
      name: "nudge.answered", about: "Written by the product: the person answered.",
      fields: [
        .init("nudge", .text, required: true, about: "its id"),
        .init(
          "answer", .text, required: true, values: ["done", "later", "not_relevant", "wrong"],
          about: "done, later, not_relevant, wrong"),
        .init("until", .instant, about: "until when, for later"),
        .init("reason", .text, about: "one of the rule's good reasons, or words"),
        .init("by", .text, about: "the id of who answered"),
      ]),
    .init(
      name: "nudge.ended", about: "Written by the product: a nudge is over without an answer.",
      fields: [
        .init("nudge", .text, required: true, about: "its id"),
        .init(
          "how", .text, required: true, values: ["cleared", "expired", "withdrawn"],
          about: "cleared, expired, withdrawn"),
      ]),
  ]
}
