import Testing

@testable import RulePacks
@testable import TestKit

@Suite("The parts of the language by which random cases are counted")
struct LanguagePartTests {
  /// Keys that no random case has, because no evaluation reads them.
  private static let elsewhere: Set<String> = []

  @Test("name every key of packs, of their tests and of a site's file")
  func everyKey() {
    let keys = Self.keys(of: .mapping(.pack), at: ["pack"]) + Self.keys(of: .mapping(.site), at: ["site"])
    #expect(keys.count > 150)
    let unnamed = keys.filter { key in
      !LanguagePart.all.contains { $0.names(key) || $0.names(key + ["[0]"]) }
    }
    #expect(Set(unnamed.map { $0.joined(separator: "/") }) == Self.elsewhere)
  }

  /// Every key below, with the keys that it stands under; a name of an author's choice is an x.
  private static func keys(of shape: Shape, at path: [String]) -> [[String]] {
    switch shape {
    case .mapping(let schema): keys(of: schema, at: path)
    case .choiceOr(_, let schema): keys(of: .list(.mapping(schema)), at: path)
    case .list(let element): keys(of: element, at: element.isScalar ? path : path + ["[0]"])
    case .named(_, let inner): keys(of: inner, at: path + ["x"])
    case .kind: keys(of: Schema.kind, at: path)
    default: []
    }
  }

  private static func keys(of schema: Schema, at path: [String]) -> [[String]] {
    schema.keys.flatMap { [path + [$0.name]] + keys(of: $0.shape, at: path + [$0.name]) }
  }
}

extension Shape {
  fileprivate var isScalar: Bool {
    switch self {
    case .mapping, .named, .list, .choiceOr, .kind: false
    default: true
    }
  }
}
