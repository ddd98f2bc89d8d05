extension KindCatalogue {
  /// What happens to deals and accounts.
  static let dealKinds: [KindDeclaration] = [
    .init(
      name: "deal.opened", about: "A deal came into being. First activity of a deal.",
      fields: [
        .init("stage", .text, required: true, about: "stage it starts in, our name for it"),
        .init("amount", .money, about: "expected amount in the deal's currency"),
        .init("currency", .text, about: "ISO 4217"),
        .init("name", .text, about: "what people call it"),
        .init("close_date", .date, about: "expected close"),
      ]),
    .init(
      name: "deal.stage_changed",
      about: "The deal went to another open stage. A closing stage gives deal.won or deal.lost instead.",
      fields: [
        .init("from", .text, required: true, about: "stage left"),
        .init("to", .text, required: true, about: "stage entered"),
        .init("reason", .text, about: "why it skipped or went back"),
      ]),
    .init(
      name: "deal.amount_changed", about: "The expected amount changed.",
      fields: [
        .init("amount", .money, required: true, about: "new amount"),
        .init("from", .money, about: "old amount"),
      ]),
    .init(
      name: "deal.close_date_changed", about: "The expected close moved.",
      fields: [
        .init("to", .date, required: true, about: "new date"),
        .init("from", .date, about: "old date"),
      ]),
    .init(
      name: "deal.owner_changed", about: "Another rep owns the deal; the envelope's rep is the new one.",
      fields: [
        .init("to", .text, required: true, about: "new owner"),
        .init("from", .text, about: "old owner"),
      ]),
    .init(
      name: "deal.updated", about: "Any other field of the deal; its fields are merged into deal.fields.",
      acceptsAnyField: true),
    .init(
      name: "deal.won", about: "Closed with success.",
      fields: [
        .init("amount", .money, about: "amount signed"),
        .init("reason", .text, about: "from the site's list"),
        .init("words", .text, about: "why, in the customer's own words"),
      ]),
    .init(
      name: "deal.lost", about: "Closed without success, also when we walked away.",
      fields: [
        .init(
          "reason", .text, values: ["price", "competitor", "no_decision", "fit", "timing", "walked_away"],
          valuesAreOpen: true,
          about: "price, competitor, no_decision, fit, timing, walked_away (for the customer's sake)"),
        .init("words", .text, about: "why, in the customer's own words"),
        .init("competitor", .text, about: "who won it"),
      ]),
    .init(
      name: "deal.reopened", about: "A closed deal is open again.",
      fields: [
        .init("stage", .text, about: "stage it returns to")
      ]),
    .init(
      name: "account.changed", about: "Something changed at the customer as a whole.",
      fields: [
        .init(
          "change", .text, required: true,
          values: ["reorganisation", "leadership", "merger", "budget", "market", "bad_news"],
          about: "reorganisation, leadership, merger, budget, market, bad_news")
      ]),
  ]
}
