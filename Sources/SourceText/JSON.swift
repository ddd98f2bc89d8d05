/// A JSON text as a tree in which numbers stay text, so that nothing is rounded on the way to a value.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// The text is no JSON, or nested deeper than ``deepest``.
  package struct Malformed: Error {
    /// In bytes, at which it cannot be read on.
    package var offset: Int
    /// Whether it is deeper than ``deepest``, rather than no JSON.
    package var isTooDeep = false

    /// What is wrong, as the end of a sentence about it.
    package var message: String {
      isTooDeep ? "nested more than \(JSON.deepest) deep" : "no JSON"
    }
  }

  /// Arrays and objects within each other; what is deeper is refused.
  package static let deepest = 128

  /// - Throws: ``Malformed``, also where something stands behind the value.
  package init(_ text: [UInt8]) throws(Malformed) {
    var reader = JSONReader(text: text)
    self = try reader.whole()
  }

  /// The member of an object; nil for anything else.
  package subscript(_ key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The contents of a string, or a number as it is written.
  package var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// Those of an array; empty for anything else.
  package var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  /// Those of an object; empty for anything else.
  package var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
  /// Whether it is the word `true`.
  package var isTrue: Bool { if case .bool(let value) = self { value } else { false } }
}

private struct JSONReader {
  let text: [UInt8]
  var offset = 0
  private var depth = 0

  init(text: [UInt8]) {
    self.text = text
  }

  mutating func whole() throws(JSON.Malformed) -> JSON {
    let value = try value()
    skipBlanks()
    guard offset == text.count else { throw JSON.Malformed(offset: offset) }
    return value
  }

  private mutating func value() throws(JSON.Malformed) -> JSON {
    skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"):
      return .object(try nested { reader throws(JSON.Malformed) in try reader.object() })
    case UInt8(ascii: "["): return .array(try nested { reader throws(JSON.Malformed) in try reader.array() })
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested<Result>(
    _ read: (inout JSONReader) throws(JSON.Malformed) -> Result
  ) throws(JSON.Malformed) -> Result {
    guard depth < JSON.deepest else { throw JSON.Malformed(offset: offset, isTooDeep: true) }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private func peek() -> UInt8 { offset < text.count ? text[offset] : 0 }

  private mutating func skipBlanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(peek()) { offset += 1 }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSON.Malformed) {
    skipBlanks()
    guard peek() == UInt8(ascii: character) else { throw JSON.Malformed(offset: offset) }
    offset += 1
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSON.Malformed) -> JSON {
    guard text[offset...].starts(with: word.utf8) else { throw JSON.Malformed(offset: offset) }
    offset += word.utf8.count
    return value
  }

  private mutating func number() throws(JSON.Malformed) -> JSON {
    let start = offset
    while "+-.eE0123456789".utf8.contains(peek()) { offset += 1 }
    let number = String(decoding: text[start..<offset], as: UTF8.self)
    guard Double(number) != nil else { throw JSON.Malformed(offset: start) }
    return .number(number)
  }

  private mutating func object() throws(JSON.Malformed) -> [String: JSON] {
    try expect("{")
    var members: [String: JSON] = [:]
    skipBlanks()
    while peek() != UInt8(ascii: "}") {
      if !members.isEmpty { try expect(",") }
      skipBlanks()
      let key = try string()
      try expect(":")
      members[key] = try value()
      skipBlanks()
    }
    offset += 1
    return members
  }

  private mutating func array() throws(JSON.Malformed) -> [JSON] {
    try expect("[")
    var elements: [JSON] = []
    skipBlanks()
    while peek() != UInt8(ascii: "]") {
      if !elements.isEmpty { try expect(",") }
      elements.append(try value())
      skipBlanks()
    }
    offset += 1
    return elements
  }

  private mutating func string() throws(JSON.Malformed) -> String {
    try expect("\"")
    var units: [UInt16] = []
    while peek() != UInt8(ascii: "\"") {
      guard offset < text.count else { throw JSON.Malformed(offset: offset) }
      if peek() == UInt8(ascii: "\\") {
        units.append(try escape())
      } else {
        let start = offset
        repeat { offset += 1 } while peek() & 0xC0 == 0x80
        units += String(decoding: text[start..<offset], as: UTF8.self).utf16
      }
    }
    offset += 1
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func escape() throws(JSON.Malformed) -> UInt16 {
    offset += 2
    guard offset <= text.count else { throw JSON.Malformed(offset: offset) }
    switch text[offset - 1] {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "u"):
      guard offset + 4 <= text.count,
        let unit = UInt16(String(decoding: text[offset..<offset + 4], as: UTF8.self), radix: 16)
      else { throw JSON.Malformed(offset: offset) }
      offset += 4
      return unit
    case let other where "\"\\/".utf8.contains(other): return UInt16(other)
    default: throw JSON.Malformed(offset: offset - 1)
    }
  }
}
