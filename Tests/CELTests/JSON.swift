/// JSON as the test vectors have it: numbers stay text.
indirect enum JSON {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  struct Malformed: Error {
    var offset: Int
  }

  init(_ text: [UInt8]) throws {
    var reader = JSONReader(text: text)
    self = try reader.value()
  }

  subscript(_ key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
  var isTrue: Bool { if case .bool(let value) = self { value } else { false } }
}

private struct JSONReader {
  let text: [UInt8]
  var offset = 0

  init(text: [UInt8]) {
    self.text = text
  }

  mutating func value() throws -> JSON {
    skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private func peek() -> UInt8 { offset < text.count ? text[offset] : 0 }

  private mutating func skipBlanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(peek()) { offset += 1 }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    skipBlanks()
    guard peek() == UInt8(ascii: character) else { throw JSON.Malformed(offset: offset) }
    offset += 1
  }

  private mutating func word(_ word: String, _ value: JSON) throws -> JSON {
    guard text[offset...].starts(with: word.utf8) else { throw JSON.Malformed(offset: offset) }
    offset += word.utf8.count
    return value
  }

  private mutating func number() throws -> JSON {
    let start = offset
    while "+-.eE0123456789".utf8.contains(peek()) { offset += 1 }
    guard offset > start else { throw JSON.Malformed(offset: offset) }
    return .number(String(decoding: text[start..<offset], as: UTF8.self))
  }

  private mutating func object() throws -> [String: JSON] {
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

  private mutating func array() throws -> [JSON] {
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

  private mutating func string() throws -> String {
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

  private mutating func escape() throws -> UInt16 {
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
    case let other: return UInt16(other)
    }
  }
}
