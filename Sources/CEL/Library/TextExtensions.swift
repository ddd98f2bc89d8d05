extension StandardLibrary {
  private typealias Scalars = [Unicode.Scalar]

  /// The extension "strings": places count characters (code points) from 0.
  static let textExtensions: [Function] = [
    function(
      "charAt",
      method("string_char_at_int", [.string, .int], .string) { arguments, memory in
        let text = memory.scalars(of: arguments[0])
        guard let place = place(arguments[1], upTo: text.count) else { return .error(.indexOutOfRange) }
        return memory.string(place < text.count ? text[place...place] : [])
      }),
    function(
      "indexOf", method("string_index_of_string", [.string, .string], .int) { find($0, from: 0, &$1) },
      method("string_index_of_string_int", [.string, .string, .int], .int) { find($0, from: $0[2].int, &$1) }),
    function(
      "lastIndexOf",
      method("string_last_index_of_string", [.string, .string], .int) { findLast($0, from: nil, &$1) },
      method("string_last_index_of_string_int", [.string, .string, .int], .int) {
        findLast($0, from: $0[2].int, &$1)
      }),
    function("lowerAscii", mapBytes("string_lower_ascii") { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }),
    function("upperAscii", mapBytes("string_upper_ascii") { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }),
    function(
      "replace",
      method("string_replace_string_string", [.string, .string, .string], .string) {
        replace($0, most: -1, &$1)
      },
      method("string_replace_string_string_int", [.string, .string, .string, .int], .string) {
        replace($0, most: $0[3].int, &$1)
      }),
    function(
      "split",
      method("string_split_string", [.string, .string], .list(.string)) { split($0, most: -1, &$1) },
      method("string_split_string_int", [.string, .string, .int], .list(.string)) {
        split($0, most: $0[2].int, &$1)
      }),
    function(
      "substring",
      method("string_substring_int", [.string, .int], .string) { arguments, memory in
        let text = memory.scalars(of: arguments[0])
        guard let start = place(arguments[1], upTo: text.count) else { return .error(.indexOutOfRange) }
        return memory.string(text[start...])
      },
      method("string_substring_int_int", [.string, .int, .int], .string) { arguments, memory in
        let text = memory.scalars(of: arguments[0])
        guard let start = place(arguments[1], upTo: text.count),
          let end = place(arguments[2], upTo: text.count),
          start <= end
        else { return .error(.indexOutOfRange) }
        return memory.string(text[start..<end])
      }),
    function(
      "trim",
      method("string_trim", [.string], .string) { arguments, memory in
        let text = memory.scalars(of: arguments[0])
        let tail = text.drop(while: \.properties.isWhitespace)
        return memory.string(
          tail.prefix(tail.lastIndex { !$0.properties.isWhitespace }.map { $0 - tail.startIndex + 1 } ?? 0))
      }),
    function(
      "reverse",
      method("string_reverse", [.string], .string) { arguments, memory in
        memory.string(memory.scalars(of: arguments[0]).reversed()[...])
      }),
    function(
      "join", method("list_join", [.list(.string)], .string) { join($0[0], nil, &$1) },
      method("list_join_string", [.list(.string), .string], .string) { join($0[0], $0[1], &$1) }),
    function(
      "strings.quote",
      global("strings_quote", [.string], .string) { arguments, memory in
        memory.string(quoted(memory.scalars(of: arguments[0]))[...])
      }),
    function(
      "format",
      method("string_format", [.string, .list(.dyn)], .string) { arguments, memory in
        TextFormat.apply(memory.string(of: arguments[0]), memory.elements(of: arguments[1]), &memory)
      }),
  ]

  // MARK: Places

  /// A place in a text of so many characters; its end is one too.
  private static func place(_ argument: Value, upTo count: Int) -> Int? {
    guard let place = Int(exactly: argument.int), place >= 0, place <= count else { return nil }
    return place
  }

  private static func find(_ arguments: Span<Value>, from start: Int64, _ memory: inout Memory) -> Value {
    let text = memory.scalars(of: arguments[0])
    let part = memory.scalars(of: arguments[1])
    guard let start = place(.int(start), upTo: text.count) else { return .error(.indexOutOfRange) }
    guard memory.spend(text.count * (part.count + 1) / 64) else { return memory.exhausted(.tooManySteps) }
    guard !part.isEmpty else { return .int(Int64(start)) }
    guard part.count <= text.count - start else { return .int(-1) }
    for place in start...text.count - part.count where text[place...].starts(with: part) {
      return .int(Int64(place))
    }
    return .int(-1)
  }

  private static func findLast(_ arguments: Span<Value>, from start: Int64?, _ memory: inout Memory) -> Value
  {
    let text = memory.scalars(of: arguments[0])
    let part = memory.scalars(of: arguments[1])
    let wanted = start ?? Int64(text.count)
    guard let start = place(.int(wanted), upTo: text.count) else { return .error(.indexOutOfRange) }
    guard memory.spend(text.count * (part.count + 1) / 64) else { return memory.exhausted(.tooManySteps) }
    guard !part.isEmpty else { return .int(Int64(start)) }
    guard part.count <= text.count else { return .int(-1) }
    var place = min(start, text.count - part.count)
    while place >= 0 {
      if text[place...].starts(with: part) { return .int(Int64(place)) }
      place -= 1
    }
    return .int(-1)
  }

  // MARK: Parts

  /// The pieces of a text between the occurrences of a separator, an empty one of which stands between all characters.
  ///
  /// At most `most` pieces, the last of which has the rest; negative means all.
  private static func pieces(_ text: Scalars, by separator: Scalars, most: Int64) -> [ArraySlice<
    Unicode.Scalar
  >] {
    var pieces: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    var place = 0
    while place + max(separator.count, 1) <= text.count, most < 0 || pieces.count < most - 1 {
      if separator.isEmpty {
        guard place + 1 < text.count else { break }
        pieces.append(text[place...place])
        place += 1
        start = place
      } else if text[place...].starts(with: separator) {
        pieces.append(text[start..<place])
        place += separator.count
        start = place
      } else {
        place += 1
      }
    }
    return separator.isEmpty && text.isEmpty ? [] : pieces + [text[start...]]
  }

  private static func split(_ arguments: Span<Value>, most: Int64, _ memory: inout Memory) -> Value {
    guard most != 0 else { return memory.list(of: []) }
    let text = memory.scalars(of: arguments[0])
    let separator = memory.scalars(of: arguments[1])
    guard memory.spend(text.count * (separator.count + 1) / 64) else {
      return memory.exhausted(.tooManySteps)
    }
    var values: [Value] = []
    for piece in pieces(text, by: separator, most: most) {
      let value = memory.string(piece)
      if value.isError { return value }
      values.append(value)
    }
    return memory.list(of: values)
  }

  private static func replace(_ arguments: Span<Value>, most: Int64, _ memory: inout Memory) -> Value {
    let text = memory.scalars(of: arguments[0])
    let old = memory.scalars(of: arguments[1])
    let new = memory.scalars(of: arguments[2])
    guard most != 0 else { return arguments[0] }
    guard memory.spend(text.count * (old.count + 1) / 64) else { return memory.exhausted(.tooManySteps) }
    if old.isEmpty { return interleave(text, new, most: most, &memory) }
    let (limit, overflow) = most.addingReportingOverflow(1)
    let parts = pieces(text, by: old, most: most < 0 || overflow ? -1 : limit)
    guard memory.hasRoom(text.count * 4 + parts.count * new.count * 4) else {
      return memory.exhausted(.tooMuchText)
    }
    return memory.string(Array(parts.joined(separator: new))[...])
  }

  /// The new text before every character and at the end.
  private static func interleave(_ text: Scalars, _ new: Scalars, most: Int64, _ memory: inout Memory)
    -> Value
  {
    guard memory.hasRoom((text.count + 1) * (new.count + 1) * 4) else {
      return memory.exhausted(.tooMuchText)
    }
    var result: Scalars = []
    for (place, scalar) in text.enumerated() {
      if most < 0 || place < most { result += new }
      result.append(scalar)
    }
    if most < 0 || text.count < most { result += new }
    return memory.string(result[...])
  }

  private static func join(_ list: Value, _ separator: Value?, _ memory: inout Memory) -> Value {
    let between = separator.map { memory.contents(of: $0) } ?? []
    var result: [UInt8] = []
    for index in 0..<memory.count(of: list) {
      let element = memory.element(index, of: list)
      guard element.tag == .string else { return .error(.noSuchOverload) }
      if index > 0 { result += between }
      result += memory.contents(of: element)
      guard memory.hasRoom(result.count) else { return memory.exhausted(.tooMuchText) }
    }
    return result.withUnsafeBytes { memory.string(utf8: $0) }
  }

  private static func mapBytes(_ id: String, _ change: @escaping @Sendable (UInt8) -> UInt8) -> Overload {
    method(id, [.string], .string) { arguments, memory in
      let bytes = memory.contents(of: arguments[0]).map(change)
      return bytes.withUnsafeBytes { memory.string(utf8: $0) }
    }
  }

  private static func quoted(_ text: Scalars) -> Scalars {
    var result: Scalars = ["\""]
    for scalar in text {
      switch scalar {
      case "\u{07}": result += ["\\", "a"]
      case "\u{08}": result += ["\\", "b"]
      case "\u{0C}": result += ["\\", "f"]
      case "\n": result += ["\\", "n"]
      case "\r": result += ["\\", "r"]
      case "\t": result += ["\\", "t"]
      case "\u{0B}": result += ["\\", "v"]
      case "\\": result += ["\\", "\\"]
      case "\"": result += ["\\", "\""]
      default: result.append(scalar)
      }
    }
    return result + ["\""]
  }
}

extension Memory {
  /// A text of these characters; an error where there is no room left.
  mutating func string(_ scalars: ArraySlice<Unicode.Scalar>) -> Value {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return string(String(text))
  }

  /// Whether so many bytes may still be made; asked before something large is put together elsewhere.
  func hasRoom(_ count: Int) -> Bool { count <= byteCeiling - bytes.count }
}
