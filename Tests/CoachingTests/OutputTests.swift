import Activity
import Coaching
import Testing

@Suite("Findings on paper")
struct OutputTests {
  private static let rules = """
    rules:
      one:
        title: A proposal
        level: act
        when: proposal.sent
        nudge: { rep: "{activity.text}", ask: ["Why, \\"really\\"?"] }
    """

  @Test("write the promised keys as NDJSON")
  func ndjson() throws {
    let line = try rows { $0.ndjson($1) }
    #expect(line.hasPrefix("{\"id\":\""))
    #expect(
      line.hasSuffix(
        "\"rule\":\"demo/one\",\"subject\":{\"kind\":\"deal\",\"id\":\"D1\"},\"at\":\"2026-03-03T10:00:00Z\","
          + "\"level\":\"act\",\"status\":\"open\",\"evidence\":{\"trigger\":\"D1 2026-03-03 proposal.sent\","
          + "\"found\":[]},\"facts\":{},\"nudge\":{\"rep\":\"=1+1 <b>\\u001b[31m\",\"ask\":[\"Why, \\\"really\\\"?\"]}}\n"
      ))
  }

  @Test("restrict the keys")
  func fields() throws {
    let line = try rows(fields: [.rule, .at]) { $0.ndjson($1) }
    #expect(line == "{\"rule\":\"demo/one\",\"at\":\"2026-03-03T10:00:00Z\"}\n")
  }

  @Test("write a table that a spreadsheet does not run")
  func csv() throws {
    let table = try rows(fields: [.subject, .nudge]) { $0.csv($1) }
    let lines = table.split(separator: "\r\n")
    #expect(lines.first == "subject_kind,subject,rep_text,manager_text,ask,do")
    #expect(lines.last == "deal,D1,'=1+1 <b>\u{1B}[31m,,\"Why, \"\"really\"\"?\",")
  }

  @Test("obey no control characters of the log on a screen")
  func screen() throws {
    let text = try fixture().page().text(TextLayout(width: 100, color: false))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.hasPrefix("R1 · 1 deal needs you"))
    #expect(text.contains("as of Tue 10 Mar 2026, 08:00\n"))
    #expect(text.contains("\n 1  D1\n    ACT  =1+1 <b> [31m\n"))
  }

  @Test("escape what the log wrote in pages")
  func html() throws {
    let page = try fixture().page()
    #expect(page.html.contains("=1+1 &lt;b&gt;"))
    #expect(!page.html.contains("<b>"))
    #expect(page.markdown.contains("=1+1 \\<b\\>"))
  }

  @Test("colour the level only where colour is wanted", arguments: [true, false])
  func color(isOn: Bool) throws {
    let text = try fixture().page().text(TextLayout(width: 100, color: isOn))
    #expect(text.contains("\u{1B}[1;31mACT\u{1B}[0m") == isOn)
  }

  @Test("keep within the width", arguments: [60, 80, 120])
  func width(columns: Int) throws {
    let text = try fixture().page().text(TextLayout(width: columns, color: false))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
  }

  private func fixture() throws -> PackFixture {
    var activity = try logged("2026-03-03", "proposal.sent")
    activity.text = "=1+1 <b>\u{1B}[31m"
    return try PackFixture(Self.rules, log: [activity])
  }

  private func rows(
    fields: [FindingField] = FindingField.usual, _ write: (FindingRows, ([UInt8]) -> Void) -> Void
  ) throws -> String {
    var bytes: [UInt8] = []
    write(FindingRows(try fixture().review, fields: fields)) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
