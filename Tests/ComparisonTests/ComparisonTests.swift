import TestKit
import Testing

@Suite("The engine and the reference on random packs and logs")
struct ComparisonTests {
  private static let casesPerRun: UInt64 = 125

  @Test("agree on everything that happens", arguments: (0..<24).map { UInt64($0) * casesPerRun + 1 })
  func agree(firstSeed: UInt64) {
    for seed in firstSeed..<(firstSeed + Self.casesPerRun) {
      let draft = RandomCase(seed: seed).draft
      switch Comparison.compare(draft) {
      case .agreed: break
      case .refused(let reason): Issue.record("seed \(seed) is refused by the reader:\n\(reason)")
      case .disagreed: Issue.record("\(Shrinker.report(seed: seed, draft))")
      }
    }
  }

  @Test("make everything happen that can happen")
  func everythingHappens() {
    var happened: [Outcome.Happening: Int] = [:]
    for seed in UInt64(1)...600 {
      for outcome in Comparison.reference(RandomCase(seed: seed).draft) ?? [] {
        happened[outcome.happening, default: 0] += 1
      }
    }
    for happening in Outcome.Happening.allCases {
      #expect(happened[happening, default: 0] >= 5, "\(happening.rawValue)")
    }
  }

  @Test("have every form, qualifier and key of the language")
  func everyPart() {
    var coverage = LanguageCoverage()
    for seed in UInt64(1)...1_000 {
      coverage.meet(seed)
      if coverage.unmet.isEmpty { break }
    }
    #expect(coverage.unmet == [])
  }

  @Test("are the same for the same seed, and not for the next")
  func seeds() {
    #expect(RandomCase(seed: 7).draft.yaml == RandomCase(seed: 7).draft.yaml)
    #expect(RandomCase(seed: 7).draft.yaml != RandomCase(seed: 8).draft.yaml)
  }
}

@Suite("A session and one evaluation of the whole log, on random packs and logs")
struct SessionComparisonTests {
  private static let casesPerRun: UInt64 = 40

  @Test(
    "think the same of activities that have not happened",
    arguments: (0..<6).map { UInt64($0) * casesPerRun + 1 })
  func suppose(firstSeed: UInt64) throws {
    for seed in firstSeed..<(firstSeed + Self.casesPerRun) {
      let comparison = try #require(SessionComparison(RandomCase(seed: seed).draft))
      if let disagreement = comparison.disagreementOnSupposing(seed: seed) { Issue.record("\(disagreement)") }
    }
  }

  @Test(
    "find the same, to the byte, however the log comes in",
    arguments: SessionComparison.Mode.allCases, (0..<10).map { UInt64($0) * casesPerRun + 1 })
  func agree(mode: SessionComparison.Mode, firstSeed: UInt64) throws {
    for seed in firstSeed..<(firstSeed + Self.casesPerRun) {
      let comparison = try #require(SessionComparison(RandomCase(seed: seed).draft))
      if let disagreement = comparison.disagreement(mode, seed: seed) { Issue.record("\(disagreement)") }
    }
  }
}

@Suite("Rules, subjects and instants alone, and everything, on random packs and logs")
struct BareComparisonTests {
  private static let casesPerRun: UInt64 = 60

  @Test("are the same findings", arguments: (0..<8).map { UInt64($0) * casesPerRun + 1 })
  func agree(firstSeed: UInt64) throws {
    for seed in firstSeed..<(firstSeed + Self.casesPerRun) {
      let comparison = try #require(BareComparison(RandomCase(seed: seed).draft))
      if let disagreement = comparison.disagreement { Issue.record("seed \(seed): \(disagreement)") }
    }
  }
}

@Suite("The shrinker")
struct ShrinkerTests {
  @Test("takes every part away once")
  func parts() {
    let draft = Draft.map([
      ("a", .list([.text("x"), .text("y")])),
      ("log", .lines(["day 0 call.held minutes=5", "day 1 note.logged"])),
    ])
    let smaller = draft.smaller.map(\.yaml)
    #expect(smaller.contains("log: |\n  day 0 call.held minutes=5\n  day 1 note.logged\n"))
    #expect(smaller.contains("a: [y]\nlog: |\n  day 0 call.held minutes=5\n  day 1 note.logged\n"))
    #expect(smaller.contains("a: [x, y]\nlog: |\n  day 0 call.held\n  day 1 note.logged\n"))
    #expect(Set(smaller).count == 7)
  }
}
