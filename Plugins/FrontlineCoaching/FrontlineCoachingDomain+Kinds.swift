package import Activity

extension FrontlineCoachingDomain {
  package var kinds: [KindDeclaration] {
    [
      KindDeclaration(
        name: "coaching.held",
        about: "A manager coached a rep (one-to-one, debrief). Envelope: rep, actor manager.",
        fields: [
          FieldDeclaration("about", .text, required: true, values: ["deal", "skill"], about: "deal, skill"),
          FieldDeclaration("principle", .text, about: "which principle of the common model"),
          FieldDeclaration("skill", .text, about: "which skill"),
          FieldDeclaration("task", .text, about: "id of the action agreed"),
          FieldDeclaration("meeting", .text, about: "the joint meeting that was debriefed"),
          FieldDeclaration("minutes", .int, unit: "min", about: "length"),
        ]),
      KindDeclaration(
        name: "recognition.given",
        about: "A practice that was kept, or a courageous decision, was recognised.",
        fields: [
          FieldDeclaration("practice", .text, about: "which")
        ]),
      KindDeclaration(
        name: "skill.chosen", about: "A rep chose a skill to work on.",
        fields: [
          FieldDeclaration("skill", .text, required: true, about: "which")
        ]),
      KindDeclaration(
        name: "skill.practised", about: "The skill was tried: role-play or for real.",
        fields: [
          FieldDeclaration("skill", .text, required: true, about: "which"),
          FieldDeclaration("how", .text, values: ["role_play", "customer"], about: "role_play, customer"),
        ]),
      KindDeclaration(
        name: "learning.logged", about: "A leader learned or unlearned something.",
        fields: [
          FieldDeclaration("what", .text, about: "what"),
          FieldDeclaration("unlearned", .bool, about: "something given up"),
        ]),
    ]
  }
}
