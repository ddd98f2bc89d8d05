import Glibc

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
      let (result, work) = memory.withUTF8(of: arguments[0], arguments[1]) { text, part in
        (body(text, part), text.count / 1_024 + text.count * part.count / 4_096)
      }
      return memory.spend(work) ? .bool(result) : .error(.limitReached)
    }
  }

  /// Whether `part`, which is not empty, stands somewhere in `text`.
  private static func find(_ part: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Bool {
    guard let wanted = part.baseAddress, var start = text.baseAddress else { return false }
    var left = text.count
    while left >= part.count, let hit = memchr(start, Int32(part[0]), left - part.count + 1) {
      if memcmp(hit, wanted, part.count) == 0 { return true }
      left -= UnsafeRawPointer(hit) - start + 1
      start = UnsafeRawPointer(hit) + 1
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
