import SourceText
import YAMLTree

extension PackBuilder {
  /// A text for people with holes in braces; `{{` is a brace.
  mutating func template(_ node: YAMLNode, at place: Place) -> TextTemplate? {
    guard let scalar = scalar(node, "a text") else { return nil }
    var parts: [TextTemplate.Part] = []
    var literal: [UInt8] = []
    let bytes = Array(scalar.text.utf8)
    var offset = 0
    var isWhole = true
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "{") else {
        literal.append(bytes[offset])
        offset += 1
        continue
      }
      if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "{") {
        literal.append(bytes[offset])
        offset += 2
        continue
      }
      guard let end = holeEnd(bytes, from: offset + 1) else {
        reportOpenHole(scalar, at: offset)
        return nil
      }
      if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
      literal = []
      if let hole = hole(bytes[offset + 1..<end], of: scalar, at: place) {
        parts.append(.hole(hole))
      } else {
        isWhole = false
      }
      offset = end + 1
    }
    if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
    return isWhole ? TextTemplate(parts: parts, range: node.range) : nil
  }

  private mutating func hole(_ bytes: ArraySlice<UInt8>, of scalar: YAMLScalar, at place: Place) -> Condition?
  {
    let source = ExpressionSource(bytes, of: scalar)
    guard !source.text.trimmed.isEmpty else {
      let braces = SourceRange(start: bytes.startIndex - 1, end: bytes.endIndex + 1)
      report(
        .hole, scalar.textMap.fileRange(of: braces), "this hole is empty",
        help: "write what it says, such as {deal.name}, or '{{' for a brace")
      return nil
    }
    return condition(source, at: place, wants: .printable)
  }

  private mutating func reportOpenHole(_ scalar: YAMLScalar, at offset: Int) {
    report(
      .hole, scalar.textMap.fileRange(of: SourceRange(start: offset, end: offset + 1)),
      "this '{' is not closed",
      help: "put a '}' behind the expression, or write '{{' for a brace")
  }

  /// Where the hole that begins before `start` is closed; braces inside of it and in its texts do not close it.
  private func holeEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { offset += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        if depth == 0 { return offset }
        depth -= 1
      }
      offset += 1
    }
    return nil
  }
}
