import Authoring
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import TestKit
import Testing

@Suite("Formatting what the program ships, in any order of keys")
struct FormattingTests {
  private static let domains = LoadedDomains(BuiltInDomains.all)
  private static let files = domains.shippedFiles.flatMap {
    [($0.pack, EditorSchema.Document.pack)] + $0.tests.map { ($0, .tests) }
  }

  @Test("They are in order")
  func inOrder() {
    for (file, document) in Self.files {
      let isInOrder = PackFormatter(document).format(file).map { Array($0.utf8) } == file.utf8
      #expect(isInOrder, "\(file.name): run touchline pack fmt Rules")
    }
  }

  @Test("Whatever the order, the meaning and each line stay, and twice is once", arguments: 0..<16)
  func scrambled(seed: Int) throws {
    var random = Dice(seed: UInt64(seed))
    for (file, tests) in Self.domains.shippedFiles {
      let mixed = Self.scrambled(file, &random)
      let formatted = try #require(PackFormatter(.pack).format(mixed))
      let result = SourceFile(name: file.name, text: formatted)
      #expect(PackFormatter(.pack).format(result) == formatted, "twice is once")
      #expect(
        Self.lines(formatted) == Self.lines(mixed.text(in: SourceRange(start: 0, end: mixed.utf8.count))))
      guard seed.isMultiple(of: 16) else { continue }
      let before = try #require(Self.domains.reader.read(mixed, testFiles: tests).pack)
      let after = try #require(Self.domains.reader.read(result, testFiles: tests).pack)
      #expect(PackPage(after).markdown == PackPage(before).markdown)
      #expect(after.tests.count == before.tests.count)
    }
  }

  /// The lines that say something, sorted.
  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }.sorted()
  }

  /// The file with the keys of its rules in any order, comments above some, and blanks where they mean nothing.
  private static func scrambled(_ file: SourceFile, _ random: inout Dice) -> SourceFile {
    let lines = (1...file.lineStarts.count).map { file.line($0) }
    var result: [String] = []
    var index = 0
    while index < lines.count {
      guard let end = ruleEnd(lines, from: index) else {
        result.append(lines[index])
        index += 1
        continue
      }
      var keys: [[String]] = []
      for line in lines[index..<end] {
        if isKey(line) { keys.append([line]) } else { keys[keys.count - 1].append(line) }
      }
      keys.shuffle(using: &random)
      for key in keys {
        if Int.random(in: 0..<4, using: &random) == 0 { result.append("    # note \(result.count)") }
        result += key
      }
      if Bool.random(using: &random) { result += ["   ", ""] }
      index = end
    }
    return SourceFile(name: file.name, text: result.joined(separator: "\n"))
  }

  /// A key of a rule: four blanks and a letter.
  private static func isKey(_ line: String) -> Bool {
    line.hasPrefix("    ") && line.dropFirst(4).first.map { $0 != " " && $0 != "#" && $0 != "-" } == true
  }

  /// Where the run of keys that begins here ends; nil where none begins.
  private static func ruleEnd(_ lines: [String], from start: Int) -> Int? {
    guard lines[start].hasPrefix("    title:") else { return nil }
    let end = lines[start...].firstIndex { !$0.hasPrefix("    ") } ?? lines.count
    return end
  }
}
