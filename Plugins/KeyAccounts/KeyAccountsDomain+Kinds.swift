package import Activity

extension KeyAccountsDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "order.placed", about: "The customer ordered.",
        fields: [
          FieldDeclaration(
            "channels", .listOfText, required: true, values: ["store", "online", "partner", "field"],
            valuesAreOpen: true, about: "store, online, partner, field ...; usually one"),
          FieldDeclaration("amount", .money, about: "total"),
        ])
    ]
  }
}
