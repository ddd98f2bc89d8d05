package import Activity

extension RelationshipFirstDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "case.opened", about: "The customer needs service.",
        fields: [
          FieldDeclaration("case", .text, required: true, about: "its id"),
          FieldDeclaration(
            "severity", .text, required: true, values: ["low", "normal", "high", "critical"],
            about: "low, normal, high, critical"),
          FieldDeclaration("topic", .text, about: "what about"),
        ]),
      KindDeclaration(
        name: "case.closed", about: "The case is closed.",
        fields: [
          FieldDeclaration("case", .text, required: true, about: "its id")
        ]),
      KindDeclaration(
        name: "referral.asked", about: "We asked for a referral.",
        fields: [
          FieldDeclaration(
            "answer", .text, values: ["given", "later", "refused"], about: "given, later, refused")
        ]),
      KindDeclaration(
        name: "weakness.found", about: "A weakness of ours matters for this customer.",
        fields: [
          FieldDeclaration(
            "topic", .text, required: true, values: ["product", "capacity", "delivery", "commercial"],
            valuesAreOpen: true, about: "product, capacity, delivery, commercial ...")
        ]),
      KindDeclaration(
        name: "weakness.disclosed", about: "We told the customer.",
        fields: [
          FieldDeclaration("topic", .text, required: true, about: "same topic")
        ]),
    ]
  }
}
