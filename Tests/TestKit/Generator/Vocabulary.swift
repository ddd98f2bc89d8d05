package import Activity

/// The kinds and values that random packs and logs speak of: few, so that they meet.
package enum Vocabulary {
  enum FieldKind: String {
    case text, bool, int, number, instant
    case listOfText = "list of text"
  }

  struct Field {
    var name: String
    var kind: FieldKind
    var values: [String]
  }

  static let kinds: [(name: String, fields: [Field])] = [
    ("call.held", [minutes, share, thread, topics]),
    ("meeting.held", [minutes, Field(name: "manager_present", kind: .bool, values: ["true", "false"])]),
    ("meeting.booked", [Field(name: "starts", kind: .instant, values: [])]),
    ("email.sent", [thread]),
    ("email.received", [thread]),
    ("note.logged", [topic]),
    ("issue.raised", [topic, thread]),
    ("issue.resolved", [topic, thread]),
    ("discount.offered", [Field(name: "percent", kind: .int, values: ["0", "5", "10", "20"]), thread]),
    ("proposal.sent", [amount]),
    ("deal.opened", [amount, stage, Field(name: "close_date", kind: .instant, values: [])]),
    ("deal.stage_changed", [Field(name: "to", kind: .text, values: ["discovery", "proposal"])]),
    ("deal.amount_changed", [amount]),
    ("deal.close_date_changed", [Field(name: "to", kind: .instant, values: [])]),
    ("deal.updated", [Field(name: "region", kind: .text, values: ["east", "west"])]),
    ("deal.won", []),
    ("deal.lost", [Field(name: "reason", kind: .text, values: ["price", "fit"])]),
    ("deal.reopened", []),
    ("nudge.sent", []),
  ]

  private static let minutes = Field(name: "minutes", kind: .int, values: ["0", "5", "30", "60"])
  private static let share = Field(name: "talk_ratio", kind: .number, values: ["0.1", "0.2", "0.65", "0.7"])
  private static let thread = Field(name: "thread", kind: .text, values: ["t1", "t2"])
  private static let topic = Field(name: "topic", kind: .text, values: ["price", "legal", "cost"])
  private static let topics = Field(
    name: "topics", kind: .listOfText, values: ["[price]", "[price,legal]", "[cost]", "[]"])
  private static let amount = Field(name: "amount", kind: .int, values: ["50", "100", "200"])
  private static let stage = Field(name: "stage", kind: .text, values: ["discovery", "proposal"])

  static func fields(of kind: String) -> [Field] { kinds.first { $0.name == kind }?.fields ?? [] }

  /// The kinds, declared.
  package static let catalogue = KindCatalogue(
    kinds.map { kind in
      KindDeclaration(
        name: kind.name, about: kind.name,
        fields: kind.fields.map { FieldDeclaration($0.name, FieldType(rawValue: $0.kind.rawValue) ?? .any) },
        acceptsAnyField: kind.name == "deal.updated")
    })

  static let durations = [
    "1 day", "2 days", "3 days", "5 days", "12 hours", "1 day 12 hours", "1 week", "1 business day",
    "2 business days", "4 business hours", "1 day 2 business hours",
  ]

  /// Lengths that expressions can write, in hours.
  static let hours = [12, 24, 48, 72]
}
