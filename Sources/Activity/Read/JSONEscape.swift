import Glibc

/// Undoes the escapes of JSON texts.
enum JSONEscape {
  /// The text that escaped bytes stand for, after what the buffer holds.
  ///
  /// Half of a surrogate pair, which texts cut off by other programs end in, becomes U+FFFD.
  /// - Parameter escaped: What ``JSONScanner/text()`` accepted.
  static func unescape(_ escaped: UnsafeRawBufferPointer, into output: inout [UInt8]) {
    var offset = 0
    while let backslash = backslash(in: escaped, from: offset) {
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: escaped[offset..<backslash]))
      let escape = escaped[backslash + 1]
      offset = backslash + 2
      switch escape {
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "u"): append(scalar(escaped, &offset), to: &output)
      default: output.append(escape)
      }
    }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: escaped[offset...]))
  }

  /// Where the next escape begins; a backslash that is the last byte is none.
  private static func backslash(in escaped: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = escaped.baseAddress, start + 1 < escaped.count else { return nil }
    return memchr(base + start, Int32(UInt8(ascii: "\\")), escaped.count - 1 - start)
      .map { base.distance(to: UnsafeRawPointer($0)) }
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 0x30)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - 0x57)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - 0x37)
    default: nil
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    if scalar.isASCII { return output.append(UInt8(truncatingIfNeeded: scalar.value)) }
    if let encoded = Unicode.UTF8.encode(scalar) { output.append(contentsOf: encoded) }
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

  private static func unit(_ escaped: UnsafeRawBufferPointer, at offset: Int) -> UInt32? {
    guard offset + 4 <= escaped.count else { return nil }
    var value: UInt32 = 0
    for byte in escaped[offset..<(offset + 4)] {
      guard let digit = hexDigit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}
