/// Reads a scalar a second time from its place in the file, to learn which byte of its value came from where.
///
/// libyaml gives the value but forgets the way there. The rules are those of YAML 1.1 as libyaml applies them; what
/// is read here is compared with libyaml's value, and where they should ever differ (rare line separators) the map is
/// coarse: the whole value stands at the place of the scalar.
struct ScalarReader {
  let utf8: [UInt8]
  let end: Int
  var offset: Int
  var value: [UInt8] = []
  var map: TextMap

  init(_ utf8: [UInt8], from start: Int, to end: Int) {
    self.utf8 = utf8
    self.end = min(end, utf8.count)
    offset = start
    map = TextMap(start: start)
  }

  /// The map of a scalar with a value that is known.
  static func textMap(
    of expected: [UInt8], style: YAMLScalar.Style, in utf8: [UInt8], from start: Int, to end: Int
  ) -> TextMap {
    if style == .plain, expected.count == end - start { return TextMap(start: start, count: expected.count) }
    let isBlock = style == .literal || style == .folded
    let indentation = isBlock ? indentation(of: expected, in: utf8, from: start) : 0
    var reader = ScalarReader(utf8, from: start, to: end)
    reader.read(style, indentation: indentation)
    if reader.value == expected { return reader.map }
    var coarse = TextMap(start: start)
    coarse.append(valueCount: expected.count, file: start..<max(start, end))
    return coarse
  }

  private mutating func read(_ style: YAMLScalar.Style, indentation: Int) {
    switch style {
    case .plain: readFlow(until: nil)
    case .singleQuoted:
      offset += 1
      readFlow(until: UInt8(ascii: "'"))
    case .doubleQuoted:
      offset += 1
      readFlow(until: UInt8(ascii: "\""))
    case .literal, .folded: readBlock(isFolded: style == .folded, indentation: indentation)
    }
  }

  func byte(_ ahead: Int = 0) -> UInt8? {
    offset + ahead < end ? utf8[offset + ahead] : nil
  }

  var isAtBlank: Bool { byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") }
  var isAtBreak: Bool { byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") }

  mutating func emit(_ bytes: some Collection<UInt8>, from start: Int) {
    value.append(contentsOf: bytes)
    map.append(valueCount: bytes.count, file: start..<offset)
  }

  /// Takes one byte of the file as it is.
  mutating func copy() {
    guard let byte = byte() else { return }
    offset += 1
    emit(CollectionOfOne(byte), from: offset - 1)
  }

  mutating func skipBreak() {
    if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { offset += 1 }
    offset += 1
  }

  mutating func skipBlanks() {
    while isAtBlank { offset += 1 }
  }
}

// Plain and quoted scalars: one line end is a blank, more are one line end less.
extension ScalarReader {
  private mutating func readFlow(until quote: UInt8?) {
    while let byte = byte() {
      if let quote, byte == quote {
        guard quote == UInt8(ascii: "'"), self.byte(1) == quote else { return }
        offset += 2
        emit(CollectionOfOne(quote), from: offset - 2)
      } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        readEscape()
      } else if isAtBlank || isAtBreak {
        readSpace()
      } else {
        copy()
      }
    }
  }

  private mutating func readSpace() {
    let start = offset
    skipBlanks()
    guard isAtBreak else {
      let blanks = offset
      offset = start
      while offset < blanks { copy() }
      return
    }
    let breaks = skipLines()
    emit(
      breaks == 1 ? [UInt8(ascii: " ")] : Array(repeating: UInt8(ascii: "\n"), count: breaks - 1), from: start
    )
  }

  /// Skips line ends and the blanks around them, and counts the line ends.
  private mutating func skipLines() -> Int {
    var breaks = 0
    while isAtBreak {
      skipBreak()
      breaks += 1
      skipBlanks()
    }
    return breaks
  }

  private mutating func readEscape() {
    let start = offset
    offset += 1
    guard let letter = byte() else { return }
    if isAtBreak {
      let breaks = skipLines()
      return emit(Array(repeating: UInt8(ascii: "\n"), count: breaks - 1), from: start)
    }
    offset += 1
    if let digits = Self.digits[letter] {
      let text = String(decoding: utf8[offset..<min(end, offset + digits)], as: UTF8.self)
      offset = min(end, offset + digits)
      guard let code = UInt32(text, radix: 16), let scalar = Unicode.Scalar(code) else { return }
      emit(Array(String(scalar).utf8), from: start)
    } else {
      emit(Array((Self.escapes[letter] ?? "").utf8), from: start)
    }
  }

  private static let digits: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
    UInt8(ascii: "\t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: " "): " ", UInt8(ascii: "\""): "\"",
    UInt8(ascii: "/"): "/", UInt8(ascii: "\\"): "\\", UInt8(ascii: "N"): "\u{85}",
    UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]
}
