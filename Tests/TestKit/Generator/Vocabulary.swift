package import Activity

/// The kinds and values that random packs and logs speak of: few, so that they meet.
package enum Vocabulary {
  struct Field {
    var name: String
    var type: FieldType
    /// As a test's log writes them; none for instants, which the log makes up.
    var values: [String] = []
    /// Texts that a pack may compare with.
    var words: [String] { type == .listOfText ? ["price", "legal"] : values }
  }

  static let kinds: [(name: String, fields: [Field])] = [
    ("call.held", [minutes, share, thread, topics]),
    ("meeting.held", [minutes, Field(name: "manager_present", type: .bool, values: ["true", "false"])]),
    ("meeting.booked", [Field(name: "starts", type: .instant), Field(name: "day", type: .date)]),
    ("email.sent", [thread]),
    ("email.received", [thread]),
    ("note.logged", [topic, Field(name: "ref", type: .any, values: ["7", "x7", "true", "[7,x7]"])]),
    ("issue.raised", [topic, thread]),
    ("issue.resolved", [topic, thread]),
    (
      "discount.offered",
      [Field(name: "percent", type: .int, values: ["0", "5", "10", "20"]), thread, points]
    ),
    ("proposal.sent", [amount, Field(name: "worth", type: .money, values: ["0.1", "0.2", "50", "99.95"])]),
    (
      "deal.opened",
      [
        amount, stage, Field(name: "close_date", type: .instant),
        Field(name: "name", type: .text, values: ["Crane", "\"Crane hire\""]), currency,
      ]
    ),
    ("deal.stage_changed", [Field(name: "to", type: .text, values: ["discovery", "proposal"])]),
    ("deal.amount_changed", [amount]),
    ("deal.close_date_changed", [Field(name: "to", type: .instant)]),
    ("deal.updated", [Field(name: "region", type: .text, values: ["east", "west"])]),
    ("deal.won", []),
    ("deal.lost", [Field(name: "reason", type: .text, values: ["price", "fit"])]),
    ("deal.reopened", []),
    ("nudge.sent", []),
  ]

  private static let minutes = Field(name: "minutes", type: .int, values: ["0", "5", "30", "60"])
  private static let share = Field(
    name: "talk_ratio", type: .share, values: ["0.1", "0.2", "0.65", "0.7", "1"])
  private static let points = Field(name: "points", type: .percentPoints, values: ["2.5", "10"])
  private static let thread = Field(name: "thread", type: .text, values: ["t1", "t2"])
  private static let topic = Field(name: "topic", type: .text, values: ["price", "legal", "cost"])
  private static let topics = Field(
    name: "topics", type: .listOfText, values: ["[price]", "[price,legal]", "[cost]", "[]"])
  private static let amount = Field(name: "amount", type: .int, values: ["50", "100", "200"])
  private static let stage = Field(name: "stage", type: .text, values: ["discovery", "proposal"])
  private static let currency = Field(name: "currency", type: .text, values: ["EUR", "USD"])

  static func fields(of kind: String) -> [Field] { kinds.first { $0.name == kind }?.fields ?? [] }

  /// The kinds, declared.
  package static let catalogue = KindCatalogue(
    kinds.map { kind in
      KindDeclaration(
        name: kind.name, about: kind.name,
        fields: kind.fields.map { FieldDeclaration($0.name, $0.type) },
        acceptsAnyField: kind.name == "deal.updated")
    })

  /// Every unit, long and short, alone and side by side.
  static let durations = [
    "1 day", "2 days", "3 days", "5 days", "12 hours", "1 day 12 hours", "1 week", "1 business day",
    "2 business days", "4 business hours", "1 day 2 business hours", "1d12h", "90 minutes", "1w", "2bd",
    "6bh",
    "36h 30m 1 second", "43200s", "1 business day 1 hour",
  ]

  /// Durations of one length everywhere, with which expressions may compute.
  static let exactDurations = ["1 day", "2 days", "12 hours", "1 week"]

  /// Lengths that expressions can write, in hours.
  static let hours = [12, 24, 48, 72]
}
