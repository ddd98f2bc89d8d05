import Symbols

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
    if let operand = operand(left), isConstant(right) {
      return test(operand, relation, fitted(right, to: arguments[0]), expression)
    }
    if isConstant(left), let operand = operand(right) {
      return test(operand, relation.mirrored, fitted(left, to: arguments[1]), expression)
    }
    if let operand = operand(left), let other = inputSlot(right) {
      return test(operand, relation, other, expression)
    }
    if let other = inputSlot(left), let operand = operand(right) {
      return test(operand, relation.mirrored, other, expression)
    }
    return emit(.compare, expression, a: left, b: right, c: UInt32(relation.rawValue))
  }

  private mutating func test(
    _ operand: FusedTest.Operand, _ relation: Relation, _ constant: Value, _ expression: Expr
  ) -> UInt32 {
    let origin = UInt32(expression.id)
    return test(
      FusedTest(constant: constant, operand: operand, origin: origin, kind: .constant, relation: relation),
      expression)
  }

  private mutating func test(
    _ operand: FusedTest.Operand, _ relation: Relation, _ slot: UInt32, _ expression: Expr
  ) -> UInt32 {
    let origin = UInt32(expression.id)
    return test(
      FusedTest(operand: operand, origin: origin, other: slot, kind: .input, relation: relation), expression)
  }

  /// A whole number in the type of what it is compared with, where it has the same value there.
  private func fitted(_ node: UInt32, to other: Expr) -> Value {
    let constant = program.nodes[Int(node)].constant
    guard checked.types[other.id] == .double, let int = constant.asInt, Int64(exactly: Double(int)) == int
    else { return constant }
    return .double(Double(int))
  }

  /// What a node reads, if it does nothing else; nil in a plan for recording, where every node is run.
  private func operand(_ node: UInt32) -> FusedTest.Operand? {
    guard !isRecording else { return nil }
    let node = program.nodes[Int(node)]
    switch node.operation {
    case .input: return FusedTest.Operand(origin: node.origin, place: node.a, source: .input)
    case .local: return FusedTest.Operand(origin: node.origin, place: node.a, source: .local)
    case .select:
      let map = program.nodes[Int(node.a)]
      guard map.operation == .local, let name = node.constant.asSymbol else { return nil }
      return FusedTest.Operand(origin: node.origin, place: map.a, field: name.index, source: .field)
    default: return nil
    }
  }

  /// The slot of a node that does nothing but read an attribute.
  private func inputSlot(_ node: UInt32) -> UInt32? {
    guard !isRecording, program.nodes[Int(node)].operation == .input else { return nil }
    return program.nodes[Int(node)].a
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
    if let operand = operand(left) {
      let set = FusedTest(
        operand: operand, origin: UInt32(expression.id), other: first, count: UInt32(nodes.count), kind: .set)
      return test(set, expression)
    }
    return emit(.inSet, expression, a: left, b: first, c: UInt32(nodes.count))
  }

  // MARK: Conditions

  private mutating func negation(_ operand: Expr, _ expression: Expr) -> UInt32 {
    let node = plan(operand)
    if let operand = self.operand(node) {
      return test(FusedTest(operand: operand, origin: UInt32(expression.id), kind: .isFalse), expression)
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

  /// The test that a node is, or that it can be made into: what is read may be a condition by itself.
  private func test(of node: UInt32) -> FusedTest? {
    if program.nodes[Int(node)].operation == .test { return program.tests[Int(program.nodes[Int(node)].a)] }
    return operand(node).map { FusedTest(operand: $0, origin: $0.origin, kind: .isTrue) }
  }

  // MARK: Functions

  private mutating func invocation(_ expression: Expr) -> UInt32 {
    guard let call = checked.calls[expression.id] else { return fail(.undeclared, expression) }
    if let node = matching(call, expression) ?? counting(call, expression) { return node }
    let nodes = call.arguments.map { plan($0) }
    if let node = textTest(call, nodes, expression) { return node }
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
    guard let text = call.constantPattern, case .success(let pattern) = Pattern.compile(Array(text.utf8))
    else { return nil }
    let node = plan(call.arguments[0])
    program.patterns.append(pattern)
    return emit(.matches, expression, a: node, c: UInt32(program.patterns.count - 1))
  }

  /// A text that is read, against one that stands in the expression.
  private mutating func textTest(_ call: ResolvedCall, _ nodes: [UInt32], _ expression: Expr) -> UInt32? {
    guard call.overloads.count == 1, let textTest = TextTest(overload: call.overloads[0].id),
      nodes.count == 2, let operand = operand(nodes[0]), isConstant(nodes[1])
    else { return nil }
    let constant = program.nodes[Int(nodes[1])].constant
    guard constant.tag == .string else { return nil }
    return test(
      FusedTest(
        constant: constant, operand: operand, origin: UInt32(expression.id), kind: .text, textTest: textTest),
      expression)
  }

  /// The size of a `filter`, for which its elements need not be put together.
  private mutating func counting(_ call: ResolvedCall, _ expression: Expr) -> UInt32? {
    guard !isRecording, call.overloads.count == 1, ["size_list", "list_size"].contains(call.overloads[0].id),
      case .comprehension(let macro)? = checked.macros[call.arguments[0].id], macro.kind == .filter
    else { return nil }
    return plan(macro, call.arguments[0], as: .count)
  }
}
