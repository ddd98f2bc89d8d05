import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import TestFiles
import Testing

@Suite("The guide for authors")
struct GuideTests {
  static let pages = ["README.md", "rules.md", "tests.md", "evidence.md", "tuning.md"]

  private static let domains = LoadedDomains(BuiltInDomains.all)
  private static let reader = PackReader(
    catalogue: domains.catalogue, domains: domains.domains.map(\.id), functions: domains.functionsByDomain)

  @Test("does what each of its pages shows, from the first block to the last", arguments: pages)
  func page(_ name: String) throws {
    let guide = Guide(try Self.text(name))
    #expect(!guide.parts.isEmpty)
    let folder = try GuideFolder()
    for part in guide.parts {
      switch part {
      case .yaml(let file?, let text, _): try folder.write(file, text)
      case .yaml(nil, let text, let line): expectPart(text, "\(name):\(line)")
      case .command(let command, let fails, let expected, let line):
        let run = try folder.run(command)
        let output = run.output + "\n" + run.errors
        #expect((run.status != 0) == fails, "\(name):\(line): ends with \(run.status)\n\(output)")
        #expect(Guide.matches(output, expected), "\(name):\(line): \(command)\n\(output)")
      }
    }
  }

  @Test("shows every page of its folder here")
  func allPages() throws {
    #expect(TestFiles.names(in: "docs/authoring") == Self.pages.sorted())
    let readme = try Self.text("README.md")
    for page in Self.pages.dropFirst() { #expect(readme.contains("](\(page))")) }
  }

  @Test("notices an output that is not what a page shows")
  func matching() {
    #expect(Guide.matches("a\nb  c\nd\n", ["a", "...", "d"]))
    #expect(Guide.matches("a\nb  c\nd\n", ["a", "b ... c", "d"]))
    #expect(!Guide.matches("a\nb\nd\n", ["a", "d"]))
    #expect(!Guide.matches("a\nb\n", ["a"]))
    #expect(!Guide.matches("a b\n", ["a ... c"]))
    #expect(!Guide.matches("a b d\n", ["a ... b"]))
  }

  private static func text(_ page: String) throws -> String {
    String(decoding: try #require(TestFiles.bytes("docs/authoring/\(page)")), as: UTF8.self)
  }

  /// A part of a pack is right once it stands in one.
  private func expectPart(_ text: String, _ place: String) {
    let head = """
      touchline: 1
      pack: part
      version: 1.0.0
      title: Part
      summary: A part of a pack.
      domain: commercial-discipline

      """
    let rule = "rules: { any: { title: Any, when: call.held, nudge: { rep: Any. } } }\n"
    let hasRules = text.split(separator: "\n").contains { $0.hasPrefix("rules:") }
    let read = Self.reader.read(SourceFile(name: place, text: head + text + (hasRules ? "" : rule)))
    #expect(
      !read.diagnostics.hasErrors && read.pack != nil, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }
}

/// A folder as a reader of the guide has it: with the samples, and the program at hand.
private final class GuideFolder {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.link("Samples", to: TestFiles.package + "/Samples")
  }

  deinit {
    // What commands have written is not known to the workspace.
    _ = try? run("find . -mindepth 1 -delete")
  }

  func write(_ name: String, _ text: String) throws { try workspace.write(name, text) }

  func run(_ command: String) throws -> Program {
    let program = Program.path.split(separator: "/").dropLast().joined(separator: "/")
    return try Program(
      ["-c", "cd '\(workspace.root)' && \(command)"], executable: "/bin/sh",
      environment: ["PATH": "/\(program):/usr/bin:/bin", "LC_ALL": "C"])
  }
}
