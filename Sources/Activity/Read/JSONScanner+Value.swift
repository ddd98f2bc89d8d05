extension JSONScanner {
  /// The members of the object that is the whole line, nothing nested in them but lists.
  mutating func members() throws(LineProblem) -> [(key: String, value: DataValue)] {
    guard take("{") else { throw problem(.noObject) }
    var members: [(key: String, value: DataValue)] = []
    if !take("}") {
      repeat {
        let key = string(try key())
        guard !members.contains(where: { $0.key == key }) else { throw problem(.repeatedField) }
        members.append((key, try value(depth: 2)))
      } while try next(orEnd: "}")
    }
    skipSpaces()
    guard byte == UInt8(ascii: "\n") else { throw problem(.afterObject) }
    return members
  }

  private func string(_ text: Text) -> String {
    guard text.isEscaped else { return String(decoding: bytes(text), as: UTF8.self) }
    var room: [UInt8] = []
    let count = JSONEscape.unescape(bytes(text), into: &room)
    return String(decoding: room[..<count], as: UTF8.self)
  }

  private mutating func value(depth: Int) throws(LineProblem) -> DataValue {
    switch byte {
    case UInt8(ascii: "\""): return .text(string(try text()))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "{"): throw problem(.nestedObject)
    default:
      guard isAtNumber else { return try literal().map { .bool($0) } ?? .null }
      let number = try number()
      if let integer = number.integer { return .int(integer) }
      guard number.double.isFinite else { throw problem(.badNumber) }
      return .double(number.double)
    }
  }

  private mutating func list(depth: Int) throws(LineProblem) -> [DataValue] {
    guard depth <= LogLimits.nestingDepth else { throw problem(.tooDeep) }
    offset += 1
    if take("]") { return [] }
    var elements: [DataValue] = []
    repeat {
      skipSpaces()
      elements.append(try value(depth: depth + 1))
    } while try next(orEnd: "]")
    return elements
  }
}
