package import Activity

extension CalibratedPerformanceDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "survey.answered",
        about:
          "One line of the survey was answered. A team answer carries a pseudonym as rep, which the directory lists with its team and without a name.",
        fields: [
          FieldDeclaration("statement", .text, required: true, about: "Q1 ... Q24"),
          FieldDeclaration("score", .int, required: true, about: "1 (no) to 5 (yes)"),
          FieldDeclaration("role", .text, required: true, values: ["leader", "team"], about: "leader, team"),
        ]),
      KindDeclaration(
        name: "expectation.set", about: "A pack version becomes the standard for a person.",
        fields: [
          FieldDeclaration("pack", .text, required: true, about: "id"),
          FieldDeclaration("version", .text, required: true, about: "version"),
        ]),
      KindDeclaration(
        name: "expectation.accepted", about: "The person has read it.",
        fields: [
          FieldDeclaration("pack", .text, required: true, about: "id"),
          FieldDeclaration("version", .text, required: true, about: "version"),
        ]),
    ]
  }
}
