import RulePacks

extension Rule {
  /// The outcomes that its tests should show, in the order of a finding's life.
  var outcomesToShow: [PackTest.Expected.Outcome] {
    var outcomes: [PackTest.Expected.Outcome] = [.raised]
    if awaits { outcomes.append(.met) }
    if canClear { outcomes.append(.cleared) }
    if expires != nil { outcomes.append(.expired) }
    if unless != nil || !exceptions.isEmpty { outcomes.append(.void) }
    if isNarrow { outcomes.append(.notApplicable) }
    return outcomes
  }

  /// Whether an activity of the kind that it waits for need not be a trigger.
  private var isNarrow: Bool {
    guard case .when(let event, _, _) = form else { return false }
    return event.alternatives.contains { !$0.with.isEmpty || $0.condition != nil }
  }

  /// Whether it can be found to be kept.
  private var awaits: Bool {
    switch form {
    case .when(_, _, let expectation): expectation != nil
    case .while(_, let duration): duration != nil
    case .silence, .every: true
    }
  }

  /// Whether something other than time ends its findings; `expires` beside an expectation of the moment says that nothing does.
  private var canClear: Bool {
    if clears != nil { return true }
    switch form {
    case .when(_, let condition, nil): return condition != nil
    case .when(_, _, .that): return expires == nil
    default: return true
    }
  }
}

extension TextTemplate {
  /// Whether a text as it was said has a value in each hole of this one.
  func isWhole(in said: String) -> Bool {
    let written = parts.reduce(0) { count, part in
      if case .literal(let text) = part { count + text.gaps } else { count }
    }
    return said.gaps == written
  }
}

extension String {
  /// How often it says what a hole without a value says. LANGUAGE.md section 10.
  fileprivate var gaps: Int { utf8.ranges(of: "not on record".utf8).count }
}
