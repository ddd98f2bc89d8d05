/// Addresses of files as editors write them, `file:///...`, and their paths.
package enum DocumentAddress {
  private static let scheme = "file://"

  /// The path of a `file:` URI; other addresses, of what has not been saved yet, stand for themselves.
  package static func path(of uri: String) -> String {
    guard uri.hasPrefix(scheme) else { return uri }
    var bytes: [UInt8] = []
    var rest = Array(uri.utf8.dropFirst(scheme.utf8.count))[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The `file:` URI of a path; RFC 3986, section 2.
  package static func uri(of path: String) -> String {
    scheme + path.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : escaped($0) }.joined()
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-._~/".utf8.contains(byte)
  }

  private static func escaped(_ byte: UInt8) -> String {
    (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }
}
