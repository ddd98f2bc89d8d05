extension StandardLibrary {
  /// The extension "encoders": base64 by RFC 4648, padding optional when it is read.
  static let encoders: [Function] = [
    function(
      "base64.encode",
      global("base64_encode_bytes", [.bytes], .string) { arguments, memory in
        memory.string(Base64.encode(memory.contents(of: arguments[0])))
      }),
    function(
      "base64.decode",
      global("base64_decode_string", [.string], .bytes) { arguments, memory in
        Base64.decode(memory.contents(of: arguments[0])).map { memory.bytes($0) } ?? .error(.badConversion)
      }),
  ]
}

private enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : padding)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var digits = text[...]
    while digits.last == padding, text.count - digits.count < 2 { digits.removeLast() }
    let isPadded = digits.count < text.count
    guard digits.count % 4 != 1, !isPadded || text.count % 4 == 0 else { return nil }
    var result: [UInt8] = []
    var bits = 0
    var count = 0
    for digit in digits {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return result
  }
}
