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
        let files = [pack.name, pack.testName].map { TestFiles.bytes("Rules/\(domain.id)/\($0)") }
        let isSame = pack.bytes == files[0] && pack.tests == files[1]
        #expect(isSame, "\(pack.name)")
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

@Suite("The share of a part in a whole")
struct ShareTests {
  @Test(
    "is a fraction, whatever the numbers are",
    arguments: [
      (Value.int(1), Value.int(4), 0.25), (.int(3), .double(2), 1.5), (.double(0.5), .int(2), 0.25),
      (.double(1), .double(8), 0.125), (.int(0), .int(7), 0),
    ])
  func share(part: Value, whole: Value, expected: Double) throws {
    #expect(try result(part, whole).asDouble == expected)
  }

  @Test("of nothing is unknown and no failure", arguments: [Value.int(0), .double(0), .double(-0.0)])
  func nothing(whole: Value) throws {
    #expect(try result(.int(3), whole).isUnknown)
  }

  @Test("of nothing is not taken for the lack of an attribute")
  func bits() throws {
    let nothing = try result(.int(3), .int(0))
    #expect(nothing.unknownSet != 0)
    #expect(nothing.unknownSet.trailingZeroBitCount >= CheckLimits.attributes)
  }

  /// Calls the overload that fits the types, as the checker would choose it.
  private func result(_ part: Value, _ whole: Value) throws -> Value {
    let share = try #require(BuiltInDomains.all.flatMap(\.functions).first { $0.name == "share" })
    let types = [part, whole].map { $0.asInt == nil ? ValueType.double : .int }
    let overload = try #require(share.overloads.first { $0.parameters == types })
    var memory = Memory()
    let arguments = [part, whole]
    return overload.implementation(arguments.span, &memory)
  }
}
