package import Activity

extension PerspectiveDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "insight.shared", about: "We gave the customer something worth knowing.",
        fields: [
          FieldDeclaration(
            "form", .text, required: true, values: ["idea", "research", "content", "reference", "vision"],
            about: "idea, research, content, reference, vision"),
          FieldDeclaration("topics", .listOfText, about: "what it is about"),
          FieldDeclaration("what", .text, about: "in a few words"),
        ]),
      KindDeclaration(
        name: "difference.confirmed", about: "Somebody at the customer said why us.",
        fields: [
          FieldDeclaration("what", .text, about: "their words"),
          FieldDeclaration("competitor", .text, about: "compared with whom"),
        ]),
      KindDeclaration(
        name: "competitor.named", about: "A competitor is in the deal.",
        fields: [
          FieldDeclaration("competitor", .text, required: true, about: "name")
        ]),
    ]
  }
}
