import CEL
import SourceText

/// A part of a condition that decides nothing.
struct IdlePart {
  enum Reason {
    case readsNothing
    case always(Contradiction)
    case never(Contradiction)
  }

  var range: SourceRange
  var reason: Reason
  /// Whether it is the condition as a whole.
  var isWhole: Bool

  /// The smallest such parts, in the order written.
  static func all(in judged: JudgedCondition) -> [IdlePart] {
    let reader = ConditionCases(judged.condition, in: judged.scope)
    return parts(judged.condition.checked.expression, reader).map { part in
      var part = part
      part.isWhole = part.range == judged.condition.checked.expression.range
      part.range = judged.condition.fileRange(of: part.range)
      return part
    }
  }

  private static func parts(_ expression: Expr, _ reader: ConditionCases) -> [IdlePart] {
    var inner: [IdlePart] = []
    if case .call(nil, let function, _, let operands) = expression.kind, joints.contains(function) {
      inner = operands.flatMap { parts($0, reader) }
    }
    guard inner.isEmpty else { return inner }
    return reason(expression, reader).map {
      [IdlePart(range: expression.range, reason: $0, isWhole: false)]
    } ?? []
  }

  private static let joints: Set<String> = [Operator.and, Operator.or, Operator.not]

  private static func reason(_ expression: Expr, _ reader: ConditionCases) -> Reason? {
    if !expression.namesSomething { return .readsNothing }
    if let never = reader.cases(expression, holds: true)?.contradiction { return .never(never) }
    if let always = reader.cases(expression, holds: false)?.contradiction { return .always(always) }
    return nil
  }
}

extension Expr {
  /// Whether a name stands anywhere in it.
  fileprivate var namesSomething: Bool {
    if case .identifier = kind { return true }
    return children.contains(where: \.namesSomething)
  }
}

extension Contradiction {
  /// Of tests that cannot all fail: `'x > 5' or 'x <= 5' always holds`.
  var tautology: String {
    let tests = texts.map { text in
      (text.hasPrefix("not ") ? String(text.dropFirst(4)) : text).quotedForReading
    }
    switch tests.count {
    case 0: return "nothing is left that it could fail for"
    case 1: return reason ?? "\(tests[0]) cannot fail"
    default: return "\(tests.joined(separator: " or ")) always holds"
    }
  }
}
