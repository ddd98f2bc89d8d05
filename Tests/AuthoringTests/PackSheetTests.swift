import Activity
import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("A pack as a page for a browser")
struct PackSheetTests {
  private static let reader = PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"])
  private static let text = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: "Answers <soon> & well"
    summary: S.
    domain: d
    params:
      patience: { type: duration, default: 2 days, about: How long a customer may wait. }
    rules:
      answer:
        title: Answer the customer
        about: |
          Who waits thinks **ill** of us.

          Or of `nobody`.
        when: email.received
        expect: { later: email.sent, within: params.patience }
        nudge: { rep: "Answer {deal.name}.", ask: [Who can?] }
    tests:
      - name: nobody answers
        rule: answer
        log: |
          day 1    email.received
        as_of: day 9
        expect: [{ is: raised, at: day 3 }]
      - name: somebody answers
        rule: answer
        log: |
          day 1    email.received
          day 2    email.sent
        as_of: day 9
        expect: silent

    """

  private func html() throws -> String {
    let read = Self.reader.read(SourceFile(name: "p.yaml", text: Self.text))
    let pack = try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))")
    let runner = PackTestRunner(catalogue: Self.reader.catalogue)
    return PackSheet(pack, examples: runner.examples(of: pack)).html
  }

  @Test("reads the rule aloud, says why, and shows when it speaks and when not")
  func content() throws {
    let html = try html()
    for part in [
      "<h1>Answers &lt;soon&gt; &amp; well</h1>",
      "when email.received, expect later: email.sent, within 2 days",
      "<p>Who waits thinks <strong>ill</strong> of us.</p>\n<p>Or of <code>nobody</code>.</p>",
      "<th scope=\"row\"><code>patience</code></th><td>2 days</td>", "It speaks: nobody answers",
      "=&gt; answer raised", "It is silent: somebody answers", "<dd>Answer {deal.name}.</dd>",
      "<a href=\"#answer\">Answer the customer</a>", "<section id=\"answer\"",
    ] { #expect(html.contains(part), "\(part)") }
  }

  @Test("stands alone: nothing is fetched and nothing runs")
  func alone() throws {
    let html = try html()
    for word in ["http:", "https:", "<script", "src=", "@import", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("lang=\"en\"") && html.contains("default-src 'none'"))
  }
}
