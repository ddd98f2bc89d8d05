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
    let (packs, diagnostics) = domains.shippedPacks(domains.reader())
    #expect(diagnostics.isEmpty, "\(Diagnostic.render(diagnostics, as: .text))")
    #expect(packs.count == BuiltInDomains.all.flatMap(\.packs).count)
  }

  @Test("have for each rule a reason and an answer that a person may give")
  func care() {
    for pack in domains.shippedPacks(domains.reader()).packs {
      for rule in pack.rules {
        #expect(!rule.goodReasons.isEmpty, "no good reason: \(pack.id)/\(rule.id)")
        #expect(rule.about?.isEmpty == false, "no reason why: \(pack.id)/\(rule.id)")
      }
    }
  }
}
