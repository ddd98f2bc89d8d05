import Activity
import EventTime
import RulePacks
import SourceText
import Testing

@Suite("The log of a test")
struct TestLogTests {
  private func check(_ line: String, _ expected: String, calendar: WorkCalendar = .standard) {
    let log = TestLog.parse(line, catalogue: KindCatalogue(), calendar: calendar)
    #expect(log.problems.isEmpty)
    #expect(log.activities.map(\.line) == [expected])
  }

  @Test("fields of the envelope by their names, the rest is data of its declared type")
  func fields() {
    let head =
      #"{"id":"a001","at":"2026-01-05T00:00:00Z","kind":"call.held","deal":"D1","account":"A1","rep":"R1""#
    check("day 0  call.held", head + "}")
    check(
      #"day 0 call.held contacts=ana,ben minutes=30 topics=["next steps",legal] : we spoke of [money]"#,
      head
        + #","contacts":["ana","ben"],"data":{"minutes":30,"topics":["next steps","legal"]},"text":"we spoke of [money]"}"#
    )
    check(
      "day 0 call.held id=x deal= account= rep=R2 actor=customer seq=2 rev=1 deleted=true recorded=\"day 1\"",
      #"{"id":"x","at":"2026-01-05T00:00:00Z","kind":"call.held","rep":"R2","actor":"customer","seq":2,"#
        + #""recorded":"2026-01-06T00:00:00Z","rev":1,"deleted":true}"#)
  }

  @Test(
    "times",
    arguments: [
      ("day 4 10:30", "2026-01-09T10:30:00Z"), ("day 2 23:59:59.999", "2026-01-07T23:59:59.999Z"),
      ("2026-03-06 17:30", "2026-03-06T17:30:00Z"), ("2026-03-06", "2026-03-06T00:00:00Z"),
      ("2026-03-06T17:30:00+02:00", "2026-03-06T15:30:00Z"), ("day -1", "2026-01-04T00:00:00Z"),
    ])
  func times(written: String, instant: String) {
    let log = TestLog.parse("\(written) call.held", catalogue: KindCatalogue())
    #expect(log.activities.map { RFC3339.format($0.at) } == [instant])
  }

  @Test("a time may be counted from the line before, in business time too")
  func offsets() {
    let log = TestLog.parse(
      "day 4 17:30 call.held\n+2h call.held\n\n# later\n+1 business day call.held", catalogue: KindCatalogue()
    )
    #expect(
      log.activities.map { RFC3339.format($0.at) } == [
        "2026-01-09T17:30:00Z", "2026-01-09T19:30:00Z", "2026-01-12T18:00:00Z",
      ])
    #expect(log.activities.map(\.id) == ["a001", "a002", "a003"])
  }

  @Test(
    "what cannot be read is said at its word",
    arguments: [
      ("day x call.held", "x"), ("day 10001 call.held", "10001"),
      ("day -9223372036854775808 call.held", "-9223372036854775808"), ("day 1 25:00 call.held", "25:00"),
      ("day 1 call.held minutes", "minutes"),
      ("day 1", "day"), ("call.held", "call.held"), ("2026-13-01 call.held", "2026-13-01"),
      ("day 1 call.hold", "call.hold"), ("day 1 call.held minuts=3", "minuts"),
      ("day 1 call.held minutes=x", "x"),
      ("day 1 call.held actor=boss", "boss"),
    ])
  func problems(line: String, word: String) {
    let log = TestLog.parse(line, catalogue: KindCatalogue())
    #expect(log.problems.map { SourceFile(name: "", text: line).text(in: $0.range) } == [word])
  }
}
