// Macros that go through a list or map.
extension Program {
  /// What a comprehension has gathered so far.
  private struct Gathered {
    var missing: UInt64 = 0
    var error: Value?
    var matches = 0
    var values: [Value] = []
    var entries: [(key: Value, value: Value)] = []

    /// Notes an unknown or error; other elements may still decide.
    mutating func note(_ value: Value) {
      missing |= value.unknownSet
      if error == nil, value.isError { error = value }
    }

    /// What outweighs every result that was not decided by an element.
    var failure: Value? { missing != 0 ? .unknown(set: missing) : error }
  }

  func comprehend(
    _ plan: PlannedComprehension, _ origin: UInt32, _ inputs: Span<Value>, _ memory: inout Memory
  ) -> Value {
    let range = run(Int(plan.range), inputs, &memory)
    guard !range.isUnknownOrError else { return range }
    guard range.tag == .list || range.tag == .map else { return failure(.noSuchOverload, origin) }
    var gathered = Gathered()
    for place in 0..<memory.count(of: range) {
      guard memory.spend(1) else { return failure(.limitReached, origin) }
      let element = bind(plan, place, of: range, &memory)
      if let decision = visit(plan, origin, inputs, &gathered, &memory) {
        memory.recording?.witnesses[Int(origin)] = element
        return decision
      }
    }
    return gathered.failure ?? placed(result(plan, gathered, &memory), origin)
  }

  /// Sets the variables to an element; gives the one that the comprehension is about.
  private func bind(
    _ plan: PlannedComprehension, _ place: Int, of range: Value, _ memory: inout Memory
  ) -> Value {
    let first = Int(plan.place)
    let isList = range.tag == .list
    let element = isList ? memory.element(place, of: range) : memory.key(place, of: range)
    guard plan.hasTwoNames else {
      memory.locals[first] = element
      return element
    }
    memory.locals[first] = isList ? .int(Int64(place)) : element
    memory.locals[first + 1] = isList ? element : memory.value(place, of: range)
    return element
  }

  /// Looks at one element; gives the result of the whole where this element decides it.
  private func visit(
    _ plan: PlannedComprehension, _ origin: UInt32, _ inputs: Span<Value>, _ gathered: inout Gathered,
    _ memory: inout Memory
  ) -> Value? {
    if plan.hasCondition {
      let condition = run(Int(plan.condition), inputs, &memory)
      guard condition.tag == .bool else {
        gathered.note(notCondition(condition, origin))
        return nil
      }
      guard condition.isTrue else { return nil }
    }
    let key = memory.locals[Int(plan.place)]
    guard plan.kind != .filter else {
      gathered.values.append(key)
      return nil
    }
    let value = run(Int(plan.body), inputs, &memory)
    switch plan.kind {
    case .all, .exists, .existsOne: return judge(plan.kind, value, origin, &gathered)
    case .list, .filter, .map, .mapEntry:
      collect(plan.kind, key, value, origin, &gathered, &memory)
      return nil
    }
  }

  /// Takes in what a predicate says of one element; gives the result of the whole where that decides it.
  private func judge(
    _ kind: PlannedComprehension.Kind, _ value: Value, _ origin: UInt32, _ gathered: inout Gathered
  ) -> Value? {
    guard value.tag == .bool else {
      gathered.note(notCondition(value, origin))
      return nil
    }
    switch kind {
    case .all: return value.isFalse ? .bool(false) : nil
    case .exists: return value.isTrue ? .bool(true) : nil
    default:
      gathered.matches += value.isTrue ? 1 : 0
      return nil
    }
  }

  /// Takes in what was made of one element.
  private func collect(
    _ kind: PlannedComprehension.Kind, _ key: Value, _ value: Value, _ origin: UInt32,
    _ gathered: inout Gathered, _ memory: inout Memory
  ) {
    if value.isUnknownOrError { return gathered.note(value) }
    switch kind {
    case .map: gathered.entries.append((key, value))
    case .mapEntry where value.tag == .map: gathered.entries += memory.entries(of: value)
    case .mapEntry: gathered.note(failure(.noSuchOverload, origin))
    default: gathered.values.append(value)
    }
  }

  private func result(_ plan: PlannedComprehension, _ gathered: Gathered, _ memory: inout Memory) -> Value {
    switch plan.kind {
    case .all: .bool(true)
    case .exists: .bool(false)
    case .existsOne: .bool(gathered.matches == 1)
    case .list, .filter: memory.list(of: gathered.values)
    case .map: memory.map(of: gathered.entries)
    case .mapEntry: memory.checkedMap(of: gathered.entries)
    }
  }
}
