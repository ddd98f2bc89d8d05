/// A page of a guide, taken apart into what can be run.
struct Guide {
  enum Part {
    /// A file of the reader's, or a part of one where it has no name.
    case yaml(name: String?, text: String, line: Int)
    case command(String, fails: Bool, expected: [String], line: Int)
  }

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var block: (info: [Substring], lines: [Substring], line: Int)?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("```") else {
        block?.lines.append(line)
        continue
      }
      if let ended = block {
        parts += Self.parts(ended.info, ended.lines, line: ended.line)
        block = nil
      } else {
        block = (line.dropFirst(3).split(separator: " "), [], number + 2)
      }
    }
    self.parts = parts
  }

  private static func parts(_ info: [Substring], _ lines: [Substring], line: Int) -> [Part] {
    switch info.first {
    case "yaml":
      let text = lines.joined(separator: "\n") + "\n"
      return [.yaml(name: info.dropFirst().first.map(String.init), text: text, line: line)]
    case "console":
      var commands: [(text: String, expected: [String], line: Int)] = []
      for (number, text) in lines.enumerated() {
        if text.hasPrefix("$ ") {
          commands.append((String(text.dropFirst(2)), [], line + number))
        } else if let last = commands.indices.last {
          commands[last].expected.append(String(text))
        }
      }
      return commands.map {
        .command($0.text, fails: info.contains("fails"), expected: $0.expected, line: $0.line)
      }
    default: return []
    }
  }

  /// Whether an output is as a page shows it: `...` stands for lines, or for a part of one; blanks are as good as one.
  static func matches(_ output: String, _ expected: [String]) -> Bool {
    let lines = output.split(separator: "\n").map { words($0) }.filter { !$0.isEmpty }
    let wanted = expected.map { words($0[...]) }.filter { !$0.isEmpty }
    return wanted.isEmpty || matches(lines[...], wanted[...])
  }

  private static func words(_ line: Substring) -> String { line.split(separator: " ").joined(separator: " ") }

  private static func matches(_ lines: ArraySlice<String>, _ wanted: ArraySlice<String>) -> Bool {
    guard let next = wanted.first else { return lines.isEmpty }
    if next == "..." {
      return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], wanted.dropFirst()) }
    }
    guard let line = lines.first, fits(line, next) else { return false }
    return matches(lines.dropFirst(), wanted.dropFirst())
  }

  /// Parts between `...` follow each other in the line.
  private static func fits(_ line: String, _ wanted: String) -> Bool {
    let parts = wanted.split(separator: "...", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").joined(separator: " ") }
    guard parts.count > 1 else { return line == wanted }
    var rest = line[...]
    for (place, part) in parts.enumerated() where !part.isEmpty {
      if place == 0 {
        guard rest.hasPrefix(part) else { return false }
        rest = rest.dropFirst(part.count)
      } else {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
      }
    }
    return parts.last?.isEmpty ?? true || rest.isEmpty
  }
}
