package import Activity

extension TeamSellingDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "colleague.joined", about: "A department of ours works on the deal.",
        fields: [
          FieldDeclaration(
            "department", .text, required: true,
            values: [
              "marketing", "service", "operations", "finance", "legal", "security", "procurement",
              "logistics", "it", "product",
            ], valuesAreOpen: true,
            about:
              "marketing, service, operations, finance, legal, security, procurement, logistics, it, product ..."
          ),
          FieldDeclaration("colleague", .text, about: "who"),
        ]),
      KindDeclaration(
        name: "session.held", about: "Colleagues met about the deal without the customer.",
        fields: [
          FieldDeclaration("departments", .listOfText, about: "who took part"),
          FieldDeclaration(
            "purpose", .text, values: ["review", "strategy", "pricing"], about: "review, strategy, pricing"),
          FieldDeclaration("minutes", .int, unit: "min", about: "length"),
        ]),
    ]
  }
}
