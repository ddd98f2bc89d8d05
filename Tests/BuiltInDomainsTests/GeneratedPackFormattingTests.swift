import Authoring
import Glibc
import RulePacks
import SourceText
import TestKit
import Testing
import YAMLTree

/// How many packs are made up: a few in the suite, as many as asked for by `./dev formats`.
private let count = getenv("TOUCHLINE_FORMATS").flatMap { UInt64(String(cString: $0)) } ?? 40

@Suite("Formatting made-up packs, with comments everywhere")
struct GeneratedPackFormattingTests {
  @Test("twice is once, and meaning and comments stay", arguments: 1...count)
  func generated(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let yaml = RandomCase(seed: seed).pack.yaml
    let file = SourceFile(name: "p.yaml", text: Self.commented(yaml, &dice))
    let formatted = try #require(PackFormatter(.pack).format(file), "seed \(seed)")
    let result = SourceFile(name: "p.yaml", text: formatted)
    #expect(PackFormatter(.pack).format(result) == formatted, "seed \(seed): twice is once")
    #expect(Self.comments(result) == Self.comments(file), "seed \(seed): comments")
    #expect(
      YAMLNode.parse(result).root.map(Self.content) == YAMLNode.parse(file).root.map(Self.content),
      "seed \(seed): content")
    let packs = try [file, result].map { try #require(RandomCase.reader.read($0).pack, "seed \(seed)") }
    #expect(PackPage(packs[0]).markdown == PackPage(packs[1]).markdown, "seed \(seed): order of what has one")
    let runner = PackTestRunner(catalogue: RandomCase.reader.catalogue)
    let outcomes = packs.map { runner.run($0).map(\.outcomes) }
    #expect(outcomes[0] == outcomes[1], "seed \(seed): what the packs do")
  }

  /// Comments above some keys and behind some lines, and blanks where they mean nothing; never within a block text.
  private static func commented(_ yaml: String, _ dice: inout Dice) -> String {
    var lines: [Substring] = []
    var blockIndent: Int?
    for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }
      if let block = blockIndent, indent.count <= block { blockIndent = nil }
      if blockIndent == nil, isKey(line.dropFirst(indent.count)), dice.chance(15) {
        lines.append("\(indent)# note \(lines.count)")
      }
      lines.append(
        blockIndent == nil && dice.chance(10) && !line.isEmpty && !line.hasSuffix("|") ? line + "   " : line)
      if line.hasSuffix("|") { blockIndent = indent.count }
    }
    return lines.joined(separator: "\n")
  }

  private static func isKey(_ line: Substring) -> Bool {
    let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return !name.isEmpty && line.dropFirst(name.count).first == ":" && !name.hasPrefix("-")
  }

  private static func comments(_ file: SourceFile) -> [String] {
    (1...file.lineStarts.count).map { file.line($0) }.compactMap { line in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("# note") ? String(text) : nil
    }.sorted()
  }

  /// All keys and scalars, whatever the order of keys.
  private static func content(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar(let scalar): String(reflecting: scalar.text)
    case .sequence(let nodes): "[" + nodes.map(content).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.text):\(content($0.value))" }.sorted().joined(separator: ",") + "}"
    }
  }
}
