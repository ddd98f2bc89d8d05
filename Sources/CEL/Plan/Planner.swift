import SourceText
import Symbols

/// Turns a checked tree into the flat nodes of a ``Program``, children before parents.
struct Planner {
  let checked: Checked
  var program: Program
  /// Runs what is constant, and holds the symbol table meanwhile.
  var memory: Memory
  /// Whether each node keeps what it gives; then nothing is computed ahead or taken together.
  var isRecording = false
  /// By id of a macro's node: where its first variable lives.
  private var places: [Int: Int] = [:]
  private var localCount = 0

  init(_ checked: Checked, symbols: SymbolTable) {
    self.checked = checked
    memory = Memory(texts: symbols)
    var ranges = [SourceRange](repeating: checked.expression.range, count: checked.types.count)
    Self.collect(checked.expression, &ranges)
    program = Program(attributes: checked.attributes, ranges: ranges)
  }

  private static func collect(_ expression: Expr, _ ranges: inout [SourceRange]) {
    ranges[expression.id] = place(of: expression)
    for child in expression.children { collect(child, &ranges) }
  }

  /// Where an error of a node is shown: at the operator or function, the field, or the whole of it.
  private static func place(of expression: Expr) -> SourceRange {
    switch expression.kind {
    case .call(_, _, let range, _): range
    case .select(_, _, let range, _): range
    default: expression.range
    }
  }

  mutating func program(for root: Expr) -> Program {
    program.root = plan(root)
    isRecording = true
    program.recordingRoot = plan(root)
    return program
  }

  // MARK: Nodes

  mutating func plan(_ expression: Expr) -> UInt32 {
    let mark = program.nodes.count
    let node = derive(expression)
    guard !isRecording else { return emit(.record, expression, a: node) }
    return fold(node, from: mark, expression)
  }

  private mutating func derive(_ expression: Expr) -> UInt32 {
    if let reference = checked.references[expression.id], let node = plan(reference, expression) {
      return node
    }
    switch expression.kind {
    case .literal(let literal):
      return emit(.constant, expression, constant: constant(literal))
    case .identifier, .message:
      return fail(.undeclared, expression)
    case .select(let operand, let field, _, let isOptional):
      return emit(isOptional ? .selectOptional : .select, expression, a: plan(operand), constant: text(field))
    case .index(let operand, let key, let isOptional):
      let (list, place) = (plan(operand), plan(key))
      return emit(isOptional ? .indexOptional : .index, expression, a: list, b: place)
    case .call:
      return call(expression)
    case .list(let elements):
      return list(elements.map { ($0.value, $0.optional) }, .list, expression)
    case .map(let entries):
      return list(entries.flatMap { [($0.key, false), ($0.value, $0.optional)] }, .map, expression)
    }
  }

  private mutating func plan(_ reference: Reference, _ expression: Expr) -> UInt32? {
    switch reference {
    case .attribute(let slot):
      return emit(expression.isOptionalAccess ? .presentOptional : .input, expression, a: UInt32(slot))
    case .local(let node, let place):
      guard let first = places[node] else { return fail(.undeclared, expression) }
      return emit(.local, expression, a: UInt32(first + place))
    case .type(let type):
      return emit(.constant, expression, constant: .type(type))
    case .undeclared:
      return fail(.undeclared, expression)
    case .alias:
      return nil
    }
  }

  private mutating func list(
    _ elements: [(value: Expr, isOptional: Bool)], _ operation: Node.Operation, _ expression: Expr
  ) -> UInt32 {
    let nodes = elements.map { plan($0.value) | ($0.isOptional ? Program.optionalMark : 0) }
    return emit(operation, expression, operands: nodes)
  }

  // MARK: Macros

  mutating func plan(_ macro: Macro, _ expression: Expr) -> UInt32 {
    switch macro {
    case .has(let field):
      return presence(of: field, expression)
    case .comprehension(let comprehension):
      return plan(comprehension, expression)
    case .bind(_, let value, let body):
      if case .alias? = checked.references[expression.id] { return plan(body) }
      let node = plan(value)
      let (body, place) = within(expression, names: 1) { $0.plan(body) }
      return emit(.bind, expression, a: node, b: body, c: place)
    case .optionalMap(let target, _, let body, let isFlat):
      let node = plan(target)
      let (body, place) = within(expression, names: 1) { $0.plan(body) }
      return emit(isFlat ? .optionalFlatMap : .optionalMap, expression, a: node, b: body, c: place)
    case .extremum(let arguments, let isGreatest):
      let nodes = arguments.map { plan($0) }
      return emit(.extremum, expression, operands: nodes, c: isGreatest ? 1 : 0)
    }
  }

  private mutating func presence(of field: Expr, _ expression: Expr) -> UInt32 {
    if case .attribute(let slot)? = checked.references[field.id] {
      if !isRecording {
        let origin = UInt32(expression.id)
        let operand = FusedTest.Operand(origin: origin, place: UInt32(slot), source: .input)
        return test(FusedTest(operand: operand, origin: origin, kind: .isPresent), expression)
      }
      return emit(.isPresent, expression, a: UInt32(slot))
    }
    guard case .select(let operand, let name, _, _) = field.kind, checked.references[field.id] == nil else {
      return fail(.undeclared, expression)
    }
    return emit(.hasField, expression, a: plan(operand), constant: text(name))
  }

  mutating func plan(
    _ macro: Macro.Comprehension, _ expression: Expr, as other: PlannedComprehension.Kind? = nil
  ) -> UInt32 {
    let kind: PlannedComprehension.Kind =
      switch macro.kind {
      case .all: .all
      case .exists: .exists
      case .existsOne: .existsOne
      case .map, .transformList: .list
      case .filter: .filter
      case .transformMap: .map
      case .transformMapEntry: .mapEntry
      }
    let range = plan(macro.range)
    let (nodes, place) = within(expression, names: macro.names.count) { planner in
      (planner.plan(optional: macro.condition), planner.plan(optional: macro.body))
    }
    program.comprehensions.append(
      PlannedComprehension(
        kind: other ?? kind, range: range, condition: nodes.0 ?? 0, body: nodes.1 ?? 0,
        hasCondition: nodes.0 != nil,
        place: place, hasTwoNames: macro.names.count == 2))
    return emit(.comprehension, expression, a: UInt32(program.comprehensions.count - 1))
  }

  private mutating func plan(optional expression: Expr?) -> UInt32? {
    guard let expression else { return nil }
    return plan(expression)
  }

  /// Plans what lies in the scope of a macro's names; gives the place of the first of them as well.
  private mutating func within<Result>(
    _ macro: Expr, names: Int, _ body: (inout Planner) -> Result
  ) -> (Result, place: UInt32) {
    let place = localCount
    places[macro.id] = place
    localCount += names
    program.localCount = max(program.localCount, localCount)
    defer { localCount -= names }
    return (body(&self), UInt32(place))
  }

  // MARK: Emitting

  mutating func emit(
    _ operation: Node.Operation, _ expression: Expr, a: UInt32 = 0, b: UInt32 = 0, c: UInt32 = 0,
    constant: Value = .null
  ) -> UInt32 {
    program.nodes.append(
      Node(constant: constant, origin: UInt32(expression.id), a: a, b: b, c: c, operation: operation))
    return UInt32(program.nodes.count - 1)
  }

  mutating func emit(
    _ operation: Node.Operation, _ expression: Expr, operands: [UInt32], c: UInt32 = 0
  ) -> UInt32 {
    program.operands += operands
    let first = program.operands.count - operands.count
    return emit(operation, expression, a: UInt32(first), b: UInt32(operands.count), c: c)
  }

  mutating func test(_ test: FusedTest, _ expression: Expr) -> UInt32 {
    program.tests.append(test)
    return emit(.test, expression, a: UInt32(program.tests.count - 1))
  }

  mutating func fail(_ code: ErrorCode, _ expression: Expr) -> UInt32 {
    var error = Value.error(code)
    error.aux = UInt32(expression.id)
    return emit(.constant, expression, constant: error)
  }

  // MARK: Constants

  mutating func text(_ text: String) -> Value { .string(memory.texts.intern(text)) }

  mutating func constant(_ literal: Literal) -> Value {
    switch literal {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .double(let value): .double(value)
    case .string(let value): text(value)
    case .bytes(let value): interned(value, as: .bytes)
    }
  }

  /// A symbol table keeps any bytes, so that constants outlast every evaluation.
  private mutating func interned(_ bytes: [UInt8], as tag: Value.Tag) -> Value {
    let symbol = bytes.withUnsafeBytes { memory.texts.intern($0) }
    return Value(tag: tag, payload: UInt64(symbol.index))
  }

  /// Computes a node now if everything below it is constant; what would fail is left to fail when it runs.
  private mutating func fold(_ node: UInt32, from mark: Int, _ expression: Expr) -> UInt32 {
    guard isFoldable(program.nodes[Int(node)]) else { return node }
    memory.begin()
    let empty: [Value] = []
    let value = program.run(Int(node), empty.span, &memory)
    defer { memory.reset() }
    guard memory.exhaustion == nil, let constant = lasting(value) else { return node }
    program.nodes.removeSubrange(mark...)
    return emit(.constant, expression, constant: constant)
  }

  private func isFoldable(_ node: Node) -> Bool {
    switch node.operation {
    case .not, .negate, .matches: isConstant(node.a)
    case .compare, .arithmetic, .orElse: isConstant(node.a) && isConstant(node.b)
    case .conditional: isConstant(node.a) && isConstant(node.b) && isConstant(node.c)
    case .call, .extremum: program.operands[Int(node.a)..<Int(node.a + node.b)].allSatisfy(isConstant)
    default: false
    }
  }

  func isConstant(_ node: UInt32) -> Bool {
    node & Program.optionalMark == 0 && program.nodes[Int(node)].operation == .constant
  }

  /// The value as it can stand in a program; nil for what lives in a memory or is no value.
  private mutating func lasting(_ value: Value) -> Value? {
    switch value.tag {
    case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type: value
    case .string, .bytes: interned(memory.contents(of: value), as: value.tag)
    default: nil
    }
  }
}
