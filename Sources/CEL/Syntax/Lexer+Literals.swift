import SourceText

// Numbers, texts and bytes.
extension Lexer {
  mutating func number() throws(SyntaxError) -> Token.Kind {
    let start = offset
    if peek() == UInt8(ascii: "0"), let mark = peek(1), mark | 0x20 == UInt8(ascii: "x") {
      offset += 2
      while let byte = peek(), hexValue(byte) != nil { offset += 1 }
      return try integer(from: start, digits: start + 2..<offset, radix: 16)
    }
    skipDigits()
    var isDouble = false
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      isDouble = true
      offset += 1
      skipDigits()
    }
    if skipExponent() { isDouble = true }
    guard isDouble else { return try integer(from: start, digits: start..<offset, radix: 10) }
    let text = String(decoding: source[start..<offset], as: UTF8.self)
    guard let value = Double(text.hasPrefix(".") ? "0" + text : text), value.isFinite, !isWordByte(peek())
    else {
      throw malformedNumber(from: start)
    }
    return .literal(.double(value))
  }

  private mutating func integer(
    from start: Int, digits: Range<Int>, radix: Int
  ) throws(SyntaxError) -> Token.Kind {
    let text = String(decoding: source[digits], as: UTF8.self)
    let isUnsigned = peek().map { $0 | 0x20 == UInt8(ascii: "u") } ?? false
    if isUnsigned { offset += 1 }
    guard !text.isEmpty, !isWordByte(peek()) else { throw malformedNumber(from: start) }
    guard let value = UInt64(text, radix: radix) else { throw largeNumber(from: start) }
    return isUnsigned ? .literal(.uint(value)) : .integer(value)
  }

  private mutating func skipDigits() {
    while isDigit(peek()) { offset += 1 }
  }

  private mutating func skipExponent() -> Bool {
    guard let mark = peek(), mark | 0x20 == UInt8(ascii: "e") else { return false }
    let hasSign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    guard isDigit(peek(hasSign ? 2 : 1)) else { return false }
    offset += hasSign ? 2 : 1
    skipDigits()
    return true
  }

  private func isWordByte(_ byte: UInt8?) -> Bool {
    byte.map { isNameStart($0) || isDigit($0) } ?? false
  }

  private func malformedNumber(from start: Int) -> SyntaxError {
    var end = offset
    while end < source.count, isWordByte(source[end]) { end += 1 }
    let text = String(decoding: source[start..<end], as: UTF8.self)
    return SyntaxError(
      .badNumber, SourceRange(start: start, end: end), "'\(text)' is no number",
      help: "durations are written as days(3) or duration(\"90s\")")
  }

  private func largeNumber(from start: Int) -> SyntaxError {
    SyntaxError(.badNumber, range(from: start), "the number is too large")
  }

  // MARK: Texts

  /// Whether a text begins here, after `r`, `b` or `br` in any case.
  func startsPrefixedText() -> Bool {
    guard let first = peek().map({ $0 | 0x20 }) else { return false }
    switch first {
    case UInt8(ascii: "r"): return isQuote(peek(1))
    case UInt8(ascii: "b"):
      return isQuote(peek(1)) || (peek(1).map { $0 | 0x20 } == UInt8(ascii: "r") && isQuote(peek(2)))
    default: return false
    }
  }

  private func isQuote(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  mutating func text() throws(SyntaxError) -> Token.Kind {
    let start = offset
    var isRaw = false
    var isBytes = false
    while let byte = peek(), !isQuote(byte) {
      if byte | 0x20 == UInt8(ascii: "r") { isRaw = true } else { isBytes = true }
      offset += 1
    }
    let quote = source[offset]
    let isTriple = peek(1) == quote && peek(2) == quote
    offset += isTriple ? 3 : 1
    let opening = range(from: start)
    var content: [UInt8] = []
    while !closes(quote, isTriple) {
      guard let byte = peek(), isTriple || (byte != 0x0A && byte != 0x0D) else {
        throw SyntaxError(.notClosed, opening, "the text is not closed")
      }
      if byte == UInt8(ascii: "\\"), !isRaw {
        try escape(into: &content, isBytes: isBytes)
      } else {
        content.append(byte)
        offset += 1
      }
    }
    offset += isTriple ? 3 : 1
    return .literal(isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)))
  }

  private func closes(_ quote: UInt8, _ isTriple: Bool) -> Bool {
    peek() == quote && (!isTriple || (peek(1) == quote && peek(2) == quote))
  }

  private mutating func escape(into content: inout [UInt8], isBytes: Bool) throws(SyntaxError) {
    let start = offset
    offset += 1
    guard let mark = peek() else { throw badEscape(from: start) }
    offset += 1
    switch mark {
    case UInt8(ascii: "a"): content.append(0x07)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "v"): content.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      content.append(mark)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      try appendCode(digits: 2, radix: 16, from: start, asByte: isBytes, to: &content)
    case UInt8(ascii: "u") where !isBytes:
      try appendCode(digits: 4, radix: 16, from: start, asByte: false, to: &content)
    case UInt8(ascii: "U") where !isBytes:
      try appendCode(digits: 8, radix: 16, from: start, asByte: false, to: &content)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      offset -= 1
      try appendCode(digits: 3, radix: 8, from: start, asByte: isBytes, to: &content)
    default:
      throw badEscape(from: start)
    }
  }

  private mutating func appendCode(
    digits: Int, radix: UInt32, from start: Int, asByte: Bool, to content: inout [UInt8]
  ) throws(SyntaxError) {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek().flatMap(hexValue), digit < radix else { throw badEscape(from: start) }
      code = code &* radix &+ digit
      offset += 1
    }
    if asByte, let byte = UInt8(exactly: code) {
      content.append(byte)
    } else if let scalar = Unicode.Scalar(code) {
      content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      throw badEscape(from: start)
    }
  }

  private func badEscape(from start: Int) -> SyntaxError {
    let end = min(max(offset, start + 2), source.count)
    return SyntaxError(
      .badEscape, SourceRange(start: start, end: end), "this is no escape",
      help: "write \\\\ for a backslash, or r\"...\" for a text in which it has no meaning")
  }

  private func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }
}
