import Testing

@testable import CEL

@Suite("What decides outweighs errors and unknowns, in whichever order they come")
struct AbsorptionTests {
  /// What one operand may be.
  private enum Operand: CaseIterable {
    case yes, no, missing, failing, noCondition

    /// The value of the attribute; nil where it is missing.
    var value: Value? {
      switch self {
      case .yes: .bool(true)
      case .no: .bool(false)
      case .missing: nil
      case .failing: .error(.divisionByZero)
      case .noCondition: .int(3)
      }
    }
  }

  private static let names = ["a", "b", "c", "d"]

  /// What CEL says: a deciding operand, else all that is missing, else a failure, else the opposite of the deciding one.
  private func check(_ answer: Answer, _ operands: [Operand], deciding: Operand, _ source: String) {
    let missing = Set(operands.indices.filter { operands[$0] == .missing }.map { Self.names[$0] })
    let comment: Comment = "\(source) with \(operands)"
    if operands.contains(deciding) {
      #expect(answer == (deciding == .yes ? .yes : .no), comment)
    } else if !missing.isEmpty {
      #expect(answer == .unknown(missing), comment)
    } else if operands.contains(.failing) || operands.contains(.noCondition) {
      let codes: [Answer] = [.error(.divisionByZero), .error(.notBool)]
      #expect(codes.contains(answer), comment)
    } else {
      #expect(answer == (deciding == .yes ? .no : .yes), comment)
    }
  }

  /// All sequences of so many operands.
  private static func sequences(_ count: Int) -> [[Operand]] {
    guard count > 0 else { return [[]] }
    return sequences(count - 1).flatMap { before in Operand.allCases.map { before + [$0] } }
  }

  private func checkAll(_ source: String, _ count: Int, deciding: Operand) throws {
    var asked = try Asked(source)
    for operands in Self.sequences(count) {
      let values = zip(Self.names, operands).compactMap { name, operand in operand.value.map { (name, $0) } }
      let answer = asked.answer(Dictionary(uniqueKeysWithValues: values))
      check(answer, operands, deciding: deciding, source)
    }
  }

  @Test(
    "by &&, however it is nested and whatever its terms are",
    arguments: [
      ("a && b", 2), ("a && b && c", 3), ("a && (b && c)", 3), ("(a && b) && (c && d)", 4),
      ("a && b && c && d", 4),
      ("dyn(a) && [b][0] && cel.bind(x, c, x)", 3), ("a && true && b", 2), ("!(!a || !b || !c)", 3),
      ("(a && b ? true : false) || false", 2),
    ])
  func conjunctions(source: String, count: Int) throws {
    try checkAll(source, count, deciding: .no)
  }

  @Test(
    "by ||, however it is nested and whatever its terms are",
    arguments: [
      ("a || b", 2), ("a || b || c", 3), ("a || (b || c)", 3), ("(a || b) || (c || d)", 4),
      ("a || b || c || d", 4),
      ("dyn(a) || [b][0] || cel.bind(x, c, x)", 3), ("a || false || b", 2), ("!(!a && !b && !c)", 3),
    ])
  func disjunctions(source: String, count: Int) throws {
    try checkAll(source, count, deciding: .yes)
  }

  private static let elements = "(i == 0 ? a : i == 1 ? b : i == 2 ? c : d)"

  @Test(
    "by all, over lists and maps, with one name and with two",
    arguments: [
      ("[0, 1].all(i, \(elements))", 2), ("[0, 1, 2].all(i, \(elements))", 3),
      ("[0, 1, 2, 3].all(i, \(elements))", 4),
      ("{0: '', 1: '', 2: ''}.all(i, \(elements))", 3), ("['', '', ''].all(i, v, \(elements))", 3),
      ("{0: '', 1: '', 2: ''}.all(i, v, \(elements))", 3),
      ("[0, 1].all(i, [2 * i, 2 * i + 1].all(i, \(elements)))", 4),
      ("[0].all(i, a) && [1, 2].all(i, \(elements))", 3),
    ])
  func universals(source: String, count: Int) throws {
    try checkAll(source, count, deciding: .no)
  }

  @Test(
    "by exists, over lists and maps, with one name and with two",
    arguments: [
      ("[0, 1].exists(i, \(elements))", 2), ("[0, 1, 2].exists(i, \(elements))", 3),
      ("[0, 1, 2, 3].exists(i, \(elements))", 4), ("{0: '', 1: '', 2: ''}.exists(i, \(elements))", 3),
      ("['', '', ''].exists(i, v, \(elements))", 3), ("{0: '', 1: '', 2: ''}.exists(i, v, \(elements))", 3),
      ("[0, 1].exists(i, [2 * i, 2 * i + 1].exists(i, \(elements)))", 4),
      ("[0].exists(i, a) || [1, 2].exists(i, \(elements))", 3),
    ])
  func existentials(source: String, count: Int) throws {
    try checkAll(source, count, deciding: .yes)
  }

  @Test("and errors that arise on the way are absorbed like those that are handed in")
  func arising() throws {
    for bad in ["1 / 0 > 0", "[1][2] > 0", "{'k': 1}.l > 0", "int('x' + '') > 0", "'x'.matches('(' + '')"] {
      for (source, wanted) in [
        ("a && \(bad)", Answer.no), ("\(bad) && a", .no), ("a && \(bad) && \(bad)", .no),
        ("!a || \(bad)", .yes),
        ("\(bad) || !a", .yes), ("[1, 2].all(x, x == 1 ? \(bad) : a)", .no),
        ("[1, 2].exists(x, x == 1 ? \(bad) : !a)", .yes),
      ] {
        var asked = try Asked(source)
        #expect(asked.answer(["a": .bool(false), "b": .bool(true)]) == wanted, "\(source)")
      }
    }
  }

  @Test("but not where every element counts, nor where one condition has to be known")
  func counted() throws {
    for source in [
      "[0, 1, 2].exists_one(i, \(Self.elements))", "[0, 1, 2].filter(i, \(Self.elements)).size() > 5",
      "[0, 1, 2].filter(i, \(Self.elements)) == []", "[0, 1, 2].map(i, \(Self.elements)) == []",
    ] {
      var asked = try Asked(source)
      let failing: [String: Value] = ["a": .bool(true), "b": .bool(true), "c": .error(.divisionByZero)]
      #expect(asked.answer(failing) == .error(.divisionByZero), "\(source)")
      #expect(asked.answer(["a": .bool(true), "b": .bool(true)]) == .unknown(["c"]), "\(source)")
      #expect(asked.answer(["b": .error(.overflow), "c": .bool(true)]) == .unknown(["a"]), "\(source)")
    }
    var ternary = try Asked("a ? b : b")
    #expect(ternary.answer(["b": .bool(true)]) == .unknown(["a"]))
    #expect(ternary.answer(["a": .error(.overflow), "b": .bool(true)]) == .error(.overflow))
    var lazy = try Asked("a ? b : c")
    #expect(lazy.answer(["a": .bool(true), "b": .int(1)]) == .value("1"))
    #expect(lazy.answer(["a": .bool(false), "b": .error(.overflow), "c": .int(1)]) == .value("1"))
  }
}
