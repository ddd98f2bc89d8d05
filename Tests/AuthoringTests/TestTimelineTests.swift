import Authoring
import RulePacks
import Testing

@Suite("The time line of a test that failed")
struct TestTimelineTests {
  @Test("writes activities as the test's log does, and says where nothing was decided")
  func values() throws {
    let pack = try MadeLog.pack(
      """
        answer:
          title: Answer
          when: email.received
          if: deal.amount >= 10
          expect: { later: email.sent, within: 1 day }
          nudge: { rep: Answer. }
      tests:
        - name: a small deal
          rule: answer
          log: |
            day 0  deal.opened stage=new amount=9 name="Pump one"
            day 1  email.received
          as_of: day 9
          expect: [{ is: raised }]
      """)
    let timeline = PackTestRunner(catalogue: MadeLog.reader.catalogue).run(pack)[0].timeline
    #expect(timeline.contains("a001  deal.opened stage=new amount=9 name=\"Pump one\"\n"))
    #expect(timeline.contains("nothing was decided"))
  }
}
