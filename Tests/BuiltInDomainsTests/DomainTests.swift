import Activity
import BuiltInDomains
import CEL
import DomainKit
import Symbols
import TestFiles
import Testing

@Suite("The domains of the program")
struct DomainTests {
  @Test("have ids of lower case and hyphens, each its own")
  func ids() {
    let ids = BuiltInDomains.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }, "\(id)") }
  }

  @Test("own kinds that neither the core nor another domain owns")
  func kinds() {
    var catalogue = KindCatalogue(KindCatalogue.core)
    for domain in BuiltInDomains.all {
      for kind in domain.kinds { #expect(catalogue.add(kind) == nil, "\(kind.name) of \(domain.id)") }
    }
  }

  @Test("require only domains that exist")
  func requirements() {
    let ids = Set(BuiltInDomains.all.map(\.id))
    for domain in BuiltInDomains.all {
      #expect(domain.requires.allSatisfy { ids.contains($0) && $0 != domain.id }, "\(domain.id)")
    }
  }

  @Test("carry their packs and tests byte for byte as they stand in Rules")
  func embedding() throws {
    for domain in BuiltInDomains.all {
      for pack in domain.packs {
        #expect(pack.bytes == TestFiles.bytes("Rules/\(domain.id)/\(pack.name)"))
        #expect(pack.tests == TestFiles.bytes("Rules/\(domain.id)/\(pack.testName)"))
      }
    }
  }

  @Test("ship a pack only with its tests")
  func packsHaveTests() {
    let packs = BuiltInDomains.all.flatMap(\.packs)
    #expect(packs.map(\.name).contains("customer-concept.yaml"))
    for pack in packs { #expect(pack.tests?.isEmpty == false, "\(pack.name)") }
  }
}

@Suite("The place of a text in a list")
struct RankTests {
  @Test(
    "counts from zero, and is -1 where the list does not hold it",
    arguments: [
      ("discovery", 0), ("proposal", 2), ("contract", -1), ("", -1), ("Discovery", -1),
    ])
  func rank(text: String, place: Int64) throws {
    let rank = try #require(BuiltInDomains.all.flatMap(\.functions).first { $0.name == "rank" })
    let overload = try #require(rank.overloads.first)
    var memory = Memory()
    let words = ["discovery", "evaluation", "proposal"].map { memory.string($0) }
    let arguments = [memory.string(text), memory.list(of: words)]
    #expect(overload.implementation(arguments.span, &memory).asInt == place)
  }
}
