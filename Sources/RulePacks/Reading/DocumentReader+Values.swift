import Activity
import EventTime
import SourceText
import YAMLTree

// Scalars, read by the type that their key gives them.
extension DocumentReader {
  /// The scalar of a node, unless it is none or blank.
  mutating func scalar(_ node: YAMLNode, _ what: String) -> YAMLScalar? {
    guard !node.isFaulty else { return nil }
    guard let scalar = node.scalar else {
      report(
        .wrongShape, node.range,
        "\(what) is wanted here, not a \(node.sequence == nil ? "mapping" : "list")",
        help: "write one value; a text that begins with a bracket or a brace stands in quotes")
      return nil
    }
    guard !scalar.isBlank else {
      report(
        .blank, node.range, "\(what) is missing here", help: "write it behind the colon, or leave the key out"
      )
      return nil
    }
    return scalar
  }

  mutating func text(_ node: YAMLNode, _ what: String = "a text") -> String? {
    scalar(node, what)?.text
  }

  /// A scalar that is no text, so that a bare `yes` is refused.
  mutating func word(_ node: YAMLNode, _ what: String) -> YAMLScalar? {
    guard let scalar = scalar(node, what) else { return nil }
    guard scalar.style == .plain, let word = BareWord(scalar.text) else { return scalar }
    report(
      .bareWord, node.range, "the bare word '\(scalar.text)' is not read here",
      help: "write '\(word.truth)' for a truth, or put the word in quotes for a text", suggestion: word.truth)
    return nil
  }

  mutating func bool(_ node: YAMLNode) -> Bool? {
    guard let text = word(node, "true or false")?.text else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      reportWrongValue(
        node, "'\(text)' is neither true nor false", help: "write true or false",
        suggestion: nearest(text, among: ["true", "false"]))
      return nil
    }
  }

  mutating func int(_ node: YAMLNode, in range: ClosedRange<Int64> = 0...1_000_000_000) -> Int? {
    guard let text = word(node, "a whole number")?.text else { return nil }
    guard let value = Int64(text), range.contains(value) else {
      reportWrongValue(
        node, "'\(text)' is no whole number from \(range.lowerBound) to \(range.upperBound)",
        help: "write it in digits, without a unit")
      return nil
    }
    return Int(value)
  }

  mutating func number(_ node: YAMLNode) -> Double? {
    guard let text = word(node, "a number")?.text else { return nil }
    guard let value = Decimals.number(text) else {
      reportWrongValue(node, "'\(text)' is no number", help: "write it as '5000' or '0.5'")
      return nil
    }
    return value
  }

  /// `60%` or `0.6`, as a share.
  mutating func percent(_ node: YAMLNode) -> Double? {
    guard let text = word(node, "a percentage")?.text else { return nil }
    guard let value = Decimals.percent(text) else {
      reportWrongValue(node, "'\(text)' is no percentage", help: "write it as '60%'")
      return nil
    }
    return value
  }

  /// One of the words of an enumeration.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ what: String, of type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text = word(node, what)?.text else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    reportWrongValue(
      node, "'\(text)' is not \(what)", help: "one of: \(words.joined(separator: ", "))",
      suggestion: nearest(text, among: words))
    return nil
  }

  mutating func reportWrongValue(
    _ node: YAMLNode, _ message: String, help: String? = nil, suggestion: String? = nil
  ) {
    report(.wrongValue, node.range, message, help: help, suggestion: suggestion)
  }

  /// A list, where one element may stand for a list of one.
  mutating func elements(_ node: YAMLNode) -> [YAMLNode] {
    guard !node.isFaulty else { return [] }
    if let nodes = node.sequence { return nodes }
    if let scalar = node.scalar, scalar.isBlank {
      report(.blank, node.range, "a list is missing here", help: "write '[a, b]'")
      return []
    }
    return [node]
  }

  /// Texts; one may stand for a list of one.
  mutating func texts(_ node: YAMLNode, _ what: String = "a text") -> [String] {
    var texts: [String] = []
    for element in elements(node) { if let text = text(element, what) { texts.append(text) } }
    return texts
  }

  mutating func span(_ text: String, of scalar: YAMLScalar, from start: Int = 0) -> TimeSpan? {
    switch TimeSpan.parse(text) {
    case .success(let span): return span
    case .failure(let error):
      let range = SourceRange(start: start + error.range.lowerBound, end: start + error.range.upperBound)
      report(
        .duration, scalar.textMap.fileRange(of: range), error.message,
        help: error.suggestion == nil ? "write a duration as '2 business days' or '1 day 12 hours'" : nil,
        suggestion: error.suggestion)
      return nil
    }
  }
}

/// Decimals as authors write them: digits and a point, no exponents needed, nothing that is not a number.
enum Decimals {
  static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      return nil
    }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "-+.eE".utf8.contains($0) }) else {
      return nil
    }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// A share: `60%` is 0.6, exactly as the literal would be.
  static func percent(_ text: String) -> Double? {
    guard text.hasSuffix("%") else { return number(text) }
    let digits = String(text.dropLast()).trimmed
    // Dividing the parsed number would round twice; moving the point in the text rounds once.
    guard number(digits) != nil, !digits.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return nil
    }
    return Double(digits + "e-2")
  }

  /// What a scalar is where nothing says its type: a truth, a number or a text.
  static func value(_ text: String) -> DataValue {
    switch text {
    case "true": .bool(true)
    case "false": .bool(false)
    default: Int64(text).map { .int($0) } ?? number(text).map { .double($0) } ?? .text(text)
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    guard let first = utf8.firstIndex(where: { !blanks.contains($0) }),
      let last = utf8.lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}
