extension KindCatalogue {
  /// What we and the customer say to each other, and who they are.
  static let talkKinds: [KindDeclaration] = [
    .init(
      name: "call.held", about: "A call in which somebody of the customer spoke with us.",
      fields: talkFields + [
        .init("direction", .text, values: directions, about: "out, in")
      ]),
    .init(
      name: "call.tried", about: "A call that nobody took.",
      fields: [
        .init("direction", .text, values: directions, about: "out, in")
      ]),
    .init(
      name: "meeting.planned",
      about: "A meeting with the customer is in the calendar. `at` is when it was booked.",
      fields: [
        .init("meeting", .text, required: true, about: "its id"),
        .init("starts", .instant, required: true, about: "planned start"),
        .init("ends", .instant, about: "planned end"),
        .init("purpose", .text, values: purposes, about: "as under call.held"),
        .init("level", .text, values: levels, about: "highest level invited at the customer"),
        .init("our_level", .text, values: levels, about: "highest level of ours invited"),
        .init("departments", .listOfText, about: "our departments invited"),
        .init("big", .bool, about: "one to prepare for: executive, review, key account, large deal"),
        .init("channel", .text, values: ["visit", "video", "phone"], about: "visit, video, phone"),
      ], isPlanned: true),
    .init(
      name: "meeting.cancelled",
      about: "A planned meeting will not take place. A moved one is an edit (`rev`) of meeting.planned.",
      fields: [
        .init("meeting", .text, required: true, about: "id of the planned meeting"),
        .init("reason", .text, about: "why"),
      ]),
    .init(
      name: "meeting.held", about: "A meeting with the customer took place.", fields: talkFields),
    .init(
      name: "demo.held",
      about: "A demonstration. As meeting.held; a kind of its own because tools and people call it so.",
      fields: talkFields),
    .init(
      name: "email.sent", about: "We wrote to the customer: e-mail, chat, text message, social network.",
      fields: [
        .init("thread", .text, about: "conversation id"),
        .init(
          "purpose", .text, values: purposes + ["closing", "summary"],
          about: "as under call.held, and: closing (we asked for the order), summary"),
        .init("topics", .listOfText, about: "what it was about"),
        .init("colleagues", .listOfText, about: "our people who wrote or were copied as authors"),
        .init("channel", .text, values: writtenChannels, about: "email, chat, sms, social, post"),
        .init("opened", .bool, about: "somebody opened it"),
      ]),
    .init(
      name: "email.received", about: "The customer wrote to us.",
      fields: [
        .init("thread", .text, about: "conversation id"),
        .init("topics", .listOfText, about: "what it was about"),
        .init("roles", .listOfText, values: roles, about: "buying roles of who wrote"),
        .init("sentiment", .text, values: sentiments, about: "positive, neutral, negative"),
        .init("channel", .text, values: writtenChannels, about: "email, chat, sms, social, post"),
      ]),
    .init(
      name: "note.logged", about: "A note. Rules read its tags, never its text.",
      fields: [
        .init("topics", .listOfText, about: "tags")
      ]),
    .init(
      name: "contact.joined",
      about:
        "A person of the customer became part of the deal, or their role became known; contacts has this one person.",
      fields: [
        .init("role", .text, values: roles, about: "economic, user, technical, coach"),
        .init("level", .text, values: levels, about: "staff, manager, director, executive"),
        .init("department", .text, about: "function at the customer"),
      ]),
    .init(
      name: "contact.left", about: "A person left the customer or the deal.",
      fields: [
        .init("role", .text, values: roles, about: "role they had")
      ]),
    .init(
      name: "feedback.received",
      about: "The customer told how we are doing, what came of it, or why they decided so.",
      fields: [
        .init(
          "about", .text, required: true, values: ["company", "person", "outcome", "decision"],
          about: "company, person, outcome, decision"),
        .init("sentiment", .text, values: sentiments, about: "positive, neutral, negative"),
        .init("score", .number, about: "as the survey gives it"),
        .init("meeting", .text, about: "in which meeting"),
      ]),
  ]

  /// What call.held, meeting.held and demo.held share.
  private static let talkFields: [FieldDeclaration] = [
    .init("meeting", .text, about: "id of the planned meeting that this was"),
    .init("minutes", .int, unit: "min", about: "length"),
    .init("purpose", .text, values: purposes, about: "what for: see above"),
    .init("topics", .listOfText, about: "what was talked about, as trackers or the rep tagged it"),
    .init(
      "roles", .listOfText, values: roles,
      about: "which buying roles took part: economic, user, technical, coach"),
    .init(
      "level", .text, values: levels,
      about: "highest level of the customer present: staff, manager, director, executive"),
    .init("our_level", .text, values: levels, about: "highest level of ours, same values"),
    .init(
      "functions", .listOfText, values: ["purchasing", "operations", "it", "finance", "marketing"],
      valuesAreOpen: true,
      about: "functions of the customer present: purchasing, operations, it, finance, marketing ..."),
    .init("departments", .listOfText, about: "our departments present besides sales"),
    .init("colleagues", .listOfText, about: "our people present besides the rep"),
    .init("manager_present", .bool, about: "the rep's manager took part"),
    .init("talk_ratio", .share, about: "our part of the talking time"),
    .init(
      "outcome", .text, values: ["reached", "missed", "none"],
      about: "reached, missed or none: the objective set before"),
    .init("sentiment", .text, values: sentiments, about: "positive, neutral, negative"),
  ]
}
