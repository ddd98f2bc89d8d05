/// Undoes the escapes of JSON texts.
enum JSONEscape {
  /// Bytes that have to be free behind the last one: texts are copied eight bytes at a time.
  static let padding = 8

  /// Writes the text that escaped bytes stand for.
  ///
  /// Half of a surrogate pair, which texts cut off by other programs end in, becomes U+FFFD.
  /// - Parameters:
  ///   - escaped: What ``JSONScanner/text()`` accepted.
  ///   - room: Made large enough where it is not; no escape stands for more bytes than it has itself.
  /// - Returns: How many bytes of the room the text takes.
  static func unescape(_ escaped: UnsafeRawBufferPointer, into room: inout [UInt8]) -> Int {
    let needed = escaped.count + padding
    if room.count < needed { room += repeatElement(0, count: needed - room.count) }
    return room.withUnsafeMutableBytes { unescape(escaped, into: $0) }
  }

  private static func unescape(
    _ escaped: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    var (offset, end) = (0, 0)
    while offset < escaped.count {
      if offset &+ 8 <= escaped.count {
        let word = escaped.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        room.storeBytes(of: word, toByteOffset: end, as: UInt64.self)
        let plain = backslash(in: word)
        offset &+= plain
        end &+= plain
        if plain == 8 { continue }
      }
      // A backslash that is the last byte is none.
      if escaped[offset] == UInt8(ascii: "\\"), offset &+ 1 < escaped.count {
        end &+= takeEscape(escaped, &offset, room, end)
      } else {
        room[end] = escaped[offset]
        offset &+= 1
        end &+= 1
      }
    }
    return end
  }

  /// How many of eight bytes come before the first backslash.
  @inline(__always)
  private static func backslash(in word: UInt64) -> Int {
    let other = UInt64(littleEndian: word) ^ 0x5C5C_5C5C_5C5C_5C5C
    let found = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
    return found == 0 ? 8 : found.trailingZeroBitCount &>> 3
  }

  /// - Returns: How many bytes were written.
  @inline(__always)
  private static func takeEscape(
    _ escaped: UnsafeRawBufferPointer, _ offset: inout Int, _ room: UnsafeMutableRawBufferPointer, _ end: Int
  ) -> Int {
    let escape = escaped[offset &+ 1]
    offset &+= 2
    guard escape != UInt8(ascii: "u") else { return put(scalar(escaped, &offset), room, end) }
    room[end] =
      switch escape {
      case UInt8(ascii: "b"): 0x08
      case UInt8(ascii: "f"): 0x0C
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      default: escape
      }
    return 1
  }

  /// Whether the lowest four bytes are hexadecimal digits: all four at once, by the highest bit of each.
  @inline(__always)
  static func beginsWithFourDigits(_ word: UInt64) -> Bool {
    let bytes = UInt32(truncatingIfNeeded: word)
    let plain = bytes & 0x7F7F_7F7F
    let small = plain | 0x2020_2020
    // From 0 on, but not beyond 9; from a on, but not beyond f.
    let figures = (plain &+ 0x5050_5050) & ~(plain &+ 0x4646_4646)
    let letters = (small &+ 0x1F1F_1F1F) & ~(small &+ 0x1919_1919)
    return (figures | letters) & ~bytes & 0x8080_8080 == 0x8080_8080
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 0x30)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - 0x57)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - 0x37)
    default: nil
    }
  }

  /// - Returns: How many bytes were written.
  @inline(__always)
  private static func put(_ scalar: Unicode.Scalar, _ room: UnsafeMutableRawBufferPointer, _ end: Int) -> Int
  {
    if scalar.isASCII {
      room[end] = UInt8(truncatingIfNeeded: scalar.value)
      return 1
    }
    var count = 0
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      room[end &+ count] = byte
      count &+= 1
    }
    return count
  }

  /// The scalar whose digits begin at the offset, with the second half of a pair where it follows.
  private static func scalar(_ escaped: UnsafeRawBufferPointer, _ offset: inout Int) -> Unicode.Scalar {
    guard let first = unit(escaped, at: offset) else { return "\u{FFFD}" }
    offset += 4
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, offset + 6 <= escaped.count, escaped[offset] == UInt8(ascii: "\\"),
      escaped[offset + 1] == UInt8(ascii: "u"), let second = unit(escaped, at: offset + 2),
      (0xDC00...0xDFFF).contains(second)
    else { return "\u{FFFD}" }
    offset += 6
    return Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  @inline(__always)
  private static func unit(_ escaped: UnsafeRawBufferPointer, at offset: Int) -> UInt32? {
    guard offset &+ 4 <= escaped.count else { return nil }
    let word = UInt32(
      littleEndian: escaped.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    // Four digits at once: the letters have a bit that the figures lack, and count from nine.
    let values = (word & 0x0F0F_0F0F) &+ ((word &>> 6) & 0x0101_0101) &* 9
    return (values & 0xFF) &<< 12 | (values &>> 8 & 0xFF) &<< 8 | (values &>> 16 & 0xFF) &<< 4 | values &>> 24
  }
}
