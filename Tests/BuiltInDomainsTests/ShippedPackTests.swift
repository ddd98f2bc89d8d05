import Authoring
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import Testing

@Suite("The packs that the program ships")
struct ShippedPackTests {
  let domains = LoadedDomains(BuiltInDomains.all)

  @Test("are read without a problem, tests included")
  func reading() {
    let (packs, diagnostics) = domains.shippedPacks()
    #expect(diagnostics.isEmpty, "\(Diagnostic.render(diagnostics, as: .text))")
    #expect(packs.count == BuiltInDomains.all.flatMap(\.packs).count)
  }

  @Test("mute only rules and tags that are there")
  func mutes() {
    let packs = domains.shippedPacks().packs
    let problems = PackSet.problems(in: packs)
    #expect(problems.isEmpty, "\(Diagnostic.render(problems, as: .text))")
    #expect(packs.flatMap(\.rules).contains { !$0.mutes.isEmpty })
  }

  @Test("can mute whatever pushes: each rule that does is about a deal")
  func closing() {
    let closing = domains.shippedPacks().packs.flatMap(\.rules).filter { $0.tags.contains("closing") }
    #expect(closing.count >= 8)
    for rule in closing { #expect(rule.per == .deal, "\(rule.id)") }
  }

  @Test("weigh fast against thorough on deals, on both sides")
  func weighing() {
    let rules = domains.shippedPacks().packs.flatMap(\.rules)
    for tag in ["just-right", "understand-first"] {
      let side = rules.filter { $0.tags.contains(tag) }
      #expect(side.count >= 2, "\(tag)")
      for rule in side { #expect(rule.per == .deal, "\(rule.id)") }
    }
  }

  @Test("have for each rule a test, a reason and an answer that a person may give")
  func care() {
    for pack in domains.shippedPacks().packs {
      let tested = Set(pack.tests.flatMap { [$0.rule] + $0.expect.map(\.rule) })
      for rule in pack.rules {
        #expect(tested.contains(rule.id), "no test: \(pack.id)/\(rule.id)")
        #expect(!rule.goodReasons.isEmpty, "no good reason: \(pack.id)/\(rule.id)")
        #expect(rule.about?.isEmpty == false, "no reason why: \(pack.id)/\(rule.id)")
      }
    }
  }

  @Test("pass their own tests")
  func behaviour() {
    let runner = PackTestRunner(catalogue: domains.catalogue)
    for pack in domains.shippedPacks().packs {
      let results = runner.run(pack)
      #expect(results.count >= 3 * pack.rules.count)
      for result in results where result.isFailure {
        Issue.record("\(pack.id): \(result.test.rule ?? ""): \(result.test.name)\n\(result.timeline)")
      }
    }
  }
}
