import Testing

@testable import RulePacks
@testable import TestKit

@Suite("The parts of the language by which random cases are counted")
struct LanguagePartTests {
  /// What an evaluation does not read: who is told and when, which packs are used, what they serve, what a log may say,
  /// how a test is told.
  private static let elsewhere: Set<String> = [
    "pack/tests/[0]/rule", "pack/tests/[0]/exactly", "pack/tests/[0]/todo", "site/use", "site/people",
    "site/audience", "site/nudges", "site/inhibit", "site/silences", "site/mute_times", "site/escalate",
    "site/kinds", "site/hold_out", "site/objectives",
    "site/tune/x/rules/x/aim",
  ]
  /// What is counted by the names under it.
  private static let byName: Set<String> = [
    "pack/params/x/default", "pack/lists", "pack/tests/[0]/with/directory",
  ]

  @Test("name every key of packs, of their tests and of a site's file")
  func everyKey() {
    let keys = Self.keys(of: .mapping(.pack), at: ["pack"]) + Self.keys(of: .mapping(.site), at: ["site"])
    #expect(keys.count > 120)
    let unnamed = keys.filter { key in
      !LanguagePart.all.contains { $0.names(key) || $0.names(key + ["[0]"]) } && !Self.isDescribed(key)
        && !Self.prefixes(key).contains { Self.elsewhere.contains($0.joined(separator: "/")) }
    }
    #expect(Set(unnamed.map { $0.joined(separator: "/") }) == Self.byName)
  }

  private static func prefixes(_ key: [String]) -> [[String]] {
    (1...key.count).map { Array(key.prefix($0)) }
  }

  private static func isDescribed(_ key: [String]) -> Bool {
    prefixes(key).contains { prefix in
      LanguagePart.all.contains { $0.role == .describes && $0.names(prefix) }
    }
  }

  /// Every key below that holds no further ones, with those that it stands under; names of an author are x.
  private static func keys(of shape: Shape, at path: [String]) -> [[String]] {
    switch shape {
    // Of an event the keys are those of a named one.
    case .mapping(let schema): schema.orNames && path.last != "x" ? [] : keys(of: schema, at: path)
    case .choiceOr(_, let schema): keys(of: schema, at: path + ["[0]"])
    case .list(let element): keys(of: element, at: path + ["[0]"])
    case .named(_, let inner): keys(of: inner, at: path + ["x"])
    case .kind: keys(of: Schema.kind, at: path)
    default: []
    }
  }

  private static func keys(of schema: Schema, at path: [String]) -> [[String]] {
    schema.keys.flatMap { key in
      let below = keys(of: key.shape, at: path + [key.name])
      return below.isEmpty ? [path + [key.name]] : below
    }
  }
}
