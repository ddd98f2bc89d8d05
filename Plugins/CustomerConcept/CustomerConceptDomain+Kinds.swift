package import Activity

extension CustomerConceptDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "issue.raised", about: "An issue of the customer came up; contacts say whose.",
        fields: [
          FieldDeclaration("topic", .text, required: true, about: "short name"),
          FieldDeclaration(
            "aim", .text, values: ["fix", "avoid", "accomplish"], about: "fix, avoid, accomplish"),
          FieldDeclaration("stated", .bool, about: "they said it themselves; false: a need we tested"),
          FieldDeclaration("words", .text, about: "their words"),
        ]),
      KindDeclaration(
        name: "issue.confirmed",
        about: "The customer confirmed an issue in their own words; contacts say who.",
        fields: [
          FieldDeclaration("topic", .text, required: true, about: "short name"),
          FieldDeclaration(
            "aim", .text, values: ["fix", "avoid", "accomplish"], about: "fix, avoid, accomplish"),
          FieldDeclaration("words", .text, about: "their words"),
        ]),
      KindDeclaration(
        name: "issue.resolved", about: "An issue is solved, by us or without us.",
        fields: [
          FieldDeclaration("topic", .text, required: true, about: "short name")
        ]),
      KindDeclaration(
        name: "knowledge.gained",
        about: "We learned something about the customer; contacts say from or about whom.",
        fields: [
          FieldDeclaration(
            "about", .text, required: true,
            values: [
              "strategic", "competitive", "interpersonal", "political", "financial", "context", "agenda",
              "buying_process", "budget", "timing", "personal_win", "customer_win", "our_win",
              "change_needed",
            ],
            about:
              "strategic, competitive, interpersonal, political, financial (goals); context, agenda, buying_process, budget, timing, personal_win, customer_win, our_win, change_needed"
          ),
          FieldDeclaration("what", .text, about: "in a few words"),
        ]),
      KindDeclaration(
        name: "fit.assessed", about: "Somebody judged whether the product fits.",
        fields: [
          FieldDeclaration(
            "fit", .text, required: true, values: ["good", "partial", "poor"], about: "good, partial, poor"),
          FieldDeclaration("reason", .text, about: "why"),
        ]),
    ]
  }
}
