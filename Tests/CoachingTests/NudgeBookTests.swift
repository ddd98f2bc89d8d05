import Activity
import Coaching
import EventTime
import RulePacks
import Testing

@Suite("The life of a nudge")
struct NudgeBookTests {
  static let start = RFC3339.parse("2026-03-02T09:00:00Z") ?? .earliest
  static func day(_ number: Int64) -> Instant { start.advanced(by: number * 86_400_000) }

  static func nudge(_ finding: String = "f1", _ role: Addressee.Role = .rep) -> SentNudge {
    SentNudge(
      id: SentNudge.id(finding: finding, role: role), finding: finding, rule: "demo/late", subject: "deal D1",
      deal: "D1", account: "A1", rep: "R1", person: role == .rep ? "R1" : "M1", role: role, level: .act,
      sent: start)
  }

  @Test(
    "a nudge that was said comes back from the log as it was, to whomever", arguments: Addressee.Role.allCases
  )
  func whom(role: Addressee.Role) throws {
    let nudge = Self.nudge("f1", role)
    #expect(NudgeBook([nudge.sentActivity(at: Self.start, number: 1)]).nudges == [nudge])
  }

  @Test("a nudge that was said comes back from the log as it was")
  func saying() throws {
    let nudge = Self.nudge("f1", .manager)
    let book = NudgeBook([nudge.sentActivity(at: Self.start, number: 1)])
    #expect(book.nudges == [nudge])
    #expect(book.nudge("f1-manager")?.state(at: Self.day(1)) == .shown)
    #expect(book.waiting(at: Self.day(1)).map(\.id) == ["f1-manager"])
    #expect(book.told("M1").count == 1)
    #expect(book.told("R1").isEmpty)
  }

  @Test("saying it again is counted, and writing an activity twice is not")
  func repeating() throws {
    let nudge = Self.nudge()
    let again = nudge.sentActivity(at: Self.day(7), number: 2)
    let book = NudgeBook([again, nudge.sentActivity(at: Self.start, number: 1)])
    #expect(book.nudges.first?.sent == [Self.start, Self.day(7)])
    #expect(book.nudges.first?.repeats == 1)
  }

  @Test(
    "each answer gives the state that it means",
    arguments: [
      (NudgeAnswer.done, SentNudge.State.done),
      (.later(until: day(3)), .snoozed(until: day(3))),
      (.notRelevant("no use here"), .notRelevant(reason: "no use here")),
      (.wrong("it was said on the phone"), .wrong(because: "it was said on the phone")),
    ])
  func answering(_ answer: NudgeAnswer, _ state: SentNudge.State) throws {
    let nudge = Self.nudge()
    let reply = SentNudge.Reply(answer, at: Self.day(1), by: "R1")
    let book = NudgeBook([nudge.activity(reply), nudge.sentActivity(at: Self.start, number: 1)])
    let known = try #require(book.nudges.first)
    #expect(known.reply == reply)
    #expect(known.state(at: Self.day(2)) == state)
    #expect(book.waiting(at: Self.day(2)).isEmpty)
  }

  @Test("what was put off waits again when its time has come")
  func snoozing() throws {
    let nudge = Self.nudge()
    let reply = SentNudge.Reply(.later(until: Self.day(3)), at: Self.day(1), by: "R1")
    let known = try #require(
      NudgeBook([nudge.sentActivity(at: Self.start, number: 1), nudge.activity(reply)]).nudges.first)
    #expect(known.state(at: Self.day(3).advanced(by: -1)).isOpen)
    #expect(known.state(at: Self.day(3)) == .shown)
  }

  @Test(
    "an ending holds over an answer, and saying it anew over the ending", arguments: SentNudge.Ending.allCases
  )
  func ending(_ how: SentNudge.Ending) throws {
    let nudge = Self.nudge()
    let life = [
      nudge.sentActivity(at: Self.start, number: 1),
      nudge.activity(SentNudge.Reply(.later(until: Self.day(9)), at: Self.day(1), by: "R1")),
      nudge.activity(how, at: Self.day(2)),
    ]
    #expect(NudgeBook(life).nudges.first?.state(at: Self.day(4)) == .ended(how))
    let anew = NudgeBook(life + [nudge.sentActivity(at: Self.day(3), number: 2)])
    #expect(anew.nudges.first?.state(at: Self.day(4)).isOpen == true)
  }

  @Test("what speaks of a nudge that nobody said, or says too little, is left out")
  func strangers() {
    let nudge = Self.nudge()
    let half = LoggedActivity(id: "x", at: Self.start, kind: "nudge.sent", rep: "R1", data: [("nudge", "n1")])
    let other = LoggedActivity(id: "y", at: Self.start, kind: "call.held", rep: "R1")
    #expect(NudgeBook([nudge.activity(.cleared, at: Self.start), half, other]).nudges.isEmpty)
  }

  @Test("a timeline gives the same book as its activities")
  func timeline() throws {
    let nudge = Self.nudge()
    let life = [
      nudge.sentActivity(at: Self.start, number: 1),
      nudge.activity(SentNudge.Reply(.wrong("not so"), at: Self.day(1), by: "M1")),
      LoggedActivity(id: "y", at: Self.start, kind: "call.held", deal: "D1"),
    ]
    var builder = TimelineBuilder(catalogue: KindCatalogue(KindCatalogue.core))
    for activity in life { #expect(builder.add(activity) == nil) }
    #expect(NudgeBook(builder.finish().timeline).nudges == NudgeBook(life).nudges)
  }
}
