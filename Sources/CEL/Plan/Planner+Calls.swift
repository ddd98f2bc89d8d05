// Operators and functions, and the shapes of them that are taken together.
extension Planner {
  mutating func call(_ expression: Expr) -> UInt32 {
    if let macro = checked.macros[expression.id] { return plan(macro, expression) }
    guard case .call(_, let function, _, let arguments) = expression.kind else {
      return fail(.undeclared, expression)
    }
    if let relation = Relation(function: function) { return comparison(relation, arguments, expression) }
    if let operation = Self.arithmetic[function] {
      let (left, right) = (plan(arguments[0]), plan(arguments[1]))
      return emit(.arithmetic, expression, a: left, b: right, c: UInt32(operation.rawValue))
    }
    switch function {
    case Operator.and, Operator.or: return junction(function, expression)
    case Operator.not: return negation(arguments[0], expression)
    case Operator.negate: return emit(.negate, expression, a: plan(arguments[0]))
    case Operator.conditional:
      let nodes = arguments.map { plan($0) }
      return emit(.conditional, expression, a: nodes[0], b: nodes[1], c: nodes[2])
    case Operator.contains: return search(arguments[0], in: arguments[1], expression)
    default: return invocation(expression)
    }
  }

  private static let arithmetic: [String: Arithmetic.Operation] = [
    Operator.add: .add, Operator.subtract: .subtract, Operator.multiply: .multiply, Operator.divide: .divide,
    Operator.modulo: .modulo,
  ]

  // MARK: Comparisons

  private mutating func comparison(
    _ relation: Relation, _ arguments: [Expr], _ expression: Expr
  ) -> UInt32 {
    let (left, right) = (plan(arguments[0]), plan(arguments[1]))
    if !isRecording {
      if let slot = inputSlot(left), isConstant(right) {
        return test(slot, relation, program.nodes[Int(right)].constant, expression)
      }
      if isConstant(left), let slot = inputSlot(right) {
        return test(slot, relation.mirrored, program.nodes[Int(left)].constant, expression)
      }
      if let slot = inputSlot(left), let other = inputSlot(right) {
        let both = InputTest(
          origin: UInt32(expression.id), slot: slot, other: other, kind: .input, relation: relation)
        return test(both, expression)
      }
    }
    return emit(.compare, expression, a: left, b: right, c: UInt32(relation.rawValue))
  }

  private mutating func test(
    _ slot: UInt32, _ relation: Relation, _ constant: Value, _ expression: Expr
  ) -> UInt32 {
    test(
      InputTest(
        constant: fitted(constant, to: checked.attributes[Int(slot)].type), origin: UInt32(expression.id),
        slot: slot, kind: .constant, relation: relation),
      expression)
  }

  /// A whole number in the type of the attribute that it is compared with, where it has the same value there.
  private func fitted(_ constant: Value, to type: ValueType) -> Value {
    guard type == .double, let int = constant.asInt, Int64(exactly: Double(int)) == int else {
      return constant
    }
    return .double(Double(int))
  }

  /// The slot of a node that does nothing but read an attribute.
  private func inputSlot(_ node: UInt32) -> UInt32? {
    let node = program.nodes[Int(node)]
    return node.operation == .input ? node.a : nil
  }

  private mutating func search(_ element: Expr, in container: Expr, _ expression: Expr) -> UInt32 {
    let left = plan(element)
    guard !isRecording, case .list(let elements) = container.kind, !elements.contains(where: \.optional)
    else {
      return emit(.isIn, expression, a: left, b: plan(container))
    }
    let nodes = elements.map { plan($0.value) }
    guard nodes.allSatisfy(isConstant), !nodes.contains(where: { program.nodes[Int($0)].constant.isError })
    else {
      return emit(.isIn, expression, a: left, b: emit(.list, container, operands: nodes))
    }
    let first = UInt32(program.constants.count)
    program.constants += nodes.map { program.nodes[Int($0)].constant }
    if let slot = inputSlot(left) {
      let set = InputTest(
        origin: UInt32(expression.id), slot: slot, other: first, count: UInt32(nodes.count), kind: .set)
      return test(set, expression)
    }
    return emit(.inSet, expression, a: left, b: first, c: UInt32(nodes.count))
  }

  // MARK: Conditions

  private mutating func negation(_ operand: Expr, _ expression: Expr) -> UInt32 {
    let node = plan(operand)
    if !isRecording, let slot = inputSlot(node) {
      return test(InputTest(origin: UInt32(expression.id), slot: slot, kind: .isFalse), expression)
    }
    return emit(.not, expression, a: node)
  }

  private mutating func junction(_ function: String, _ expression: Expr) -> UInt32 {
    let isAnd = function == Operator.and
    guard !isRecording else {
      guard case .call(_, _, _, let arguments) = expression.kind else { return fail(.undeclared, expression) }
      return emit(isAnd ? .and : .or, expression, operands: arguments.map { plan($0) })
    }
    var nodes: [UInt32] = []
    for term in Self.terms(of: function, expression) { nodes.append(plan(term)) }
    if let decided = nodes.first(where: { isConstant($0, isAnd ? .bool(false) : .bool(true)) }) {
      return decided
    }
    let tests = nodes.compactMap(test(of:))
    guard tests.count > 1 else { return emit(isAnd ? .and : .or, expression, operands: nodes) }
    program.tests += tests
    let joined = emit(
      isAnd ? .allTests : .anyTests, expression, a: UInt32(program.tests.count - tests.count),
      b: UInt32(tests.count))
    let others = nodes.filter { test(of: $0) == nil }
    return others.isEmpty ? joined : emit(isAnd ? .and : .or, expression, operands: [joined] + others)
  }

  /// The terms of nested `&&`, which say the same however they are nested; likewise of `||`.
  private static func terms(of function: String, _ expression: Expr) -> [Expr] {
    guard case .call(nil, function, _, let arguments) = expression.kind else { return [expression] }
    return arguments.flatMap { terms(of: function, $0) }
  }

  private func isConstant(_ node: UInt32, _ value: Value) -> Bool {
    let node = program.nodes[Int(node)]
    return node.operation == .constant && node.constant.tag == value.tag
      && node.constant.payload == value.payload
  }

  /// The test that a node is, or that it can be made into: an attribute may be a condition by itself.
  private func test(of node: UInt32) -> InputTest? {
    let node = program.nodes[Int(node)]
    switch node.operation {
    case .test: return program.tests[Int(node.a)]
    case .input: return InputTest(origin: node.origin, slot: node.a, kind: .isTrue)
    default: return nil
    }
  }

  // MARK: Functions

  private mutating func invocation(_ expression: Expr) -> UInt32 {
    guard let call = checked.calls[expression.id] else { return fail(.undeclared, expression) }
    if let node = matching(call, expression) { return node }
    let nodes = call.arguments.map { plan($0) }
    if call.overloads.count == 1, nodes.count == 2 {
      switch call.overloads[0].id {
      case StandardLibrary.optionalOr: return emit(.orElse, expression, a: nodes[0], b: nodes[1])
      case StandardLibrary.optionalOrValue: return emit(.orElse, expression, a: nodes[0], b: nodes[1], c: 1)
      default: break
      }
    }
    guard nodes.count <= PlannedOverload.mostParameters else { return fail(.noSuchOverload, expression) }
    let overloads = call.overloads.compactMap(PlannedOverload.init)
    let site = CallSite(first: UInt32(program.overloads.count), count: UInt32(overloads.count))
    program.overloads += overloads
    program.calls.append(site)
    return emit(.call, expression, operands: nodes, c: UInt32(program.calls.count - 1))
  }

  /// A text against a pattern that stands in the expression, which is compiled once.
  private mutating func matching(_ call: ResolvedCall, _ expression: Expr) -> UInt32? {
    guard call.overloads.count == 1, ["matches", "matches_string"].contains(call.overloads[0].id),
      case .literal(.string(let text)) = call.arguments[1].kind,
      case .success(let pattern) = Pattern.compile(Array(text.utf8))
    else { return nil }
    let node = plan(call.arguments[0])
    program.patterns.append(pattern)
    return emit(.matches, expression, a: node, c: UInt32(program.patterns.count - 1))
  }
}
