import CEL
import CELWorkbench
import SourceText
import Symbols

/// One input of the fuzzer: an expression with bindings, which goes through every stage in every way that there is.
///
/// The bytes are the text of an expression, and behind a NUL the choices of the bindings. Where they begin with `#`, the
/// rest are the choices of ``ExpressionGenerator`` instead, so that most of them are expressions that run.
package struct Trial {
  /// The text of the expression.
  package let source: [UInt8]
  private var generator: ExpressionGenerator

  /// Something that must not be; a sentence without a full stop.
  package struct Finding: Error, CustomStringConvertible {
    package var description: String
  }

  package init(_ bytes: [UInt8]) {
    if bytes.first == UInt8(ascii: "#") {
      generator = ExpressionGenerator(dice: Dice(bytes: bytes.dropFirst()))
      source = Array(generator.whole().utf8)
    } else {
      let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      source = Array(parts[0])
      generator = ExpressionGenerator(dice: Dice(bytes: parts.count > 1 ? parts[1] : []))
    }
  }

  private static let record = RecordType(
    name: "r",
    fields: [
      "x": .init(.int, mayBeAbsent: true), "m": .init(.map(.string, .int)), "t": .init(.string),
      "ok": .init(.bool, mayBeAbsent: true),
    ])
  private static let declarations = Declarations(
    variables: Dictionary(
      uniqueKeysWithValues: ExpressionGenerator.variables.map { ($0.name, $0.type) } + [("r", .record("r"))]),
    records: [record])

  /// Runs it; false for what is no expression.
  ///
  /// - Throws: ``Finding`` where two ways that must agree do not. What crashes or hangs, does.
  package mutating func run() throws -> Bool {
    guard let expression = Parser.parse(source).expression else { return false }
    var ran = false
    for mode in [Checker.Mode.checked, .dynamic] {
      guard let checked = Checker.check(expression, in: Self.declarations, mode: mode).checked else {
        continue
      }
      try run(checked, mode)
      ran = true
    }
    return ran
  }

  private mutating func run(_ checked: Checked, _ mode: Checker.Mode) throws {
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    let dice = generator.dice
    let inputs = inputs(of: program.attributes, &memory)
    memory.keep()
    let result = program.evaluate(inputs, &memory)
    let recorded = program.evaluateRecording(inputs.span, &memory).result
    try agree(result, recorded, memory, "with its shortcuts", "recorded")
    let again = program.evaluate(inputs, &memory)
    try agree(result, again, memory, "at first", "the second time")
    _ = (memory.text(of: result), memory.literal(of: result), program.message(for: result))
    generator.dice = dice
    try runUnfolded(checked, mode, result, memory)
  }

  private mutating func inputs(of attributes: [Attribute], _ memory: inout Memory) -> [Value] {
    var inputs: [Value] = []
    for (slot, attribute) in attributes.enumerated() {
      inputs.append(input(slot, attribute, &memory))
    }
    return inputs
  }

  private mutating func input(_ slot: Int, _ attribute: Attribute, _ memory: inout Memory) -> Value {
    switch generator.dice.roll(9) {
    case 7: return .unknown(attribute: slot)
    case 8: return .error(.overflow)
    default:
      let json = generator.binding(of: attribute.type)
      return memory.value(typed: json)
    }
  }

  // MARK: Constants

  /// Runs the expression with every literal given as an attribute, so that nothing can be computed ahead.
  private mutating func runUnfolded(
    _ checked: Checked, _ mode: Checker.Mode, _ wanted: Value, _ memory: Memory
  ) throws {
    var literals: [(range: Range<Int>, literal: Literal)] = []
    Self.collect(checked.expression, &literals)
    guard !literals.isEmpty, literals.count + checked.attributes.count <= CheckLimits.attributes else {
      return
    }
    var text = source
    for (place, found) in literals.enumerated().reversed() {
      text.replaceSubrange(found.range, with: " \(Self.prefix)\(place) ".utf8)
    }
    var declarations = Self.declarations
    for (place, found) in literals.enumerated() {
      declarations.variables["\(Self.prefix)\(place)"] = found.literal.type
    }
    guard let expression = Parser.parse(text).expression,
      let unfolded = Checker.check(expression, in: declarations, mode: mode).checked
    else { return }
    try compare(unfolded, literals.map(\.literal), wanted, checked.attributes, memory)
  }

  private static let prefix = "__literal"

  /// Literals in source order; of a macro's names there are none.
  private static func collect(_ expression: Expr, _ found: inout [(range: Range<Int>, literal: Literal)]) {
    if case .literal(let literal) = expression.kind {
      found.append((expression.range.start..<expression.range.end, literal))
    }
    for child in expression.children { collect(child, &found) }
  }

  private mutating func compare(
    _ unfolded: Checked, _ literals: [Literal], _ wanted: Value, _ attributes: [Attribute], _ memory: Memory
  ) throws {
    var memory = memory
    let program = Program.plan(unfolded, symbols: &memory.texts)
    var inputs: [Value] = []
    for (slot, attribute) in program.attributes.enumerated() {
      if attribute.root.hasPrefix(Self.prefix), let place = Int(attribute.root.dropFirst(Self.prefix.count)) {
        inputs.append(memory.value(of: literals[place]))
      } else {
        inputs.append(input(slot, attribute, &memory))
      }
    }
    var result = program.evaluate(inputs, &memory)
    if result.isUnknown {
      result = .unknown(set: Self.translate(result, from: program.attributes, to: attributes))
    }
    try agree(wanted, result, memory, "with literals", "with attributes")
  }

  /// The missing attributes by the numbers that they have in the other list.
  private static func translate(
    _ unknown: Value, from attributes: [Attribute], to others: [Attribute]
  ) -> UInt64 {
    var set: UInt64 = 0
    for (slot, attribute) in attributes.enumerated() where unknown.unknownSet >> UInt64(slot) & 1 == 1 {
      if let other = others.firstIndex(where: { $0.name == attribute.name }) { set |= 1 << UInt64(other) }
    }
    return set
  }

  // MARK: Agreement

  /// Which of several errors is told is free, and so is how much of its limits a way needs.
  private func agree(
    _ one: Value, _ other: Value, _ memory: Memory, _ how: String, _ otherwise: String
  ) throws {
    let codes = [one, other].compactMap(\.errorCode)
    guard !codes.contains(where: \.isExhaustion) else { return }
    let agrees = one.isError ? other.isError : memory.areSame(one, other)
    guard !agrees else { return }
    throw Finding(
      description: "\(String(decoding: source, as: UTF8.self)) gives \(memory.literal(of: one)) \(how) and "
        + "\(memory.literal(of: other)) \(otherwise)")
  }
}

extension Literal {
  fileprivate var type: ValueType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    }
  }
}

extension Memory {
  fileprivate mutating func value(of literal: Literal) -> Value {
    switch literal {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .double(let value): .double(value)
    case .string(let value): string(value)
    case .bytes(let value): bytes(value)
    }
  }
}
