package import Activity

extension CommercialDisciplineDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "concession.received",
        about: "The customer gave something in return: term, volume, reference, timing.",
        fields: [
          FieldDeclaration("what", .text, about: "what")
        ]),
      KindDeclaration(
        name: "value.shown", about: "We showed what it is worth to them.",
        fields: [
          FieldDeclaration(
            "lines", .listOfText, about: "lines of the customer's profit and loss that it moves"),
          FieldDeclaration("amount", .money, about: "worth"),
        ]),
      KindDeclaration(
        name: "investment.committed",
        about: "We committed money or people beyond the deal: pilot, programme, trade spend.",
        fields: [
          FieldDeclaration("investment", .text, required: true, about: "its id"),
          FieldDeclaration(
            "form", .text, values: ["pilot", "programme", "trade_spend", "people"],
            about: "pilot, programme, trade_spend, people"),
          FieldDeclaration("exclusive", .bool, about: "only this customer has it"),
          FieldDeclaration("amount", .money, about: "ours"),
          FieldDeclaration("expected_return", .money, about: "what comes back"),
          FieldDeclaration("review_by", .instant, about: "when it is reviewed"),
        ]),
      KindDeclaration(
        name: "investment.reviewed", about: "An investment was reviewed.",
        fields: [
          FieldDeclaration("investment", .text, required: true, about: "its id"),
          FieldDeclaration("returned", .money, about: "what came back"),
        ]),
      KindDeclaration(
        name: "profit.reviewed", about: "Who earns what was reviewed.",
        fields: [
          FieldDeclaration("ours", .bool, required: true, about: "our side"),
          FieldDeclaration("theirs", .bool, required: true, about: "the customer's side"),
        ]),
    ]
  }
}
