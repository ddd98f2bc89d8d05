import Activity
import EventTime
import RulePacks
import TestKit
import Testing

@testable import Engine

@Suite("Claims on random packs and logs")
struct ClaimPropertyTests {
  private static let casesPerRun: UInt64 = 12

  @Test(
    "come true when a whole run and the naive reference are given the activities",
    arguments: (0..<5).map { UInt64($0) * casesPerRun + 1 })
  func comeTrue(firstSeed: UInt64) throws {
    for seed in firstSeed..<(firstSeed + Self.casesPerRun) {
      let random = try ExplainedCase(
        RandomCase(seed: seed).pack.yaml, catalogue: Vocabulary.catalogue, domain: "conformance")
      // What is recorded after known_at, or happens after as_of, does not exist there, and would come to light when a
      // claim is checked as of later.
      let asOf = random.test.asOf
      guard random.test.knownAt == nil, random.test.log.allSatisfy({ $0.at <= asOf }) else { continue }
      try check(random, seed)
    }
  }

  @Test("are made often enough to mean something")
  func often() throws {
    var made: [Claim.Effect: Int] = [:]
    for seed in UInt64(1)...90 {
      let random = try ExplainedCase(
        RandomCase(seed: seed).pack.yaml, catalogue: Vocabulary.catalogue, domain: "conformance")
      for (claim, _, _) in try claims(random) where !claim.activities.isEmpty {
        made[claim.effect, default: 0] += 1
      }
    }
    #expect(made[.clears, default: 0] >= 20)
    #expect(made[.raises, default: 0] >= 20)
  }

  private func check(_ random: ExplainedCase, _ seed: UInt64) throws {
    for (claim, rule, subject) in try claims(random) {
      let told = "seed \(seed), \(rule) of \(subject): \(claim.words)"
      let with = random.evaluate(adding: claim.activities, asOf: claim.at)
      let claimed = with.findings.first { $0.id == claim.finding }
      let finding = try #require(claimed, "\(told)")
      let without = random.evaluate(asOf: claim.at).findings.first { $0.id == claim.finding }
      switch (claim.effect, finding.status) {
      case (.raises, _):
        #expect(finding.at == claim.at && (without == nil || claim.activities.isEmpty), "\(told)")
      case (.clears, .cleared(let at, let by)):
        #expect(at == claim.at && (by == nil) == claim.activities.isEmpty, "\(told)")
        #expect(claim.activities.isEmpty || without?.status == .open, "\(told)")
      case (.expires, .expired(let at)): #expect(at == claim.at, "\(told)")
      default: Issue.record("\(told): \(finding.status)")
      }
      checkReference(random, claim, rule, subject, told)
    }
  }

  private func checkReference(
    _ random: ExplainedCase, _ claim: Claim, _ rule: String, _ subject: SubjectID, _ told: String
  ) {
    let reference = Reference(
      pack: random.pack, catalogue: random.catalogue, directory: random.test.directory,
      calendar: random.test.calendar)
    let outcomes = reference.outcomes(of: random.test.log + claim.activities, asOf: claim.at)
    let wanted: TestKit.Outcome.Happening =
      switch claim.effect {
      case .clears: .cleared
      case .expires: .expired
      case .raises: .raised
      }
    #expect(
      outcomes.contains {
        $0.rule == "p/\(rule)" && $0.subject == subject.ids && $0.happening == wanted && $0.at == claim.at
      }, "the reference: \(told)")
  }

  /// Every claim about the case, with its rule and subject.
  private func claims(_ random: ExplainedCase) throws -> [(Claim, String, SubjectID)] {
    let evaluation = random.evaluate()
    var claims: [(Claim, String, SubjectID)] = []
    let inUse = random.pack.rules.filter { $0.status == .live || $0.status == .trial }
    for (index, rule) in inUse.enumerated() {
      let subjects = Set(evaluation.verdicts.filter { $0.rule == index }.map(\.subject))
      for subject in subjects.sorted(by: { $0.description < $1.description }).prefix(2) {
        let inquiry = try random.inquiry(rule.id, subject)
        let history = inquiry.history()
        for finding in history.findings where finding.status == .open {
          claims += ClearingSearch(finding, inquiry, history).claims.map { ($0, rule.id, subject) }
        }
        claims += RaisingSearch(inquiry, history).claims.map { ($0, rule.id, subject) }
      }
    }
    return claims
  }
}
