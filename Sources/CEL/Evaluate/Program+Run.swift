extension Program {
  /// Runs the program.
  ///
  /// - Parameters:
  ///   - inputs: The values of ``attributes``, in their order; missing ones are unknown.
  ///   - memory: Whose symbol table is that of the plan, or a later state of it.
  public func evaluate(_ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    start(Int(root), inputs, &memory)
  }

  /// As ``evaluate(_:_:)``, for a host that has its inputs in an array.
  public func evaluate(_ inputs: [Value], _ memory: inout Memory) -> Value {
    start(Int(root), inputs.span, &memory)
  }

  /// Runs the program and keeps what every node gave; gives the same result as ``evaluate(_:_:)``.
  package func evaluateRecording(_ inputs: Span<Value>, _ memory: inout Memory) -> Recording {
    memory.recording = Recording(nodes: ranges.count)
    let result = start(Int(recordingRoot), inputs, &memory)
    var recording = memory.recording ?? Recording(nodes: ranges.count)
    memory.recording = nil
    recording.result = result
    return recording
  }

  @inline(__always)
  private func start(_ node: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    memory.begin()
    if memory.locals.count < localCount {
      memory.locals += repeatElement(.null, count: localCount - memory.locals.count)
    }
    let result = run(node, inputs, &memory)
    // What was absorbed on the way must not hide that the limit was reached.
    return memory.exhaustion.map { failure($0, nodes[node].origin) } ?? result
  }

  /// Only picks the work and passes on, so that it needs no frame of its own.
  func run(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    switch nodes[index].operation {
    case .constant: nodes[index].constant
    case .input: read(nodes[index].a, nodes[index].origin, inputs)
    case .local: memory.locals[Int(nodes[index].a)]
    case .test: runTest(Int(nodes[index].a), inputs, &memory)
    case .allTests: runTests(index, isAnd: true, inputs, &memory)
    case .anyTests: runTests(index, isAnd: false, inputs, &memory)
    case .and: runJunction(index, isAnd: true, inputs, &memory)
    case .or: runJunction(index, isAnd: false, inputs, &memory)
    case .conditional: runConditional(index, inputs, &memory)
    case .arithmetic: runArithmetic(index, inputs, &memory)
    case .compare: runComparison(index, inputs, &memory)
    case .comprehension: comprehend(index, inputs, &memory)
    case .call: runCall(nodes[index], inputs, &memory)
    case .not, .negate, .matches, .inSet, .select, .hasField, .selectOptional:
      runUnary(index, inputs, &memory)
    case .isIn, .index, .indexOptional: runBinary(index, inputs, &memory)
    case .record, .isPresent, .presentOptional, .extremum, .list, .map, .bind, .orElse, .optionalMap,
      .optionalFlatMap:
      runRare(nodes[index], inputs, &memory)
    }
  }

  @inline(never)
  private func runRare(_ node: Node, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    switch node.operation {
    case .record:
      let value = run(Int(node.a), inputs, &memory)
      memory.recording?.values[Int(node.origin)] = value
      return value
    case .isPresent:
      return .bool(!read(node.a, node.origin, inputs).isUnknown)
    case .presentOptional:
      let value = read(node.a, node.origin, inputs)
      return value.isError ? value : memory.optional(value.isUnknown ? nil : value)
    case .bind:
      memory.locals[Int(node.c)] = run(Int(node.a), inputs, &memory)
      return run(Int(node.b), inputs, &memory)
    case .orElse: return runOrElse(node, inputs, &memory)
    case .optionalMap, .optionalFlatMap: return runOptionalMap(node, inputs, &memory)
    default: return runList(node, inputs, &memory)
    }
  }

  @inline(never)
  private func runConditional(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let condition = operand(nodes[index].a, inputs, &memory)
    guard condition.tag == .bool else { return notCondition(condition, nodes[index].origin) }
    return operand(condition.payload != 0 ? nodes[index].b : nodes[index].c, inputs, &memory)
  }

  @inline(never)
  private func runUnary(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let value = operand(nodes[index].a, inputs, &memory)
    guard !value.isUnknownOrError else { return value }
    return placed(unary(nodes[index], value, &memory), nodes[index].origin)
  }

  @inline(never)
  private func runBinary(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let one = operand(nodes[index].a, inputs, &memory)
    let other = operand(nodes[index].b, inputs, &memory)
    guard !one.isUnknownOrError, !other.isUnknownOrError else { return absorbed(one, other) }
    return placed(binary(nodes[index], one, other, &memory), nodes[index].origin)
  }

  @inline(never)
  private func runArithmetic(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let one = operand(nodes[index].a, inputs, &memory)
    let other = operand(nodes[index].b, inputs, &memory)
    guard !one.isUnknownOrError, !other.isUnknownOrError else { return absorbed(one, other) }
    let operation = Arithmetic.Operation(rawValue: UInt8(truncatingIfNeeded: nodes[index].c)) ?? .add
    return placed(Arithmetic.apply(operation, one, other, &memory), nodes[index].origin)
  }

  @inline(never)
  private func runComparison(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let one = operand(nodes[index].a, inputs, &memory)
    let other = operand(nodes[index].b, inputs, &memory)
    let relation = Relation(rawValue: UInt8(truncatingIfNeeded: nodes[index].c)) ?? .equal
    return compare(relation, one, other, nodes[index].origin, &memory)
  }

  /// What a node gives, without a call where it only reads something.
  @inline(__always)
  func operand(_ index: UInt32, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let index = Int(index)
    switch nodes[index].operation {
    case .constant: return nodes[index].constant
    case .input: return read(nodes[index].a, nodes[index].origin, inputs)
    case .local: return memory.locals[Int(nodes[index].a)]
    default: return run(index, inputs, &memory)
    }
  }

  // MARK: Unknowns and errors

  /// The value of an attribute; an error of the host is shown where the attribute is read.
  @inline(__always)
  func read(_ slot: UInt32, _ origin: UInt32, _ inputs: Span<Value>) -> Value {
    let slot = Int(slot)
    guard slot < inputs.count else { return .unknown(attribute: slot) }
    return placed(inputs[slot], origin)
  }

  /// An error gets the place at which it arose.
  @inline(__always)
  func placed(_ value: Value, _ origin: UInt32) -> Value {
    guard value.tag == .error else { return value }
    return Value(tag: .error, aux: origin, payload: value.payload)
  }

  func failure(_ code: ErrorCode, _ origin: UInt32) -> Value { placed(.error(code), origin) }

  /// What comes of two values of which one at least is unknown or an error: what is missing may still turn up, so the
  /// unknown goes first.
  func absorbed(_ one: Value, _ other: Value) -> Value {
    let missing = one.unknownSet | other.unknownSet
    if missing != 0 { return .unknown(set: missing) }
    return one.isError ? one : other
  }

  /// What stands where a condition is wanted, and is none.
  func notCondition(_ value: Value, _ origin: UInt32) -> Value {
    value.isUnknownOrError ? value : failure(.notBool, origin)
  }
}
