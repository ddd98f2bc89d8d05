/// Whether bytes are UTF-8: shortest forms only, no surrogates, nothing beyond U+10FFFF (Unicode 16, table 3-7).
enum UTF8Check {
  static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        while offset + 8 <= bytes.count, bytes.isASCIIWord(at: offset) { offset += 8 }
        continue
      }
      guard let (count, second) = continuation(lead), offset + count < bytes.count else { return false }
      guard second.contains(bytes[offset + 1]) else { return false }
      for next in bytes[(offset + 2)..<(offset + count + 1)] where next & 0xC0 != 0x80 { return false }
      offset += count + 1
    }
    return true
  }

  /// How many bytes follow a leading byte, and what the first of them may be.
  private static func continuation(_ lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (1, 0x80...0xBF)
    case 0xE0: (2, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (2, 0x80...0xBF)
    case 0xED: (2, 0x80...0x9F)
    case 0xF0: (3, 0x90...0xBF)
    case 0xF1...0xF3: (3, 0x80...0xBF)
    case 0xF4: (3, 0x80...0x8F)
    default: nil
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func isASCIIWord(at offset: Int) -> Bool {
    loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  }
}
