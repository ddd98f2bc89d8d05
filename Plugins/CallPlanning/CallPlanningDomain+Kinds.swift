package import Activity

extension CallPlanningDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "meeting.prepared", about: "Somebody wrote down what a planned meeting is for.",
        fields: [
          FieldDeclaration("meeting", .text, required: true, about: "id of the planned meeting"),
          FieldDeclaration("objective", .text, about: "what the customer will have agreed to do"),
          FieldDeclaration("working", .text, about: "what is working"),
          FieldDeclaration("not_working", .text, about: "what is not working"),
          FieldDeclaration("next", .text, about: "what is next"),
          FieldDeclaration("messages", .listOfText, about: "what those who attend must remember"),
        ])
    ]
  }
}
