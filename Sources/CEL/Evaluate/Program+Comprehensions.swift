// Macros that go through a list or map.
extension Program {
  /// What a comprehension has gathered so far.
  private struct Gathered {
    var missing: UInt64 = 0
    var error: Value?
    var matches: Int64 = 0

    /// Notes an unknown or error; other elements may still decide.
    mutating func note(_ value: Value) {
      missing |= value.unknownSet
      if error == nil, value.isError { error = value }
    }

    /// What outweighs every result that was not decided by an element.
    var failure: Value? { missing != 0 ? .unknown(set: missing) : error }
  }

  @inline(never)
  func comprehend(_ index: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let origin = nodes[index].origin
    let plan = comprehensions[Int(nodes[index].a)]
    let range = operand(plan.range, inputs, &memory)
    guard !range.isUnknownOrError else { return range }
    guard range.tag == .list || range.tag == .map else { return failure(.noSuchOverload, origin) }
    switch plan.kind {
    case .all, .exists: return decide(plan, range, origin, inputs, &memory)
    case .existsOne, .count: return count(plan, range, origin, inputs, &memory)
    case .list, .filter, .map, .mapEntry: return make(plan, range, origin, inputs, &memory)
    }
  }

  /// Sets the variables to an element; gives the one that the comprehension is about.
  @inline(__always) @discardableResult
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

  /// `all` and `exists`: one element may decide.
  private func decide(
    _ plan: PlannedComprehension, _ range: Value, _ origin: UInt32, _ inputs: Span<Value>,
    _ memory: inout Memory
  ) -> Value {
    var gathered = Gathered()
    let decisive: UInt64 = plan.kind == .exists ? 1 : 0
    for place in 0..<memory.count(of: range) {
      guard memory.spend(1) else { return failure(.tooManySteps, origin) }
      let element = bind(plan, place, of: range, &memory)
      let value = run(Int(plan.body), inputs, &memory)
      if value.tag != .bool {
        gathered.note(notCondition(value, origin))
      } else if value.payload == decisive {
        memory.recording?.witnesses[Int(origin)] = element
        return value
      }
    }
    return gathered.failure ?? .bool(decisive == 0)
  }

  /// `exists_one`, and the size of a `filter`.
  private func count(
    _ plan: PlannedComprehension, _ range: Value, _ origin: UInt32, _ inputs: Span<Value>,
    _ memory: inout Memory
  ) -> Value {
    var gathered = Gathered()
    let predicate = Int(plan.hasCondition ? plan.condition : plan.body)
    for place in 0..<memory.count(of: range) {
      guard memory.spend(1) else { return failure(.tooManySteps, origin) }
      bind(plan, place, of: range, &memory)
      let value = run(predicate, inputs, &memory)
      if value.tag == .bool {
        gathered.matches &+= Int64(value.payload)
      } else {
        gathered.note(notCondition(value, origin))
      }
    }
    return gathered.failure ?? (plan.kind == .count ? .int(gathered.matches) : .bool(gathered.matches == 1))
  }

  /// `map`, `filter` and those that make lists and maps of two variables.
  private func make(
    _ plan: PlannedComprehension, _ range: Value, _ origin: UInt32, _ inputs: Span<Value>,
    _ memory: inout Memory
  ) -> Value {
    var gathered = Gathered()
    // Elements are set aside until all are there: what the body makes would come between them.
    let mark = memory.aside.count
    defer { memory.aside.removeLast(memory.aside.count - mark) }
    for place in 0..<memory.count(of: range) {
      guard memory.spend(1) else { return failure(.tooManySteps, origin) }
      bind(plan, place, of: range, &memory)
      let isWanted = plan.hasCondition ? run(Int(plan.condition), inputs, &memory) : .bool(true)
      guard isWanted.tag == .bool else {
        gathered.note(notCondition(isWanted, origin))
        continue
      }
      if isWanted.isTrue { add(plan, origin, inputs, &gathered, &memory) }
    }
    return gathered.failure ?? placed(memory.collect(plan.kind, from: mark), origin)
  }

  /// Sets aside what is made of the element at hand.
  private func add(
    _ plan: PlannedComprehension, _ origin: UInt32, _ inputs: Span<Value>, _ gathered: inout Gathered,
    _ memory: inout Memory
  ) {
    let key = memory.locals[Int(plan.place)]
    guard plan.kind != .filter else { return memory.aside.append(key) }
    let value = run(Int(plan.body), inputs, &memory)
    if value.isUnknownOrError { return gathered.note(value) }
    switch plan.kind {
    case .map:
      memory.aside.append(key)
      memory.aside.append(value)
    case .mapEntry where value.tag == .map:
      for entry in memory.entries(of: value) {
        memory.aside.append(entry.key)
        memory.aside.append(entry.value)
      }
    case .mapEntry: gathered.note(failure(.noSuchOverload, origin))
    default: memory.aside.append(value)
    }
  }
}

extension Memory {
  /// The list or map of what was set aside from a place on.
  fileprivate mutating func collect(_ kind: PlannedComprehension.Kind, from mark: Int) -> Value {
    guard kind == .map || kind == .mapEntry else { return list(of: aside[mark...]) }
    let entries = stride(from: mark, to: aside.count - 1, by: 2).map {
      (key: aside[$0], value: aside[$0 + 1])
    }
    return kind == .map ? map(of: entries) : checkedMap(of: entries)
  }
}
