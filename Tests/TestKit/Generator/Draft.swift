/// YAML in the making: what the generator writes and the shrinker takes apart.
package indirect enum Draft: Sendable {
  case text(String)
  case list([Draft])
  case map([(key: String, value: Draft)])
  /// A block of lines, such as the log of a test.
  case lines([String])

  /// As a YAML document.
  package var yaml: String { Draft.block(self, indent: 0) + "\n" }

  private static func block(_ draft: Draft, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch draft {
    case .text(let text): return scalar(text)
    case .list(let elements):
      return elements.map { element in
        if case .text(let text) = element { return margin + "- " + scalar(text) }
        return margin + "- " + block(element, indent: indent + 2).drop { $0 == " " }
      }.joined(separator: "\n")
    case .map(let entries):
      return entries.map { margin + $0.key + ":" + after($0.value, indent: indent) }.joined(separator: "\n")
    case .lines(let lines): return lines.map { margin + $0 }.joined(separator: "\n")
    }
  }

  /// What stands behind a key: on its line, or indented on the next ones.
  private static func after(_ value: Draft, indent: Int) -> String {
    switch value {
    case .text(let text): return " " + scalar(text)
    case .list(let elements) where elements.allSatisfy(\.isText): return " " + flow(value)
    case .map(let entries) where entries.isEmpty: return " {}"
    case .lines: return " |\n" + block(value, indent: indent + 2)
    default: return "\n" + block(value, indent: indent + 2)
    }
  }

  private static func flow(_ draft: Draft) -> String {
    guard case .list(let elements) = draft else { return block(draft, indent: 0) }
    return "[" + elements.map { block($0, indent: 0) }.joined(separator: ", ") + "]"
  }

  private var isText: Bool { if case .text = self { true } else { false } }

  private static func scalar(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || " ._/-".utf8.contains(byte)
    }
    guard isPlain, !text.isEmpty, !text.hasPrefix("-"), !text.hasPrefix(" ") else {
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    return text
  }
}

extension Draft {
  /// Every draft that has one part less: an entry, an element, a line or a word of a line.
  package var smaller: [Draft] {
    switch self {
    case .text: []
    case .list(let elements):
      elements.indices.map { .list(elements.without($0)) }
        + elements.indices.flatMap { index in
          elements[index].smaller.map { .list(elements.replacing(index, with: $0)) }
        }
    case .map(let entries):
      entries.indices.map { .map(entries.without($0)) }
        + entries.indices.flatMap { index in
          entries[index].value.smaller.map {
            .map(entries.replacing(index, with: (entries[index].key, $0)))
          }
        }
    case .lines(let lines):
      lines.indices.map { .lines(lines.without($0)) }
        + lines.indices.flatMap { index in
          Draft.shorter(lines[index]).map { .lines(lines.replacing(index, with: $0)) }
        }
    }
  }

  /// A line of a log without one of its `key=value` pairs.
  private static func shorter(_ line: String) -> [String] {
    let words = line.split(separator: " ").map(String.init)
    return words.indices.filter { words[$0].contains("=") }.map {
      words.without($0).joined(separator: " ")
    }
  }
}

extension Array {
  func without(_ index: Int) -> [Element] {
    var copy = self
    copy.remove(at: index)
    return copy
  }

  func replacing(_ index: Int, with element: Element) -> [Element] {
    var copy = self
    copy[index] = element
    return copy
  }
}
