extension StandardLibrary {
  /// The overloads of `matches`.
  static let matchesIDs: Set<String> = ["matches", "matches_string"]

  static let texts: [Function] = [
    function("contains", test("contains_string", .contains)),
    function("startsWith", test("starts_with_string", .startsWith)),
    function("endsWith", test("ends_with_string", .endsWith)),
    function(
      "matches", global("matches", [.string, .string], .bool, cost: Pattern.cost, matches),
      method("matches_string", [.string, .string], .bool, cost: Pattern.cost, matches)),
  ]

  private static func test(_ id: String, _ test: TextTest) -> Overload {
    method(id, [.string, .string], .bool) { arguments, memory in
      memory.holds(test, arguments[0], arguments[1])
    }
  }

  /// With a pattern that is only known now; one that stands in the expression is compiled when that is planned.
  private static let matches: Overload.Implementation = { arguments, memory in
    switch Pattern.compile(memory.contents(of: arguments[1])) {
    case .success(let pattern): .bool(memory.withUTF8(of: arguments[0], pattern.matches))
    case .failure(let failure): .error(failure.code)
    }
  }
}

extension Pattern {
  /// Steps that compiling a pattern while an expression runs counts for.
  static let cost = 1_000
}

extension Memory {
  /// Whether one text stands in another; counted as steps by their lengths.
  mutating func holds(_ test: TextTest, _ text: Value, _ part: Value) -> Value {
    let (isThere, work) = withUTF8(of: text, part) { text, part in
      (test.holds(text, part), TextTest.work(text.count, part.count))
    }
    return spend(work) ? .bool(isThere) : .error(.tooManySteps)
  }
}
