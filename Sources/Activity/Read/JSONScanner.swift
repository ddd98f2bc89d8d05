/// Reads the JSON of one line (RFC 8259), strictly, without building anything.
///
/// The line must be followed by a line feed and by ``padding`` more readable bytes: no token can run over a line feed,
/// so no step has to ask where the line ends. ``LineBuffer`` keeps its lines so.
struct JSONScanner {
  static let padding = 16

  /// A text between its quotes, still escaped.
  struct Text: BitwiseCopyable {
    var start: Int
    var count: Int
    var isEscaped: Bool
  }

  private let base: UnsafeRawPointer
  /// The next byte, counted from the start of the line.
  var offset = 0

  init(_ line: UnsafeRawPointer) {
    base = line
  }

  @inline(__always) var byte: UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

  @inline(__always)
  func bytes(_ text: Text) -> UnsafeRawBufferPointer { bytes(text.start, text.count) }

  @inline(__always)
  func bytes(_ start: Int, _ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start, count: count)
  }

  @inline(__always)
  func byte(at offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

  /// Eight bytes as a number, the first one lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// A text of at most eight bytes as a number, its first byte lowest.
  @inline(__always)
  func word(_ text: Text) -> UInt64 {
    guard text.count > 0 else { return 0 }
    return word(at: text.start) & (UInt64.max &>> UInt64(64 &- 8 &* text.count))
  }

  /// Takes a key of the envelope that is written without escapes, the colon behind it and the spaces behind that; else takes
  /// nothing.
  @inline(__always)
  mutating func envelopeKey(_ order: borrowing KeyOrder) -> EnvelopeKey? {
    guard byte == UInt8(ascii: "\"") else { return nil }
    let word = word(at: offset &+ 1)
    let quotes = Self.zeroBytes(word ^ 0x2222_2222_2222_2222)
    // Of the keys two have eight bytes; their quote comes after this word.
    let count = quotes == 0 ? 8 : quotes.trailingZeroBitCount &>> 3
    guard count > 0, byte(at: offset &+ count &+ 1) == UInt8(ascii: "\""),
      let key = order.key(word & (UInt64.max &>> UInt64(64 &- 8 &* count)))
    else { return nil }
    let start = offset
    offset &+= count &+ 2
    skipStraySpaces()
    if byte == UInt8(ascii: ":") {
      offset &+= 1
      skipStraySpaces()
      return key
    }
    offset = start
    return nil
  }

  func problem(_ cause: LineProblem.Cause) -> LineProblem { LineProblem(cause: cause, offset: offset) }

  @inline(__always)
  mutating func skipSpaces() {
    while byte <= 0x20, byte == 0x20 || byte == 0x09 || byte == 0x0D { offset &+= 1 }
  }

  /// The same where spaces stand at some places and not at others: a branch for each would be guessed wrong too often.
  @inline(__always)
  mutating func skipStraySpaces() {
    let first = Self.isSpace(byte)
    let second = first & Self.isSpace(byte(at: offset &+ 1))
    offset &+= Int(first &+ second)
    if second != 0 { skipSpaces() }
  }

  /// 1 for a space, a tab or a carriage return, or 0.
  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> UInt64 {
    let spaces: UInt64 = 1 &<< 0x20 | 1 &<< 0x09 | 1 &<< 0x0D
    return byte < 64 ? spaces &>> UInt64(byte) & 1 : 0
  }

  @inline(__always)
  mutating func expect(_ character: Unicode.Scalar) throws(LineProblem) {
    let expected = UInt8(truncatingIfNeeded: character.value)
    skipSpaces()
    guard byte == expected else { throw problem(.expected(expected)) }
    offset &+= 1
  }

  /// Whether the byte was there, after spaces; it is taken.
  @inline(__always)
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard byte == UInt8(truncatingIfNeeded: character.value) else { return false }
    offset &+= 1
    return true
  }

  /// Takes the beginning of the object that is the line; false where it is empty.
  mutating func beginObject() throws(LineProblem) -> Bool {
    guard take("{") else { throw problem(.noObject) }
    return !take("}")
  }

  /// The key of the next member and the colon after it.
  mutating func key() throws(LineProblem) -> Text {
    skipSpaces()
    guard byte == UInt8(ascii: "\"") else { throw problem(.expected(UInt8(ascii: "\""))) }
    let key = try text()
    try expect(":")
    skipSpaces()
    return key
  }

  /// A comma (true) or the end of the list or object (false).
  @inline(__always)
  mutating func next(orEnd end: Unicode.Scalar) throws(LineProblem) -> Bool {
    if take(",") { return true }
    try expect(end)
    return false
  }

  /// The text whose opening quote is the next byte.
  @inline(__always)
  mutating func text() throws(LineProblem) -> Text {
    let start = offset &+ 1
    let end = plainEnd(from: start)
    guard byte(at: end) == UInt8(ascii: "\"") else { return try unusualText() }
    offset = end &+ 1
    return Text(start: start, count: end &- start, isEscaped: false)
  }

  /// A text with escapes, with characters beyond ASCII, or that is none.
  @inline(never)
  private mutating func unusualText() throws(LineProblem) -> Text {
    let start = offset + 1
    var isEscaped = false
    var isASCII = true
    offset = plainEnd(from: start)
    while byte != UInt8(ascii: "\"") {
      if byte >= 0x80 {
        isASCII = false
        offset += 1
      } else {
        guard byte == UInt8(ascii: "\\") else { throw problem(.controlCharacter) }
        isEscaped = true
        try skipEscape()
      }
      offset = plainEnd(from: offset)
    }
    let text = Text(start: start, count: offset - start, isEscaped: isEscaped)
    if !isASCII, !UTF8Check.isValid(bytes(text)) { throw LineProblem(cause: .badUTF8, offset: start) }
    offset += 1
    return text
  }

  /// Where the next quote, backslash, control character or byte beyond ASCII stands.
  ///
  /// Eight bytes a step. A subtraction borrows only from bytes above a stop, and only the lowest stop counts.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int {
    var end = start
    while true {
      let word = word(at: end)
      let quotes = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
      let backslashes = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
      let controls = word &- 0x2020_2020_2020_2020
      let stops = (quotes | backslashes | controls | word) & 0x8080_8080_8080_8080
      if stops != 0 { return end &+ stops.trailingZeroBitCount &>> 3 }
      end &+= 8
    }
  }

  /// The high bit of every byte that is zero; above the lowest such byte there may be more.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  private mutating func skipEscape() throws(LineProblem) {
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    case UInt8(ascii: "u"):
      offset += 1
      guard JSONEscape.beginsWithFourDigits(word(at: offset)) else {
        while JSONEscape.hexDigit(byte) != nil { offset += 1 }
        throw problem(.badEscape)
      }
      offset += 4
    default: throw problem(.badEscape)
    }
  }

  /// Takes `true`, `false` or `null`, whichever begins here.
  mutating func literal() throws(LineProblem) -> Bool? {
    let word = base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    switch UInt32(littleEndian: word) {
    case 0x6575_7274:
      offset += 4
      return true
    case 0x6C6C_756E:
      offset += 4
      return nil
    case 0x736C_6166 where base.load(fromByteOffset: offset + 4, as: UInt8.self) == UInt8(ascii: "e"):
      offset += 5
      return false
    default: throw problem(.noValue)
    }
  }

  /// Passes over any value.
  ///
  /// - Parameter depth: Of the value itself, the line's object being 1.
  mutating func skipValue(depth: Int) throws(LineProblem) {
    switch byte {
    case UInt8(ascii: "\""): _ = try text()
    case UInt8(ascii: "{"): try skipObject(depth: depth)
    case UInt8(ascii: "["): try skipList(depth: depth)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
    default: _ = try literal()
    }
  }

  private mutating func skipObject(depth: Int) throws(LineProblem) {
    guard depth <= LogLimits.nestingDepth else { throw problem(.tooDeep) }
    offset += 1
    if take("}") { return }
    repeat {
      _ = try key()
      try skipValue(depth: depth + 1)
    } while try next(orEnd: "}")
  }

  private mutating func skipList(depth: Int) throws(LineProblem) {
    guard depth <= LogLimits.nestingDepth else { throw problem(.tooDeep) }
    offset += 1
    if take("]") { return }
    repeat {
      skipSpaces()
      try skipValue(depth: depth + 1)
    } while try next(orEnd: "]")
  }
}
