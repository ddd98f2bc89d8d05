import CEL
import EventTime
import RulePacks

extension RuleRun {
  /// Timers that are known from the start; too many do no harm, since nothing changes between points.
  func standingTimers() -> Set<Instant> {
    var timers = Set(world.roster.dates)
    timers.formUnion(periodStarts())
    for norm in context.pack.norms { timers.formUnion(drawings(norm.every)) }
    for fact in context.pack.facts where fact.within != nil {
      timers.formUnion(context.elements(of: fact, for: subject).elements.compactMap(\.end))
    }
    if changingConditions.contains(where: { $0.checked.expression.mentions("open_deals") }) {
      timers.formUnion(world.activities.map(\.at))
    }
    return timers
  }

  /// When norms are drawn up anew, by the calendar of the site.
  private func drawings(_ period: Period) -> [Instant] {
    guard let first = timeline.first else { return [] }
    var starts = [world.calendar.nextPeriodStart(after: world.activities[first].at, period)]
    while let last = starts.last, last <= world.asOf {
      starts.append(world.calendar.nextPeriodStart(after: last, period))
    }
    return starts
  }

  /// Conditions that are judged at every point.
  private var changingConditions: [Condition] {
    var conditions: [Condition] = []
    switch rule.form {
    case .while(let condition, _), .silence(let condition, _, _): conditions.append(condition)
    case .when(_, let condition?, nil), .when(_, _, .that(let condition)?): conditions.append(condition)
    case .when, .every: break
    }
    if case .condition(let condition)? = rule.clears { conditions.append(condition) }
    return conditions
  }

  /// Sets a timer wherever a comparison of `now` will turn, as things stand at this point.
  mutating func foresee(_ point: Point) {
    let conditions = changingConditions.filter { $0.checked.expression.mentions("now") }
    guard !conditions.isEmpty else { return }
    let triggers: [Int?] = [nil] + findings.map(\.trigger)
    for trigger in triggers {
      let walker = Walker(names: scene(point, activity: trigger))
      for condition in conditions {
        timers.formUnion(walker.turns(of: condition.checked.expression).filter { $0 >= point.at })
      }
    }
  }
}

extension Expr {
  /// Whether a name or a field of this name occurs.
  func mentions(_ name: String) -> Bool {
    switch kind {
    case .identifier(name): true
    case .select(_, name, _, _): true
    default: children.contains { $0.mentions(name) }
    }
  }
}

extension Walker {
  /// The instants at which comparisons of `now` change.
  func turns(of expression: Expr) -> [Instant] {
    guard case .call(_, let function, _, let arguments) = expression.kind, arguments.count == 2,
      [Operator.less, Operator.lessEquals, Operator.greater, Operator.greaterEquals].contains(function),
      expression.mentions("now")
    else { return expression.children.flatMap(turns) }
    let (a, b) = (arguments[0], arguments[1])
    return [a.mentions("now") ? turn(a, b) : turn(b, a)].compactMap(\.self)
  }

  /// When `now`, or `now` moved by something, equals the other side.
  private func turn(_ side: Expr, _ other: Expr) -> Instant? {
    if case .identifier = side.kind { return evaluate(other).asInstant }
    guard case .call(_, let function, _, let terms) = side.kind, terms.count == 2 else { return nil }
    let (first, second) = (terms[0], terms[1])
    let value: Worth
    switch (function, first.mentions("now")) {
    // now - x < d turns at x + d; now - d < t at t + d.
    case (Operator.subtract, true):
      value = strict([evaluate(other), evaluate(second)]) { Arithmetic.apply(Operator.add, $0[0], $0[1]) }
    // x - now < d turns at x - d.
    case (Operator.subtract, false):
      value = strict([evaluate(first), evaluate(other)]) { Arithmetic.apply(Operator.subtract, $0[0], $0[1]) }
    // now + d < t turns at t - d.
    case (Operator.add, _):
      let span = first.mentions("now") ? second : first
      value = strict([evaluate(other), evaluate(span)]) { Arithmetic.apply(Operator.subtract, $0[0], $0[1]) }
    default: return nil
    }
    return value.asInstant
  }
}
