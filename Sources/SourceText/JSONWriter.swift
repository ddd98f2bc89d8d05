/// Writes JSON from front to back: commas and escapes are put where they belong, nothing is kept but the text.
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///   $0.key("id"); $0.string("a001")
///   $0.key("contacts"); $0.array { $0.string("ana") }
///   $0.pair("minutes", 32)
/// }
/// ```
/// The caller's order is the order of the output; that keys differ and stand in objects only is the caller's care.
package struct JSONWriter: Sendable {
  /// What has been written so far, as UTF-8.
  package private(set) var utf8: [UInt8] = []
  private var needsComma = false
  private var followsKey = false
  /// How deep the next value stands; nil where all is written on one line.
  private var depth: Int?

  /// - Parameter indented: Whether each member stands on a line of its own, for files that people read.
  package init(indented: Bool = false) { depth = indented ? 0 : nil }

  /// What has been written so far.
  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Forgets what was written and keeps the room for it.
  package mutating func removeAll() {
    utf8.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// `{`, what the body writes, `}`.
  package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try enclose("{", "}", body)
  }

  /// `[`, what the body writes, `]`.
  package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try enclose("[", "]", body)
  }

  /// A key; its value is written next.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    utf8.append(UInt8(ascii: ":"))
    if depth != nil { utf8.append(UInt8(ascii: " ")) }
    needsComma = false
    followsKey = true
  }

  /// A key with a text.
  package mutating func pair(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// A key with a whole number.
  package mutating func pair(_ name: String, _ value: Int) {
    key(name)
    int(value)
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  package mutating func int(_ value: some BinaryInteger) { raw(String(value)) }

  /// A number in the fewest digits that read back as the same; whole ones without `.0`, what JSON cannot write as null.
  package mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    let text = value.description
    raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  package mutating func null() { raw("null") }

  /// A value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    utf8.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// Ends a line of NDJSON, so that the next value stands alone.
  package mutating func newline() {
    utf8.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func enclose(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    utf8.append(UInt8(ascii: open))
    needsComma = false
    depth = depth.map { $0 + 1 }
    try body(&self)
    depth = depth.map { $0 - 1 }
    if needsComma { breakLine() }
    utf8.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { utf8.append(UInt8(ascii: ",")) }
    if !followsKey, !utf8.isEmpty { breakLine() }
    followsKey = false
  }

  private mutating func breakLine() {
    guard let depth else { return }
    utf8.append(UInt8(ascii: "\n"))
    utf8.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func quote(_ text: String) {
    utf8.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      utf8.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { append(byte) }
    }
    utf8.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): utf8.append(contentsOf: [UInt8(ascii: "\\"), byte])
    case UInt8(ascii: "\n"): utf8.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): utf8.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): utf8.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      utf8.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    default: utf8.append(byte)
    }
  }
}
