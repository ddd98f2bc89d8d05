import SourceText

/// Cuts the text of an expression into tokens.
struct Lexer {
  let source: [UInt8]
  var offset = 0

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// All tokens, the last of which is `.end`.
  static func tokens(of source: [UInt8]) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(source)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(SyntaxError) -> Token {
    skipBlanksAndComments()
    let start = offset
    guard let byte = peek() else { return Token(kind: .end, range: range(from: start)) }
    let kind: Token.Kind
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = try number()
    case UInt8(ascii: ".") where isDigit(peek(1)):
      kind = try number()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      kind = try text()
    case UInt8(ascii: "`"):
      kind = try quotedName()
    case _ where isNameStart(byte):
      kind = startsPrefixedText() ? try text() : word()
    default:
      kind = .symbol(try symbol())
    }
    return Token(kind: kind, range: range(from: start))
  }

  private mutating func skipBlanksAndComments() {
    while let byte = peek() {
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        offset += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while let byte = peek(), byte != 0x0A { offset += 1 }
      default:
        return
      }
    }
  }

  private mutating func word() -> Token.Kind {
    let start = offset
    while let byte = peek(), isNameStart(byte) || isDigit(byte) { offset += 1 }
    let word = String(decoding: source[start..<offset], as: UTF8.self)
    switch word {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    case "in": return .symbol(.contains)
    default: return .identifier(word)
    }
  }

  private mutating func quotedName() throws(SyntaxError) -> Token.Kind {
    let start = offset
    offset += 1
    while let byte = peek(), byte != UInt8(ascii: "`") {
      guard isNameStart(byte) || isDigit(byte) || " ./-".utf8.contains(byte) else {
        throw SyntaxError(
          .badCharacter, characterRange(at: offset),
          "a name in backticks has letters, digits, '_', '-', '.', '/' and blanks")
      }
      offset += 1
    }
    guard peek() != nil else {
      throw SyntaxError(
        .notClosed, SourceRange(start: start, end: start + 1), "the name is not closed with a backtick")
    }
    offset += 1
    return .quotedName(String(decoding: source[start + 1..<offset - 1], as: UTF8.self))
  }

  private mutating func symbol() throws(SyntaxError) -> Token.Symbol {
    for length in [2, 1] where offset + length <= source.count {
      if let symbol = Token.Symbol.written(source[offset..<offset + length]) {
        offset += length
        return symbol
      }
    }
    throw strangeCharacter()
  }

  private func strangeCharacter() -> SyntaxError {
    let range = characterRange(at: offset)
    let character = String(decoding: source[range.start..<range.end], as: UTF8.self)
    let help: String? =
      switch character {
      case "=": "write == to compare"
      case "&": "write && for 'and'"
      case "|": "write || for 'or'"
      case "\u{201C}", "\u{201D}", "\u{201E}": "write straight quotation marks: \"...\""
      case "\u{2018}", "\u{2019}", "\u{201A}": "write straight quotation marks: '...'"
      case "#": "a comment begins with //"
      default: nil
      }
    return SyntaxError(.badCharacter, range, "'\(character)' cannot stand here", help: help)
  }

  // MARK: Bytes

  func peek(_ ahead: Int = 0) -> UInt8? {
    offset + ahead < source.count ? source[offset + ahead] : nil
  }

  func range(from start: Int) -> SourceRange { SourceRange(start: start, end: offset) }

  /// The whole character that begins at an offset, for messages.
  func characterRange(at start: Int) -> SourceRange {
    var end = min(start + 1, source.count)
    while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
    return SourceRange(start: start, end: end)
  }

  func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

  func isNameStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
