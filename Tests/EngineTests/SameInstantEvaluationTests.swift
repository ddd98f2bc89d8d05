import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import TestKit
import Testing

@testable import Engine

/// What comes at one instant: activities before dates, deadlines and windows that end there, and all of it before the
/// question that is asked then.
@Suite("At the very instant")
struct SameInstantEvaluationTests {
  /// A pack of rules with what is known of people.
  private static func one(
    _ rules: String, beside: String = "", directory: String = "", log: String, asOf: String
  ) throws -> ExplainedCase {
    func indented(_ text: String, _ depth: Int) -> String {
      text.split(separator: "\n").map { String(repeating: " ", count: depth) + $0 }.joined(separator: "\n")
    }
    return try ExplainedCase(
      """
      touchline: 1
      pack: demo
      version: 1.0.0
      title: Demo
      summary: A pack of a test.
      domain: demo
      \(beside)
      rules:
      \(indented(rules, 2))
      tests:
        - name: it
          with:
            directory:
      \(indented(directory.isEmpty ? "- { person: NOBODY, name: Nobody }" : directory, 8))
          log: |
      \(indented(log, 6))
          as_of: \(asOf)
          expect: silent
      """)
  }

  /// When findings were raised, and how each stands.
  private func found(_ one: ExplainedCase) -> [String] {
    one.evaluate().findings.map { finding in
      switch finding.status {
      case .cleared(let at, let by): "\(finding.at.dayAndTime) cleared \(at.dayAndTime) \(by ?? "by time")"
      case .expired(let at): "\(finding.at.dayAndTime) expired \(at.dayAndTime)"
      default: finding.at.dayAndTime
      }
    }
  }

  @Test("a date of the directory has come, and has not a moment before")
  func directoryDates() throws {
    for (asOf, wanted) in [("2026-01-09 23:59", []), ("2026-01-10 00:00", ["day 5"]), ("day 6", ["day 5"])] {
      let one = try Self.one(
        "led: { title: T, per: rep, while: rep.fields.level == 3, nudge: { rep: Look. } }",
        directory: """
          - { person: R1, level: 2, until: 2026-01-10 }
          - { person: R1, level: 3, from: 2026-01-10 }
          """, log: "day 0 call.held rep=R1", asOf: asOf)
      #expect(found(one) == wanted, "\(asOf)")
    }
  }

  @Test("a norm has been drawn up, for an activity of that instant, too")
  func norms() throws {
    let beside = """
      facts: { calls: { count: call.held } }
      norms: { busy: { quantile: 75%, of: facts.calls, every: week, at_least: 2 } }
      """
    let won = """
      day 0 call.held deal=W1
      day 0 call.held deal=W2
      day 1 deal.won deal=W1
      day 1 deal.won deal=W2
      day 2 call.held
      day 2 01:00 call.held
      """
    let rule = "busy: { title: T, while: facts.calls > norms.busy, nudge: { rep: Look. } }"
    for (log, asOf, wanted) in [
      (won, "2026-01-11 23:59", []), (won, "day 7", ["day 7"]), (won, "day 8", ["day 7"]),
      (won + "\nday 7 note.logged", "day 7", ["day 7"]),
    ] {
      let one = try Self.one(rule, beside: beside, log: log, asOf: asOf)
      #expect(found(one) == wanted, "\(asOf)")
      let moments = try one.inquiry("busy").history().moments.filter {
        $0.verdicts.contains { $0.outcome == .raised }
      }
      // Whatever happens then is a point at which the norm is the new one.
      #expect(moments.map { $0.activity != nil } == wanted.map { _ in log != won })
    }
  }

  @Test("a comparison with the time has turned, for an activity of that instant, too")
  func clocks() throws {
    let rule = "late: { title: T, while: 'now >= deal.close_date', nudge: { rep: Look. } }"
    let opened = "day 0 deal.opened close_date=2026-01-08T00:00:00Z"
    for (log, asOf, wanted) in [
      (opened, "2026-01-07 23:59", []), (opened, "day 3", ["day 3"]),
      (opened + "\nday 3 note.logged", "day 3", ["day 3"]),
      (opened + "\nday 2 note.logged", "day 3", ["day 3"]),
    ] {
      let one = try Self.one(rule, log: log, asOf: asOf)
      #expect(found(one) == wanted, "\(asOf)")
      let moments = try one.inquiry("late").history().moments.filter {
        $0.verdicts.contains { $0.outcome == .raised }
      }
      #expect(moments.map { $0.activity != nil } == wanted.map { _ in log.contains("day 3") })
    }
  }

  @Test("what clears by the time is cleared, each finding by its own")
  func clearing() throws {
    let each = try Self.one(
      "each: { title: T, when: deal.close_date_changed, clears: { if: now >= data.to }, nudge: { rep: Look. } }",
      log: """
        day 0 deal.close_date_changed to=2026-01-09T00:00:00Z
        day 0 01:00 deal.close_date_changed to=2026-01-07T00:00:00Z
        day 0 02:00 deal.close_date_changed to=2026-01-11T00:00:00Z
        """, asOf: "day 6")
    #expect(
      found(each) == [
        "day 0 cleared day 4 by time", "day 0 01:00 cleared day 2 by time",
        "day 0 02:00 cleared day 6 by time",
      ])
    // The clock of the state and that of what ends its findings are one.
    let state = """
      due:
        title: T
        while: 'now >= deal.close_date && facts.calls > 0'
        clears: { if: 'now >= deal.close_date + duration("48h")' }
        nudge: { rep: Look. }
      """
    for (close, asOf, wanted) in [
      ("2026-01-07", "day 3", ["day 2"]), ("2026-01-07", "day 4", ["day 2 cleared day 4 by time"]),
      ("2026-01-07", "day 9", ["day 2 cleared day 4 by time"]),
    ] {
      let one = try Self.one(
        state, beside: "facts: { calls: { count: call.held } }",
        log: "day 0 deal.opened close_date=\(close)T00:00:00Z\nday 1 call.held\nday 3 note.logged", asOf: asOf
      )
      #expect(found(one) == wanted, "\(asOf)")
    }
  }

  @Test("the time turns a state once more while a finding of it waits for another instant")
  func clocksOfBoth() throws {
    let rule = """
      due:
        title: T
        while: '(now >= deal.close_date && now < deal.close_date + duration("24h")) || now >= deal.close_date + duration("48h")'
        clears: { if: 'now >= deal.close_date + duration("96h")' }
        nudge: { rep: Look. }
      """
    let one = try Self.one(rule, log: "day 0 deal.opened close_date=2026-01-07T00:00:00Z", asOf: "day 9")
    #expect(found(one) == ["day 2 cleared day 6 by time", "day 4 cleared day 6 by time"])
  }

  @Test("a pair has no points before its first activity, not a moment before")
  func pairBegins() throws {
    let one = try Self.one(
      "held: { title: T, per: [manager, rep], while: rep.open_deals > 0, for: 1 day, nudge: { rep: Look. } }",
      directory: "- { person: R1, manager: M1, from: 2026-01-06 }", log: "day 1 call.held rep=R1",
      asOf: "day 4")
    var symbols = SymbolTable()
    let rules = RuleSet.compile([one.pack], site: one.site, symbols: &symbols)
    let first = Instant(milliseconds: 1_767_571_200_000 + 86_400_000)
    let opened = LoggedActivity(
      id: "o", at: first.advanced(by: -1), kind: "deal.opened", deal: "D7", rep: "R1")
    let findings = Evaluator.evaluate(
      rules, timeline: one.timeline(adding: [opened], symbols), directory: one.directory, site: one.site,
      options: EvaluationOptions(asOf: one.test.asOf)
    ).findings
    #expect(findings.map(\.at) == [first.advanced(by: 86_400_000)])
  }

  @Test("an answer meets a deadline that is the instant of its trigger")
  func deadline() throws {
    let rule =
      "ready: { title: T, when: deal.close_date_changed, expect: { later: note.logged, by: data.to }, nudge: { rep: Look. } }"
    let booked = "day 1 deal.close_date_changed to=2026-01-06T00:00:00Z"
    #expect(try found(Self.one(rule, log: booked, asOf: "day 1")) == ["day 1"])
    #expect(try found(Self.one(rule, log: booked + "\nday 1 note.logged", asOf: "day 1")) == [])
    let past = "day 1 deal.close_date_changed to=2026-01-05T23:59:00Z\nday 1 note.logged"
    #expect(try found(Self.one(rule, log: past, asOf: "day 1")).count == 1)
  }

  @Test("one activity does not come after itself")
  func since() throws {
    let rule = """
      fresh: { title: T, when: proposal.sent, expect: { earlier: call.held, since: [call.held, email.sent] }, nudge: { rep: Look. } }
      """
    #expect(
      try found(Self.one(rule, log: "day 0 call.held\nday 1 proposal.sent", asOf: "day 2")) == ["day 1"])
  }

  @Test("a site's exception ends with its last day, for whoever asks why, too")
  func exceptions() throws {
    let one = try Self.one(
      "sent: { title: T, when: proposal.sent, nudge: { rep: Look. } }",
      log: "day 0 23:59 proposal.sent\nday 1 proposal.sent", asOf: "day 2")
    let text = """
      touchline: 1
      except:
        - { rules: [demo/sent], if: "true", why: Agreed., owner: operations, ends: 2026-01-05 }
      """
    let (read, diagnostics) = SiteReader(packs: [one.pack]).read(SourceFile(name: "site.yaml", text: text))
    let site = try #require(read, "\(diagnostics)")
    var symbols = SymbolTable()
    let rules = RuleSet.compile([one.pack], site: site, symbols: &symbols)
    let findings = Evaluator.evaluate(
      rules, timeline: one.timeline(symbols), site: site, options: EvaluationOptions(asOf: one.test.asOf)
    ).findings
    #expect(findings.map(\.at.dayAndTime) == ["day 1"])
    let readings = try one.inquiry("sent", site: site).history().moments.map { moment in
      moment.readings.count { if case .exception = $0.place { true } else { false } }
    }
    #expect(readings == [1, 0])
  }

  @Test("what a fact counts since something is counted from that in windows of any length")
  func joinedFacts() throws {
    let days = [2, 5]
    let facts = days.map { "n\($0): { count: call.held, since: demo.held, within: \($0) days }" }
    let rules = days.map {
      "r\($0): { title: T, when: proposal.sent, if: facts.n\($0) > 0, nudge: { rep: Look. } }"
    }
    let one = try Self.one(
      rules.joined(separator: "\n"), beside: "facts: { \(facts.joined(separator: ", ")) }",
      log: """
        day 0 call.held
        day 0 01:00 proposal.sent
        day 1 demo.held
        day 1 01:00 proposal.sent
        day 1 02:00 call.held
        day 3 02:00 proposal.sent
        day 3 02:01 proposal.sent
        """, asOf: "day 9")
    #expect(try inBothWays(one).count == 5)
    // At a deadline what came when it began to run is in a window of that length no more.
    let late = days.map {
      "r\($0): { title: T, when: email.received, expect: { later: email.sent, within: 2 days }, exceptions: [{ name: n, if: facts.c\($0) > 0, reason: R. }], nudge: { rep: Look. } }"
    }
    let calls = days.map { "c\($0): { count: call.held, within: \($0) days }" }
    let due = try Self.one(
      late.joined(separator: "\n"), beside: "facts: { \(calls.joined(separator: ", ")) }",
      log: "day 0 call.held\nday 0 email.received", asOf: "day 9")
    #expect(try inBothWays(due) == ["demo/r2 day 2"])
  }

  @Test("silences of different length are renewed by what answers at that instant, and by nothing else")
  func joinedSilences() throws {
    let rules = [3, 5].map {
      "s\($0): { title: T, while: 'deal.open && facts.notes > 0', without: call.held, in_last: \($0) days, nudge: { rep: Look. } }"
    }
    let one = try Self.one(
      rules.joined(separator: "\n"), beside: "facts: { notes: { count: note.logged } }",
      log: "day 0 note.logged\nday 3 note.logged\nday 3 call.held\nday 4 note.logged", asOf: "day 8")
    #expect(try inBothWays(one) == ["demo/s3 day 6", "demo/s5 day 8"])
    let cleared = try Self.one(
      "s: { title: T, while: deal.open, without: call.held, in_last: 5 days, clears: note.logged, nudge: { rep: Look. } }",
      log: "day 0 deal.opened\nday 1 call.held\nday 3 note.logged", asOf: "day 9")
    #expect(try inBothWays(cleared) == ["demo/s day 6"])
  }

  /// Rules and instants of what is found with all that is said of it, and of what is found alone.
  private func inBothWays(_ one: ExplainedCase) throws -> [String] {
    var symbols = SymbolTable()
    let rules = RuleSet.compile([one.pack], site: one.site, symbols: &symbols)
    func words(_ rule: Int, _ at: Instant) -> String { "\(rules.rules[rule].fullName) \(at.dayAndTime)" }
    var options = EvaluationOptions(asOf: one.test.asOf)
    options.bare = true
    var bare: [String] = []
    let evaluation = Evaluator.evaluate(
      rules, timeline: one.timeline(symbols), site: one.site, options: options)
    evaluation.bare?.forEach { rule, _, at in bare.append(words(rule, at)) }
    options.bare = false
    options.texts = false
    let terse = Evaluator.evaluate(
      rules, timeline: one.timeline(symbols), site: one.site, options: options)
    let found = one.evaluate().findings.map { words($0.rule, $0.at) }.sorted()
    #expect(bare.sorted() == found && terse.findings.map { words($0.rule, $0.at) }.sorted() == found)
    return found
  }

  @Test("a reminder is due as soon as what it reminds of begins, where there is no more time")
  func reminders() throws {
    let one = try Self.one(
      "answer: { title: T, when: email.received, expect: { later: email.sent, within: 1 day }, remind: 1 day, nudge: { rep: Look. } }",
      log: "day 0 email.received", asOf: "day 0")
    var symbols = SymbolTable()
    let rules = RuleSet.compile([one.pack], site: one.site, symbols: &symbols)
    let evaluation = Evaluator.evaluate(
      rules, timeline: one.timeline(symbols), site: one.site,
      options: EvaluationOptions(asOf: one.test.asOf, reminders: true))
    #expect(evaluation.reminders.map(\.at) == [one.test.asOf])
    #expect(evaluation.skippedMatches.isEmpty)
  }

  @Test(
    "people are those of the day on which somebody else's activity was, and of today where they are one's own"
  )
  func people() throws {
    let directory = """
      - { person: R1, manager: M1, team: north, until: 2026-01-07 }
      - { person: R1, manager: M2, team: south, from: 2026-01-07 }
      - { person: M1, name: Ann, until: 2026-01-07 }
      - { person: M1, name: Anna, from: 2026-01-07 }
      - { person: M2, name: Ben, until: 2026-01-08 }
      - { person: M2, name: Benno, from: 2026-01-08 }
      - { account: A1, name: Crane, until: 2026-01-07 }
      - { account: A1, name: Heron, from: 2026-01-07 }
      """
    func nudges(_ kind: String) throws -> [String?] {
      let one = try Self.one(
        """
        slow:
          title: T
          per: \(kind)
          when: call.held
          expect: { later: email.sent, within: 5 days }
          nudge: { manager: "{manager.id} {manager.name}, {team.id}, {account.name}" }
        """, directory: directory, log: "day 0 call.held account=A1 rep=R1", asOf: "day 6")
      var symbols = SymbolTable()
      let rules = RuleSet.compile([one.pack], site: one.site, symbols: &symbols)
      let evaluation = Evaluator.evaluate(
        rules, timeline: one.timeline(symbols), directory: one.directory, site: one.site,
        options: EvaluationOptions(asOf: one.test.asOf))
      return evaluation.findings.map { $0.nudge?.manager }
    }
    #expect(try nudges("deal") == ["M2 Benno, south, Heron"])
    #expect(try nudges("rep") == ["M2 Benno, south, Crane"])
    #expect(try nudges("account") == ["M1 Ann, north, Heron"])
  }

  @Test(
    "a pair that has parted is together again when the directory says so, and not when it says something else"
  )
  func pairs() throws {
    let one = try Self.one(
      "pair: { title: T, per: [manager, rep], while: facts.calls > 0, nudge: { manager: Look. } }",
      beside: "facts: { calls: { count: call.held } }",
      directory: """
        - { person: R1, manager: M1, until: 2026-01-08 }
        - { person: R1, manager: M2, team: north, from: 2026-01-08, until: 2026-01-09 }
        - { person: R1, manager: M2, team: south, from: 2026-01-09, until: 2026-01-11 }
        - { person: R1, manager: M1, from: 2026-01-11 }
        """, log: "day 0 call.held rep=R1", asOf: "day 8")
    let own = one.evaluate().findings.filter { $0.subject.ids.contains("M1") }
    #expect(own.map(\.at.dayAndTime) == ["day 0", "day 6"])
    #expect(own.first?.status == .cleared(at: own[0].at.advanced(by: 3 * 86_400_000), by: nil))
  }

  @Test("a finding of a state is named after the instant, and a second one of that instant after both")
  func ids() throws {
    let one = try Self.one(
      "odd: { title: T, while: 'facts.calls == 1 || facts.calls == 3', nudge: { rep: Look. } }",
      beside: "facts: { calls: { count: call.held } }",
      log: "day 0 call.held\nday 0 call.held\nday 0 call.held\nday 1 note.logged", asOf: "day 2")
    let findings = one.evaluate().findings
    let instant = "2026-01-05T00:00:00Z"
    let ids = [[instant], [instant, "2"]].map {
      FindingIdentity.id(rule: "demo/odd", subject: .deal("D1"), cause: $0)
    }
    #expect(Set(findings.map(\.id)) == Set(ids))
  }

  @Test("a condition may be a parameter and nothing else")
  func parameters() throws {
    for strict in [true, false] {
      let one = try Self.one(
        "strict: { title: T, when: note.logged, if: params.strict, nudge: { rep: Look. } }",
        beside: "params: { strict: { type: bool, default: \(strict) } }", log: "day 0 note.logged",
        asOf: "day 1")
      #expect(found(one) == (strict ? ["day 0"] : []))
    }
  }

  @Test("values that an expression makes are told apart, numbers and texts")
  func madeValues() throws {
    let facts = """
      facts:
        doubles: { distinct: data.minutes * 2, of: call.held }
        threads: { distinct: data.thread + "x", of: email.sent }
        listed: { values: "[data.minutes, data.minutes + 1]", of: call.held }
      """
    let log = """
      day 0 call.held minutes=5
      day 0 call.held minutes=5
      day 0 call.held minutes=7
      day 0 email.sent thread=a
      day 0 email.sent thread=b
      day 0 email.sent thread=a
      day 1 note.logged
      """
    let one = try Self.one(
      "made: { title: T, when: note.logged, if: 'facts.doubles == 2 && facts.threads == 2', nudge: { rep: Look. } }",
      beside: facts, log: log, asOf: "day 2")
    #expect(found(one) == ["day 1"])
    let lists = try Self.one(
      "made: { title: T, when: note.logged, if: 'facts.listed == [5, 6, 7, 8]', nudge: { rep: Look. } }",
      beside: facts, log: log, asOf: "day 2")
    #expect(found(lists) == ["day 1"])
  }
}
