extension StandardLibrary {
  static let texts: [Function] = [
    function("contains", test("contains_string") { text, part in part.isEmpty || find(part, in: text) }),
    function("startsWith", test("starts_with_string") { text, part in text.starts(with: part) }),
    function(
      "endsWith",
      test("ends_with_string") { text, part in
        text.count >= part.count
          && UnsafeRawBufferPointer(rebasing: text[(text.count - part.count)...]).elementsEqual(part)
      }),
    function(
      "matches", global("matches", [.string, .string], .bool, cost: Pattern.cost, matches),
      method("matches_string", [.string, .string], .bool, cost: Pattern.cost, matches)),
  ]

  private static func test(
    _ id: String, _ body: @escaping @Sendable (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Bool
  ) -> Overload {
    method(id, [.string, .string], .bool) { arguments, memory in
      .bool(
        memory.withUTF8(of: arguments[0]) { text in memory.withUTF8(of: arguments[1]) { body(text, $0) } })
    }
  }

  /// Whether `part`, which is not empty, stands somewhere in `text`.
  private static func find(_ part: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Bool {
    guard part.count <= text.count else { return false }
    for start in 0...text.count - part.count where text[start] == part[0] {
      if UnsafeRawBufferPointer(rebasing: text[start..<start + part.count]).elementsEqual(part) {
        return true
      }
    }
    return false
  }

  /// With a pattern that is only known now; one that stands in the expression is compiled when that is planned.
  private static let matches: Overload.Implementation = { arguments, memory in
    switch Pattern.compile(memory.contents(of: arguments[1])) {
    case .success(let pattern): .bool(memory.withUTF8(of: arguments[0], pattern.matches))
    case .failure: .error(.badPattern)
    }
  }
}

extension Pattern {
  /// Steps that compiling a pattern while an expression runs counts for.
  static let cost = 1_000
}
