import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("Proposals for the tests that a pack lacks")
struct MutationProbeTests {
  private static let head =
    AnswerPack.rule + """
      tests:
        - name: nobody answers
          rule: answer
          log: |
            day 0    deal.opened amount=500 stage=s
            day 1    email.received
          as_of: day 9
          expect: [{ is: raised }]
        - name: somebody answers
          rule: answer
          log: |
            day 0    deal.opened amount=500 stage=s
            day 1    email.received
            day 2    email.sent
          as_of: day 9
          expect: silent

      """

  private func pack(_ text: String) throws -> RulePack {
    try #require(AnswerPack.reader.read(SourceFile(name: "p.yaml", text: text)).pack)
  }

  @Test("notice what no test did: with them beside the others nothing survives that was proposed for")
  func proposals() throws {
    let pack = try pack(Self.head)
    let survivors = AnswerPack.run.results(for: pack).filter { !$0.isNoticed }.map(\.mutant)
    #expect(
      survivors.map(\.change)
        == [
          "without 'if'", "if: without 'has(deal.amount)'", "if: without 'deal.amount >= 10'", "if: 10 -> 11",
          "if: 10 -> 9", "within: 2 days -> 3 days", "within: 2 days -> 1 day",
        ].filter { survivors.map(\.change).contains($0) })
    let probe = MutationProbe(AnswerPack.run, of: pack)
    let proposed = survivors.map { ($0.change, probe.proposal(for: $0)) }
    for change in ["if: 10 -> 11", "if: 10 -> 9", "within: 2 days -> 3 days"] {
      guard survivors.contains(where: { $0.change == change }) else { continue }
      #expect(proposed.contains { $0.0 == change && $0.1 != nil }, "\(change)")
    }
    let found = proposed.compactMap(\.1)
    #expect(!found.isEmpty)
    let more = try self.pack(Self.head + found.joined())
    #expect(AnswerPack.run.runner.run(more).allSatisfy { !$0.isFailure })
    let left = Set(AnswerPack.run.results(for: more).filter { !$0.isNoticed }.map(\.mutant.change))
    #expect(left.isDisjoint(with: proposed.filter { $0.1 != nil }.map(\.0)), "\(left)")
  }

  @Test("are left out where nothing could notice")
  func nothing() throws {
    let pack = try pack(
      Self.head.replacing(
        "expect: { later: email.sent, within: 2 days }", with: "aim: { event: email.sent, within: 2 days }"))
    #expect(!AnswerPack.run.results(for: pack).contains { $0.mutant.change.hasPrefix("within") })
  }
}
