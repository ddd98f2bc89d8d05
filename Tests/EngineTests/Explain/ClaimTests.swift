import Activity
import EventTime
import RulePacks
import Symbols
import Testing

@testable import Engine

@Suite("What would clear an open finding")
struct ClearingTests {
  @Test("of a signal is what makes its condition false")
  func signal() throws {
    let one = try ExplainedCase(
      rule: """
        when: proposal.sent
        if: facts.calls < 2
        """, beside: "facts: { calls: { count: call.held } }",
      log: "day 0 call.held\nday 1 proposal.sent", asOf: "day 2")
    #expect(
      try one.clearing() == ["call.held -> day 2", "deal.lost -> day 2 closes", "deal.won -> day 2 closes"])
  }

  @Test("of 'that' is what the fact lacks: as many people as it takes, and no more")
  func that() throws {
    let one = try ExplainedCase(
      rule: """
        when: proposal.sent
        expect: { that: facts.people_met >= 3 }
        after_close: true
        """, beside: "facts: { people_met: { distinct: activity.contacts, of: call.held } }",
      log: "day 0 call.held contacts=ana\nday 1 proposal.sent", asOf: "day 2")
    #expect(
      try one.clearing() == [
        "call.held contacts=new-contact-1, call.held contacts=new-contact-2 -> day 2"
      ])
  }

  @Test(
    "of a condition on numbers is a number that is enough",
    arguments: [
      (
        "mean: data.talk_ratio, of: call.held", "facts.f > 0.65", "call.held talk_ratio=0.9",
        "call.held talk_ratio=0.325"
      ),
      ("max: data.minutes, of: call.held", "facts.f < 30", "call.held minutes=10", "call.held minutes=30"),
      (
        "latest: call.held", "facts.f == null || facts.f.data.minutes < 30", "call.held minutes=10",
        "call.held minutes=30"
      ),
    ])
  func numbers(fold: String, condition: String, before: String, clears: String) throws {
    let one = try ExplainedCase(
      rule: "while: '\(condition)'\nafter_close: true", beside: "facts: { f: { \(fold) } }",
      log: "day 0 \(before)", asOf: "day 2")
    let made = try one.clearing()
    #expect(made == ["\(clears) -> day 2"])
  }

  @Test("of 'earlier' is what came too late, with the fields that its event asks for")
  func earlier() throws {
    let one = try ExplainedCase(
      rule: """
        when: proposal.sent
        expect: { earlier: { kind: objection.raised, with: { topic: price }, where: 'activity.actor == "customer"' } }
        after_close: true
        """, log: "day 1 proposal.sent", asOf: "day 2")
    #expect(try one.clearing() == ["objection.raised actor=customer topic=price -> day 2"])
  }

  @Test("of 'later' agrees with the trigger, and is said for every kind that would do")
  func later() throws {
    let one = try ExplainedCase(
      rule: """
        when: email.received
        expect: { later: [email.sent, call.held], within: 1 day }
        same: [activity.contacts]
        after_close: true
        """, log: "day 0 email.received contacts=ana", asOf: "day 2")
    #expect(
      try one.clearing() == ["email.sent contacts=ana -> day 2", "call.held contacts=ana -> day 2"])
  }

  @Test("of 'never' is what ends the danger, of 'next' the right answer")
  func neverAndNext() throws {
    let never = try ExplainedCase(
      rule: """
        when: objection.raised
        expect: { never: discount.offered, within: 7 days, until: call.held }
        after_close: true
        """, log: "day 0 objection.raised\nday 1 discount.offered", asOf: "day 2")
    #expect(try never.clearing() == ["call.held -> day 2"])
    let next = try ExplainedCase(
      rule: """
        when: objection.raised
        expect: { next: call.held, among: [call.held, email.sent] }
        after_close: true
        """, log: "day 0 objection.raised\nday 1 email.sent", asOf: "day 2")
    #expect(try next.clearing() == ["call.held -> day 2"])
  }

  @Test("of a silence is the next word")
  func silence() throws {
    let one = try ExplainedCase(
      rule: """
        while: deal.open
        without: email.received
        in_last: 5 days
        """, log: "day 0 deal.opened stage=new", asOf: "day 6")
    #expect(
      try one.clearing()
        == ["email.received -> day 6", "deal.lost -> day 6 closes", "deal.won -> day 6 closes"])
  }

  @Test("of a stage that was held is another stage; time alone may also end it")
  func held() throws {
    let stage = try ExplainedCase(
      rule: "while: 'deal.stage == \"proposal\"'\nfor: 3 days\nafter_close: true",
      log: "day 0 deal.opened stage=proposal", asOf: "day 6")
    #expect(try stage.clearing() == ["deal.stage_changed to=another stage -> day 6"])
    let time = try ExplainedCase(
      rule: "while: facts.pushes >= 2\nafter_close: true",
      beside: "facts: { pushes: { count: deal.close_date_changed, within: 10 days } }",
      log: """
        day 0 deal.close_date_changed to=2026-02-01
        day 3 deal.close_date_changed to=2026-03-01
        """, asOf: "day 6")
    #expect(try time.clearing() == [" -> day 10"])
  }

  @Test("of a quota is a later period that is met")
  func every() throws {
    let one = try ExplainedCase(
      rule: """
        every: week
        expect: { at_least: 2, of: call.held, distinct: activity.contacts }
        after_close: true
        """, log: "day 0 deal.opened stage=new\nday 8 call.held contacts=ana", asOf: "day 9")
    #expect(try one.clearing() == ["call.held contacts=new-contact-1 -> day 9"])
  }

  @Test("of a list is what it lacks, and settles what is pending")
  func lists() throws {
    let all = try ExplainedCase(
      rule: "while: '!facts.known.all(c, c in facts.asked)'\nafter_close: true",
      beside: """
        facts:
          known: { values: activity.contacts, of: call.held }
          asked: { values: activity.contacts, of: email.sent }
        """, log: "day 0 call.held contacts=ana,ben\nday 1 email.sent contacts=ana", asOf: "day 2")
    #expect(try all.clearing() == ["email.sent contacts=ben -> day 2"])
    let pending = try ExplainedCase(
      rule: "while: facts.open > 0\nafter_close: true",
      beside: "facts: { open: { pending: data.thread, of: email.received, until: email.sent } }",
      log: "day 0 email.received thread=t1\nday 1 email.received thread=t2", asOf: "day 2")
    #expect(
      try pending.clearing() == ["email.sent thread=t2, email.sent thread=t1 -> day 2"])
  }

  @Test("of a rule that one value joins is that value under each event's own name")
  func same() throws {
    let one = try ExplainedCase(
      rule: """
        when: objection.raised
        expect: { later: colleague.joined, within: 1 day }
        same: ["has(data.topic) ? data.topic : data.department"]
        after_close: true
        """, log: "day 0 objection.raised topic=legal", asOf: "day 2")
    #expect(try one.clearing() == ["colleague.joined department=legal -> day 2"])
  }

  @Test("of a rule that one value joins is that value, whatever stands beside it in the trigger")
  func sameBeside() throws {
    let one = try ExplainedCase(
      rule: """
        when: objection.raised
        expect: { later: colleague.joined, within: 1 day }
        same: ["has(data.topic) ? data.topic : data.department"]
        after_close: true
        """, log: "day 0 objection.raised minutes=3 severity=high topic=legal", asOf: "day 2")
    #expect(try one.clearing() == ["colleague.joined department=legal -> day 2"])
  }

  @Test("looks for what waits among the latest twelve values")
  func seen() throws {
    func log(_ answered: Int) -> String {
      (1...answered).reduce("day 0 email.received thread=t0") { log, number in
        log + "\nday 0 email.received thread=t\(number)\nday 0 email.sent thread=t\(number)"
      }
    }
    let pending = "facts: { open: { pending: data.thread, of: email.received, until: email.sent } }"
    for (answered, wanted) in [(11, ["email.sent thread=t0 -> day 2"]), (12, [])] {
      let one = try ExplainedCase(
        rule: "while: facts.open > 0\nafter_close: true", beside: pending, log: log(answered), asOf: "day 2")
      #expect(try one.clearing() == wanted)
    }
  }

  @Test("is nothing where nothing that can be logged would do")
  func nothing() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nafter_close: true", log: "day 0 proposal.sent", asOf: "day 1")
    #expect(try one.clearing().isEmpty)
  }

  @Test("may be the end that the rule sets")
  func expires() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nexpires: 5 days\nafter_close: true", log: "day 0 proposal.sent",
      asOf: "day 1")
    #expect(try one.clearing() == [" -> day 5 expires"])
  }
}

@Suite("What would raise a rule")
struct RaisingTests {
  @Test("is a trigger that meets its condition, with what must go before")
  func signal() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nif: data.amount > 1000.0 && facts.calls >= 1",
      beside: "facts: { calls: { count: call.held } }", log: "day 0 deal.opened stage=new", asOf: "day 1")
    #expect(try one.raising() == ["call.held, proposal.sent amount=1001 -> day 1"])
  }

  @Test("may be what people wrote before the latest activity of a kind")
  func remembered() throws {
    let one = try ExplainedCase(
      rule: "when: call.held\nif: data.minutes % 7 == 3",
      log: "day 0 call.held minutes=11\nday 0 01:00 call.held minutes=5\nday 0 02:00 note.logged",
      asOf: "day 1")
    #expect(try one.raising().isEmpty)
    let filtered = try ExplainedCase(
      rule: "when: { kind: call.held, where: data.minutes % 7 == 3 }",
      log: "day 0 call.held minutes=10\nday 0 01:00 call.held minutes=5", asOf: "day 1")
    #expect(try filtered.raising() == ["call.held minutes=10 -> day 1"])
  }

  @Test("of a count is as many as it takes, neither one less nor many more")
  func counts() throws {
    for (condition, count) in [
      ("facts.calls >= 2.5", 3), ("facts.calls >= 2.5 && facts.calls < 5.0", 3), ("facts.calls > 2", 3),
      ("facts.calls >= 2", 2), ("facts.calls == 4", 4), ("facts.calls > 11", 12),
    ] {
      let one = try ExplainedCase(
        rule: "while: \(condition)", beside: "facts: { calls: { count: call.held } }",
        log: "day 0 deal.opened stage=new", asOf: "day 1")
      let calls = Array(repeating: "call.held", count: count).joined(separator: ", ")
      #expect(try one.raising() == ["\(calls) -> day 1"], "\(condition)")
    }
  }

  @Test("of a limit in a period is what is left of it, and one more")
  func atMost() throws {
    for (had, least) in [(12, 4), (5, 11), (3, 13)] {
      let one = try ExplainedCase(
        rule: "every: week\nexpect: { at_most: 15, of: call.held }",
        log: Array(repeating: "day 0 call.held", count: had).joined(separator: "\n"), asOf: "day 1")
      let calls = Array(repeating: "call.held", count: least).joined(separator: ", ")
      #expect(try one.raising() == (least > 12 ? [] : ["\(calls) -> day 1"]))
    }
  }

  @Test("of different values begins with those that a field may have and has not had")
  func unseen() throws {
    let one = try ExplainedCase(
      rule: "while: facts.topics > 1",
      beside: "facts: { topics: { distinct: data.topic, of: objection.raised } }",
      log: "day 0 objection.raised topic=price", asOf: "day 1")
    let topics = try #require(one.catalogue.kind(named: "objection.raised")?.field(named: "topic")?.values)
    let next = try #require(topics.first { $0 != "price" })
    #expect(try one.raising() == ["objection.raised topic=\(next) -> day 1"])
  }

  @Test("of what waits agrees with that, and with nothing else of the log")
  func waitingAgrees() throws {
    let never = try ExplainedCase(
      rule: "when: email.received\nexpect: { never: email.sent, within: 7 days }\nsame: [data.thread]",
      log: "day 0 email.sent thread=t0\nday 0 01:00 email.received thread=t1\nday 0 02:00 note.logged",
      asOf: "day 1")
    #expect(try never.raising().first == "email.sent thread=t1 -> day 1")
    let first = try ExplainedCase(
      rule: "when: email.received\nexpect: { never: email.sent, within: 7 days }\nsame: [data.thread]",
      log: "day 0 email.received thread=t1\nday 0 01:00 email.sent thread=t0", asOf: "day 1")
    #expect(try first.raising().first == "email.sent thread=t1 -> day 1")
  }

  @Test("of what waits agrees with that, though later ones of its kind wait no more")
  func waitingAlone() throws {
    let one = try ExplainedCase(
      rule: """
        when: email.received
        expect: { never: email.sent, within: 7 days, until: call.held }
        same: [data.thread]
        """,
      log: """
        day 0 00:00 email.received thread=t1
        day 0 01:00 email.received thread=t2
        day 0 02:00 email.received thread=t3
        day 0 03:00 call.held thread=t2
        day 0 04:00 call.held thread=t3
        """, asOf: "day 1")
    #expect(try one.raising().first == "email.sent thread=t1 -> day 1")
  }

  @Test("by one activity is the first finding of several that it raises")
  func severalAtOnce() throws {
    let one = try ExplainedCase(
      rule: "when: email.received\nexpect: { next: call.held, among: [call.held, email.sent] }\neach: true",
      log: "day 0 email.received\nday 0 01:00 email.received", asOf: "day 1")
    let inquiry = try one.inquiry()
    let claim = try #require(RaisingSearch(inquiry, inquiry.history()).claims.first)
    #expect(claim.words == "email.sent -> day 1")
    let raised = inquiry.findings(adding: claim.activities)
    #expect(raised.count == 2)
    #expect(claim.finding == raised.first?.id)
  }

  @Test("by time is the first finding of several that come at one instant")
  func atOnce() throws {
    let later = try ExplainedCase(
      rule: "when: email.received\nexpect: { later: email.sent, within: 2 days }\nsame: [data.thread]",
      log: "day 0 email.received thread=t1\nday 0 email.received thread=t2", asOf: "day 1")
    let inquiry = try later.inquiry()
    let coming = inquiry.findings(asOf: inquiry.horizon)
    #expect(coming.count == 2)
    #expect(RaisingSearch(inquiry, inquiry.history()).claims.first?.finding == coming.first?.id)
  }

  @Test("of what is expected earlier is a trigger after the window")
  func earlier() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nexpect: { earlier: call.held, within: 3 days }",
      log: "day 0 call.held", asOf: "day 1")
    #expect(try one.raising() == ["proposal.sent -> day 4 00:01"])
  }

  @Test("of what is expected later is the deadline, by itself where something waits")
  func later() throws {
    let rule = "when: email.received\nexpect: { later: email.sent, within: 2 days }"
    let idle = try ExplainedCase(rule: rule, log: "day 0 email.sent", asOf: "day 1")
    #expect(try idle.raising() == ["email.received -> day 3"])
    let waiting = try ExplainedCase(rule: rule, log: "day 0 email.received", asOf: "day 1")
    #expect(try waiting.raising().first == " -> day 2")
  }

  @Test("of what must never come, or not next, is just that, with its trigger where none waits")
  func neverAndNext() throws {
    let never = "when: objection.raised\nexpect: { never: discount.offered, within: 7 days }"
    let idle = try ExplainedCase(rule: never, log: "day 0 call.held", asOf: "day 1")
    #expect(try idle.raising() == ["objection.raised, discount.offered -> day 1"])
    let waiting = try ExplainedCase(rule: never, log: "day 0 objection.raised", asOf: "day 1")
    #expect(try waiting.raising().first == "discount.offered -> day 1")
    let next = try ExplainedCase(
      rule: "when: objection.raised\nexpect: { next: call.held, among: [call.held, email.sent] }",
      log: "day 0 objection.raised", asOf: "day 1")
    #expect(try next.raising().first == "email.sent -> day 1")
  }

  @Test("of 'that' is a trigger while it is false")
  func that() throws {
    let one = try ExplainedCase(
      rule: "when: deal.close_date_changed\nexpect: { that: facts.pushes < 2 }",
      beside: "facts: { pushes: { count: deal.close_date_changed } }",
      log: "day 0 deal.close_date_changed to=2026-02-01", asOf: "day 1")
    #expect(try one.raising() == ["deal.close_date_changed -> day 1"])
  }

  @Test("of a state is what makes it true, of a silence time alone, of a limit one too many")
  func others() throws {
    let held = try ExplainedCase(
      rule: "while: facts.calls >= 2\nfor: 2 days",
      beside: "facts: { calls: { count: call.held } }", log: "day 0 call.held", asOf: "day 1")
    #expect(try held.raising() == ["call.held -> day 3"])
    let silence = try ExplainedCase(
      rule: "while: deal.open\nwithout: call.held\nin_last: 5 days", log: "day 0 call.held", asOf: "day 1")
    #expect(try silence.raising() == [" -> day 5"])
    let most = try ExplainedCase(
      rule: "every: week\nexpect: { at_most: 2, of: call.held }", log: "day 0 call.held", asOf: "day 1")
    #expect(try most.raising() == ["call.held, call.held -> day 1"])
  }

  @Test("on a closed deal begins with opening it again")
  func closed() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent", log: "day 0 deal.opened stage=new\nday 1 deal.lost", asOf: "day 2")
    #expect(try one.raising() == ["deal.reopened, proposal.sent -> day 2"])
  }
}

@Suite("What activities would raise on a deal")
struct DealTrialTests {
  @Test("is what they raise on that deal, and not what is found there or what another deal's log would bring")
  func raised() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nif: facts.calls >= 2", beside: "facts: { calls: { count: call.held } }",
      log: """
        day 0 call.held
        day 0 call.held deal=D2
        day 0 call.held deal=D2
        day 0 proposal.sent deal=D2
        """, asOf: "day 1")
    var symbols = SymbolTable()
    let rules = RuleSet.compile([one.pack], site: one.site, symbols: &symbols)
    func proposal(_ deal: String, after calls: Int) -> [LoggedActivity] {
      (0...calls).map { number in
        LoggedActivity(
          id: "x\(number)", at: one.test.asOf, kind: number == calls ? "proposal.sent" : "call.held",
          deal: deal,
          seq: Int64(number) + 1_000)
      }
    }
    func raised(_ deal: String, _ calls: Int) -> [String?] {
      var trial = DealTrial(
        deal, rules: rules, timeline: one.timeline(symbols), catalogue: one.catalogue, directory: .empty,
        site: one.site, asOf: one.test.asOf)
      return trial.raised(by: proposal(deal, after: calls)).map(\.evidence.trigger)
    }
    #expect(raised("D1", 0) == [] && raised("D1", 1) == ["x1"])
    #expect(raised("D2", 0) == ["x0"])
    #expect(raised("D3", 1) == [] && raised("D3", 2) == ["x2"])
  }
}
