extension KindCatalogue {
  /// Tasks, plans, objections, offers and requests.
  static let workKinds: [KindDeclaration] = [
    .init(
      name: "task.planned",
      about:
        "Somebody said what they will do by when: a next step, a promise, a task of the mutual plan. `at` is when it was said.",
      fields: [
        .init("task", .text, required: true, about: "its id"),
        .init("due", .instant, required: true, about: "by when"),
        .init("side", .text, required: true, values: sides, about: "us, customer, both"),
        .init("promised", .bool, about: "the other side was told"),
        .init("what", .text, about: "in a few words"),
      ], isPlanned: true),
    .init(
      name: "task.moved", about: "The date of a task changed.",
      fields: [
        .init("task", .text, required: true, about: "its id"),
        .init("due", .instant, required: true, about: "new date"),
        .init("side", .text, required: true, values: sides, about: "whose task"),
        .init("promised", .bool, about: "the other side was told"),
        .init("what", .text, about: "as under task.planned"),
      ], isPlanned: true),
    .init(
      name: "task.done", about: "A task was done.",
      fields: [
        .init("task", .text, required: true, about: "its id"),
        .init("side", .text, required: true, values: sides, about: "whose task: us, customer, both"),
      ]),
    .init(
      name: "plan.updated",
      about: "The plan of an account, of a deal, or the one shared with the customer was written or renewed.",
      fields: [
        .init(
          "scope", .text, required: true, values: ["account", "deal", "shared"],
          about: "account, deal, shared"),
        .init("confirmed", .bool, about: "the customer agreed (shared)"),
        .init("core_customer", .text, about: "who the customer's own customers are (account)"),
        .init(
          "assets", .listOfText,
          about:
            "what our company could bring: alliances, brands, services, insights"),
        .init("channels", .listOfText, about: "channels of the customer that the plan covers"),
      ]),
    .init(
      name: "objection.raised", about: "The customer objected, worried or asked to wait.",
      fields: [
        .init(
          "topic", .text, required: true, values: objectionTopics, valuesAreOpen: true,
          about: "price, timing, trust, risk, legal, security, procurement, logistics, competitor ...")
      ]),
    .init(
      name: "objection.answered", about: "We answered an objection.",
      fields: [
        .init(
          "topic", .text, required: true, values: objectionTopics, valuesAreOpen: true, about: "same topic"),
        .init("candid", .bool, about: "including what we cannot do"),
      ]),
    .init(
      name: "proposal.sent", about: "A proposal or quote went to the customer.",
      fields: [
        .init("amount", .money, about: "its total"),
        .init("revision", .int, about: "1 for the first"),
        .init("customised", .bool, about: "written for this customer"),
        .init("margin", .share, about: "our margin"),
        .init("assets", .listOfText, about: "assets of ours that it uses"),
        .init("topics", .listOfText, about: "what it is about"),
      ]),
    .init(
      name: "discount.offered", about: "A discount was offered.",
      fields: [
        .init("percent", .percentPoints, required: true, about: "10 means 10 %"),
        .init("amount", .money, about: "in money"),
        .init("margin", .share, about: "margin after it"),
        .init("scope_changed", .bool, about: "the scope changed with it"),
      ]),
    .init(
      name: "value.agreed", about: "The customer agreed what it is worth and how it will be measured.",
      fields: [
        .init("measure", .text, about: "their measure"),
        .init("target", .text, about: "their target"),
        .init("amount", .money, about: "worth"),
      ]),
    .init(
      name: "request.made",
      about:
        "Somebody who sells needs an answer inside: help of a department, an approval, or a barrier told to the manager.",
      fields: [
        .init("request", .text, required: true, about: "its id"),
        .init("to", .text, required: true, about: "department, or manager"),
        .init("what", .text, about: "in a few words"),
        .init("approval", .bool, about: "it is an approval"),
        .init("risk", .text, values: ["low", "normal", "high"], about: "low, normal, high"),
      ]),
    .init(
      name: "request.answered", about: "The request was answered.",
      fields: [
        .init("request", .text, required: true, about: "its id"),
        .init(
          "answer", .text, values: ["approved", "refused", "done", "not_possible"],
          about: "approved, refused, done, not_possible"),
      ]),
  ]
}
