import Activity
import RulePacks
import SourceText
import Testing

@Suite("The page of a pack")
struct PackPageTests {
  private let pack = """
    touchline: 1
    pack: sample
    version: 1.2.0
    title: A sample
    summary: What the page shows.
    domain: sample
    params:
      reply_time: { type: duration, default: 2 business days, about: How long a customer may wait. }
      talk_limit: { type: percent, default: 65% }
    practices:
      answer: { statement: We answer. }
    rules:
      answer-in-time:
        title: Answer the customer in time
        about: They wait.
        practice: answer
        when: email.received
        expect: { later: [email.sent, call.held], within: params.reply_time }
        same: [data.thread]
        nudge: { rep: "{deal.name} waits.", ask: [What do they wait for?] }
        good_reasons: [We called them]
      quiet:
        title: An open deal has gone quiet
        while: deal.open
        without: any
        in_last: 14 days
        nudge: { manager: "Quiet." }
    """

  private func page() throws -> [String] {
    let reader = PackReader(catalogue: KindCatalogue(), domains: ["sample"])
    let read = reader.read(SourceFile(name: "sample.yaml", text: pack))
    let markdown = PackPage(try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))"))
      .markdown
    return markdown.split(separator: "\n").map(String.init)
  }

  @Test(
    "says what a rule expects, why and what it says",
    arguments: [
      "# A sample",
      "- **answer**: We answer.",
      "| `reply_time` | 2 business days | How long a customer may wait. |",
      "| `talk_limit` | 65 % |  |",
      "### Answer the customer in time",
      "`sample/answer-in-time` · coach · per deal · practice answer",
      """
      > when email.received, expect later: email.sent or call.held, within 2 business days (`params.reply_time`), \
      same data.thread
      """,
      "They wait.",
      "- The rep reads: {deal.name} waits.",
      "- To ask: What do they wait for?",
      "- Good reasons for doing otherwise: We called them",
      "> while `deal.open`, without any activity in the last 14 days",
      "- The manager reads: Quiet.",
    ])
  func line(_ expected: String) throws {
    #expect(try page().contains(expected))
  }
}
