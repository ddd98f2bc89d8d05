import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("Changing a pack to see whether its tests notice")
struct MutationTests {
  private func results(_ text: String) throws -> [MutationResult] {
    let (pack, diagnostics) = AnswerPack.reader.read(SourceFile(name: "p.yaml", text: text))
    #expect(!diagnostics.hasErrors)
    return AnswerPack.run.results(for: try #require(pack))
  }

  @Test("names every change of a rule, in order of place")
  func changes() throws {
    let changes = try results(AnswerPack.rule).map(\.mutant.change)
    #expect(
      changes == [
        "without 'if'", "if: without 'has(deal.amount)'", "if: without 'deal.amount >= 10'", "if: 10 -> 11",
        "if: 10 -> 9", "within: 2 days -> 3 days", "within: 2 days -> 1 day",
      ])
  }

  @Test("notices nothing where there is no test")
  func untested() throws {
    #expect(try results(AnswerPack.rule).allSatisfy { !$0.isNoticed })
  }

  @Test("notices what the tests tell apart, and only that")
  func tested() throws {
    let tests = """
      tests:
        - name: a late answer
          log: |
            day 0    deal.opened amount=10 stage=s
            day 1    email.received
          as_of: day 3
          expect: [{ is: raised, at: day 3 }]
        - name: too small
          log: |
            day 0    deal.opened amount=9 stage=s
            day 1    email.received
          as_of: day 9
          expect: not-applicable

      """
    let unnoticed = try results(AnswerPack.rule + tests).filter { !$0.isNoticed }.map(\.mutant.change)
    // Nothing is said of a deal whose amount is not on record.
    #expect(unnoticed == ["if: without 'has(deal.amount)'"])
  }

  @Test("a change has the place of the token that is changed, also inside an expression")
  func places() throws {
    let file = SourceFile(name: "p.yaml", text: AnswerPack.rule)
    let places = AnswerPack.reader.mutants(of: file).map { file.text(in: $0.place) }
    #expect(
      places == [
        "if", "has(deal.amount) && deal.amount >= 10", "has(deal.amount) && deal.amount >= 10", "10", "10",
        "within", "within",
      ])
  }

  @Test("changes parameters, counts, facts and events; not what is only said")
  func sections() {
    let text = """
      params:
        wait: { type: duration, default: 2 business days }
        often: { type: int, default: 3 }
        word: { type: text, default: a }
      events:
        large: { kind: proposal.sent, where: has(data.amount) && data.amount > 5, with: { stage: x } }
      facts:
        calls: { count: call.held, within: 1 week, last: 4 }
      rules:
        r: { per: rep, every: month, expect: { at_least: 80%, of: call.held, against: previous, basis: 3 } }
        s: { when: [large, { kind: call.held, where: data.minutes > 1 }], same: [data.thread], remind: 1 day }
        u: { while: facts.calls > params.often, for: params.wait }
        t: { when: call.held, expect: { later: email.sent, by: 4 hours before now } }

      """
    let changes = AnswerPack.reader.mutants(of: SourceFile(name: "p.yaml", text: text)).map {
      "\($0.owner) \($0.change)"
    }
    #expect(
      changes == [
        "params.wait default: 2 business days -> 3 business days",
        "params.wait default: 2 business days -> 1 business day", "params.often default: 3 -> 4",
        "params.often default: 3 -> 2", "events.large without 'where'",
        "events.large where: without 'data.amount > 5'", "events.large where: 5 -> 6",
        "events.large where: 5 -> 4", "events.large without 'with'", "facts.calls within: 1 week -> 2 weeks",
        "facts.calls within: 1 week -> 0 weeks", "facts.calls without 'last'", "facts.calls last: 4 -> 5",
        "facts.calls last: 4 -> 3", "r at_least: 80% -> 81%", "r at_least: 80% -> 79%", "r basis: 3 -> 4",
        "r basis: 3 -> 2", "s without 'where'", "s where: 1 -> 2", "s where: 1 -> 0", "s without 'same'",
        "t by: 4 hours -> 5 hours", "t by: 4 hours -> 3 hours",
      ])
  }

  @Test("leaves alone what no rule reads: facts of the brief, events that only an aim names")
  func names() {
    let text = """
      params:
        fresh: { type: duration, default: 1 week }
        age: { type: duration, default: 2 weeks }
      events:
        plan: { kind: plan.updated, where: data.scope == "deal" && has(data.what) }
        talk: { kind: call.held, with: { side: us } }
        written: { kind: email.sent, with: { purpose: thanks } }
      facts:
        plans: { count: plan, within: params.fresh, last: 3 }
        old_plans: { count: plan, within: params.age, last: 3 }
      rules:
        r: { while: "facts.plans == facts.other", aim: { event: written, within: 1 week }, about: Not of a talk. }
      brief:
        next: [ { if: "facts.old_plans > 0", say: Renew it. } ]

      """
    let owners = AnswerPack.reader.mutants(of: SourceFile(name: "p.yaml", text: text)).map(\.owner)
    #expect(Set(owners) == ["params.fresh", "events.plan", "facts.plans"])
  }

  @Test("a fold leaves out what has no argument, whether its 'where' asks for it or not")
  func arguments() {
    let text = """
      facts:
        minutes: { sum: data.minutes, of: call.held, where: has(data.minutes) }
        long: { sum: data.minutes, of: call.held, where: has(data.purpose) }
      rules:
        r: { while: facts.minutes > facts.long }

      """
    let changes = AnswerPack.reader.mutants(of: SourceFile(name: "p.yaml", text: text)).map {
      "\($0.owner) \($0.change)"
    }
    #expect(changes == ["facts.long without 'where'"])
  }

  @Test("leaves out a term whose neighbour stands in parentheses")
  func parentheses() throws {
    let rule = AnswerPack.rule.replacing(
      "has(deal.amount) && deal.amount >= 10",
      with: "(deal.open || deal.won) && (deal.stage == 'a' || deal.lost)")
    #expect(
      try results(rule).map(\.mutant.change).filter { $0.hasPrefix("if: without") } == [
        "if: without 'deal.open || deal.won'", "if: without 'deal.stage == 'a' || deal.lost'",
      ])
  }

  @Test("reads nothing into what is no pack", arguments: ["", "a", "- 1", "rules: 3", "rules: { r: [] }"])
  func hostile(text: String) {
    #expect(AnswerPack.reader.mutants(of: SourceFile(name: "p.yaml", text: text)).isEmpty)
  }
}
