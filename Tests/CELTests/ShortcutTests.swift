import ExpressionCases
import Symbols
import Testing

@testable import CEL

@Suite("Shortcuts of a planned expression")
struct ShortcutTests {
  private static let declarations = Declarations(
    variables: ["r": .record("r"), "any": .dyn, "people": .list(.map(.string, .dyn))],
    records: [
      RecordType(
        name: "r",
        fields: [
          "n": .init(.int), "x": .init(.double), "t": .init(.string), "b": .init(.bool),
          "l": .init(.list(.int)),
        ])
    ])

  /// A condition made of the shapes that are taken together, and of others.
  private static func condition(_ dice: inout Dice, depth: Int) -> String {
    guard depth > 0 else {
      return dice.pick([
        "r.n < 3", "4 <= r.n", "r.x == 2", "r.x > r.n", "r.t == 'a'", "r.t in ['a', 'c']",
        "r.n in [1, 2.0, 3u]", "r.b", "!r.b",
        "has(r.n)", "any", "any == 1", "any in ['a', 1]", "r.t < 'b'", "r.n / (r.n - 2) > 0",
        "r.l.exists(e, e > r.n)",
        "r.t + 'a' in ['aa', 'ba']", "r.n in r.l", "1 / 0 > 2", "true", "r.l[r.n] == 2", "size(r.t) == 1",
        "r.t.matches('^a')", "r.t.startsWith('a')", "r.t.endsWith('b') || r.t.contains('')",
        "people.exists(p, p.role == 'a' && p.met)", "people.all(p, p.role in ['a', 'b'] || !p.met)",
        "people.filter(p, p.calls >= 1).size() >= 2", "size(people.filter(p, p.met)) == r.n",
        "people.exists_one(p, p.calls == r.n)",
        "people.filter(p, p.role.startsWith('a')).exists(p, p.calls > 1)",
        "people.map(p, p.met, [p.role]).all(l, l.exists(t, t == r.t))",
        "people.exists(p, r.n < p.calls && r.l.filter(e, e < p.calls).size() == 1)",
      ])
    }
    let (left, right) = (
      condition(&dice, depth: depth - 1), condition(&dice, depth: depth - 1 - dice.roll(depth))
    )
    switch dice.roll(6) {
    case 0: return "!(\(left))"
    case 1: return "(\(left) ? \(right) : r.b)"
    case 2, 3: return "(\(left) && \(right))"
    default: return "(\(left) || \(right))"
    }
  }

  private static func value(of attribute: Attribute, _ slot: Int, _ dice: inout Dice, _ memory: inout Memory)
    -> Value
  {
    switch dice.roll(8) {
    case 0: return .unknown(attribute: slot)
    case 1: return .error(.overflow)
    default: break
    }
    switch attribute.name {
    case "r.n": return .int(Int64(dice.roll(5)))
    case "r.x": return .double(Double(dice.roll(4)))
    case "r.t": return memory.string(dice.pick(["a", "b", "ä"]))
    case "r.b": return .bool(dice.roll(2) == 1)
    case "people":
      let people = (0..<dice.roll(4)).map { _ in person(&dice, &memory) }
      return memory.list(of: people)
    case "r.l": return memory.list(of: [.int(1), .int(Int64(dice.roll(4)))])
    default: return dice.pick([.int(1), .bool(true), .null, .double(1), .uint(1)])
    }
  }

  /// Some fields may be missing or of another type; some texts are of the symbol table, some not.
  private static func person(_ dice: inout Dice, _ memory: inout Memory) -> Value {
    var entries: [(key: Value, value: Value)] = []
    func text(_ text: String, _ dice: inout Dice, _ memory: inout Memory) -> Value {
      dice.roll(2) == 0 ? memory.string(text) : .string(memory.texts.intern(text))
    }
    if dice.roll(8) > 0 {
      let role = text(dice.pick(["a", "b", "ä"]), &dice, &memory)
      entries.append((text("role", &dice, &memory), role))
    }
    if dice.roll(8) > 0 { entries.append((text("met", &dice, &memory), .bool(dice.roll(2) == 0))) }
    let calls = dice.roll(6) == 0 ? Value.double(1.5) : .int(Int64(dice.roll(3)))
    entries.append((text("calls", &dice, &memory), calls))
    return memory.map(of: entries)
  }

  @Test("change nothing but the time it takes", arguments: [1, 2, 3, 4] as [UInt64])
  func agreement(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<200 {
      let source = Self.condition(&dice, depth: 3)
      let expression = try #require(Parser.parse(Array(source.utf8)).expression)
      let result = Checker.check(expression, in: Self.declarations)
      let checked = try #require(result.checked, "\(source): \(result.problems)")
      var symbols = SymbolTable()
      let program = Program.plan(checked, symbols: &symbols)
      for _ in 0..<8 {
        var memory = Memory(texts: symbols)
        var inputs: [Value] = []
        for (slot, attribute) in program.attributes.enumerated() {
          inputs.append(Self.value(of: attribute, slot, &dice, &memory))
        }
        let fast = program.evaluate(inputs, &memory)
        let plain = program.evaluateRecording(inputs.span, &memory).result
        // Of several errors it is not said which one is told.
        let agrees = fast.tag == plain.tag && (fast.isError || fast.payload == plain.payload)
        #expect(agrees, "seed \(seed): \(source) gives \(fast) and \(plain) for \(inputs)")
      }
    }
  }
}
