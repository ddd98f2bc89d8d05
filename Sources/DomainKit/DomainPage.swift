import Activity
import CEL
package import RulePacks

/// A domain as a page for people: what it watches over, its vocabulary, its practices and its packs. Markdown.
package struct DomainPage: Sendable {
  private var lines: [String]

  /// - Parameter packs: What the domain ships, read.
  package init(_ domain: any RuleDomain, packs: [RulePack]) {
    lines = ["# \(domain.title)", "", domain.purpose, "", "Domain `\(domain.id)`."]
    describe(domain.kinds)
    describeReadings(of: packs, owned: Set(domain.kinds.map(\.name)))
    describe(domain.functions)
    describePractices(packs)
    describeBrief(packs)
    describe(packs)
  }

  /// The page, ending with a line end.
  package var markdown: String { lines.joined(separator: "\n") + "\n" }

  private mutating func section(_ title: String, _ items: [String]) {
    guard !items.isEmpty else { return }
    lines += ["", "## \(title)", ""] + items
  }

  private mutating func describe(_ kinds: [KindDeclaration]) {
    guard !kinds.isEmpty else { return }
    section("Kinds of activities it owns", KindsPage.head + kinds.map(KindsPage.row))
  }

  private mutating func describeReadings(of packs: [RulePack], owned: Set<String>) {
    let read = Set(packs.flatMap(\.kindNames)).subtracting(owned).sorted()
    guard !read.isEmpty else { return }
    section("Kinds it reads besides", [read.map { "`\($0)`" }.joined(separator: ", ") + "."])
  }

  private mutating func describe(_ functions: [Function]) {
    section(
      "Functions",
      functions.flatMap { function in
        function.overloads.map { overload in
          let parameters = overload.parameters.map(\.description).joined(separator: ", ")
          return "- `\(function.name)(\(parameters)) -> \(overload.result)`"
        }
      })
  }

  private mutating func describePractices(_ packs: [RulePack]) {
    section("Practices", packs.flatMap(\.practices).map { "- " + $0.line })
  }

  private mutating func describeBrief(_ packs: [RulePack]) {
    let headings = [
      ("working", packs.flatMap(\.brief.working)), ("not working", packs.flatMap(\.brief.notWorking)),
      ("next", packs.flatMap(\.brief.next)),
    ]
    section(
      "Its part of the brief",
      headings.flatMap { heading, lines in
        lines.map { "- *\(heading)*, if `\($0.condition.text)`: \($0.say.source)" }
      })
  }

  private mutating func describe(_ packs: [RulePack]) {
    section(
      "Packs",
      packs.flatMap { pack in
        ["- [\(pack.title)](../reference/\(pack.id).md): \(pack.summary)"]
          + pack.rules.map { "  - `\($0.id)`: \($0.title)" }
      })
  }
}
