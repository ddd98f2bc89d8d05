import Activity
import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("What the tests of a pack show of its rules")
struct CoverageTests {
  private static let reader = PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"])
  private static let run = CoverageRun(
    MutationRun(reader: reader, runner: PackTestRunner(catalogue: reader.catalogue), threads: 1))

  private static let rules = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: S.
    domain: d
    facts:
      mails: { count: email.received, within: 1 week }
    rules:
      answer:
        title: Answer
        when: { kind: email.received, where: activity.contacts.size() == 0 }
        if: facts.mails < 3
        expect: { later: email.sent, within: 2 days }
        unless: deal.lost
        nudge: { rep: "Answer, in {deal.stage}. Who asked is not on record.", manager: Ask. }
      told:
        title: Told
        when: call.held
        expires: 3 days
        nudge: { manager: "A call on {deal.name}." }
    tests:

    """

  private func coverage(_ tests: String) throws -> PackCoverage {
    let (pack, diagnostics) = Self.reader.read(SourceFile(name: "p.yaml", text: Self.rules + tests))
    #expect(!diagnostics.hasErrors)
    return Self.run.coverage(of: try #require(pack))
  }

  private func missing(_ tests: String) throws -> [String] {
    try coverage(tests).rules.flatMap { rule in rule.missing.map { "\(rule.owner): \($0)" } }
  }

  private static let late = """
      - name: a late answer
        rule: answer
        log: |
          day 0    deal.opened amount=10 stage=a name=Pumps
          day 1    email.received
          day 4    email.sent
        expect: [{ is: raised, at: day 3 }, { is: cleared }]

    """

  @Test("a test shows what happened to its own rule, and nothing of others")
  func outcomes() throws {
    #expect(
      try missing(Self.late) == [
        "answer: not-applicable", "answer: met", "answer: void", "answer: if is false",
        "told: raised", "told: expired",
        "told: expires: 3 days -> 4 days", "told: expires: 3 days -> 2 days", "told: text for manager",
        "facts.mails: within: 1 week -> 2 weeks", "facts.mails: within: 1 week -> 0 weeks",
      ])
  }

  @Test("a guard is seen to be false only where all else is as for a finding")
  func guards() throws {
    let tests = """
        - name: the third mail of a week
          rule: answer
          log: |
            day 1    email.received
            day 1    email.sent
            day 2    email.received
            day 2    email.sent
            day 3    email.received
          as_of: day 9
          expect: silent

      """
    #expect(try !missing(tests).contains("answer: if is false"))
    #expect(try missing(Self.late).contains("answer: if is false"))
  }

  @Test("a text with a gap in it is not yet seen, a text that speaks of gaps is")
  func texts() throws {
    let nowhere = Self.late.replacing("stage=a", with: "")
    #expect(try missing(nowhere).contains("answer: text for rep"))
    #expect(try !missing(Self.late).contains("answer: text for rep"))
  }

  @Test("a signal is neither met nor cleared")
  func signals() throws {
    let tests = """
        - name: a call, of which nobody speaks for long
          rule: told
          log: |
            day 1    call.held
          as_of: day 9
          expect: [{ is: raised }, { is: expired }]

      """
    let told = try #require(try coverage(tests).rules.first { $0.owner == "told" })
    #expect(told.sights.map { "\($0.part)" }.prefix(2) == ["raised", "expired"])
    #expect(told.sights.prefix(2).map(\.isSeen) == [true, true])
  }

  @Test("the page has a line for each rule, and names what is missing")
  func page() throws {
    let page = try coverage(Self.late).page
    #expect(page.hasPrefix("p: 6 of 17 seen\n  rule "))
    #expect(
      page.contains(
        "  answer       no              no   yes     yes      -        no    -        no  2/2    2/2\n"))
    #expect(page.contains("  not seen  told: expired\n"))
  }

  @Test("JSON has the same")
  func json() throws {
    let json = try [coverage(Self.late)].json
    #expect(json.hasPrefix(#"[{"pack":"p","seen":6,"parts":17,"rules":[{"rule":"answer","seen":["#))
    #expect(json.contains(#""missing":["not-applicable","met","void","if is false"]"#))
    #expect(json.hasSuffix("]}]}]\n"))
  }
}
