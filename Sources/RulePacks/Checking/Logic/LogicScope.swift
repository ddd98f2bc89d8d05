import Activity
import CEL

/// What is known of values before anything has happened: counts, shares, constant lists.
struct LogicScope {
  let pack: RulePack
  let catalogue: KindCatalogue
  /// The kinds of the activity at hand; nil for any.
  var kinds: [String]?
  /// What a rule's own form says of single values.
  var given: [String: Admitted] = [:]

  /// The values of `lists.NAME`.
  func list(_ expression: Expr) -> [Constant]? {
    guard case .select(let operand, let name, _, _) = expression.kind,
      case .identifier("lists") = operand.kind
    else { return nil }
    return pack.lists.first { $0.name == name }?.values.compactMap { value in
      switch value {
      case .text(let text): .text(text)
      case .int(let number): .number(Double(number))
      case .double(let number): .number(number)
      case .bool(let truth): .truth(truth)
      default: nil
      }
    }
  }

  func domain(of expression: Expr) -> Admitted {
    if let known = given[expression.canonical()] { return known }
    if case .call(_, "size", _, _) = expression.kind { return Self.count }
    guard let path = expression.path else { return .anything }
    switch (path.first, path.last) {
    case ("facts", let name?) where path.count == 2: return domain(ofFact: name)
    case (_, "open_deals") where path.count == 2: return Self.count
    case ("data", let field?) where path.count == 2: return domain(ofField: field, kinds)
    case ("activity", let field?) where path.count == 3 && path[1] == "data":
      return domain(ofField: field, kinds)
    default: return .anything
    }
  }

  private static let count = Admitted.numbers(
    0...Double.infinity, isWhole: true, because: "a number of things is never below 0")
  private static let share = Admitted.numbers(
    0...1, because: "a share lies between 0 and 1, so that 65 % is 0.65")

  private func domain(ofFact name: String) -> Admitted {
    guard let fact = pack.facts.first(where: { $0.name == name }) else { return .anything }
    switch fact.fold {
    case .count, .distinct, .pending:
      guard fact.fold == .count, let last = fact.last else { return Self.count }
      return .numbers(
        0...Double(last), isWhole: true, because: "'facts.\(name)' counts the last \(last) at most")
    case .mean, .min, .max:
      guard let attribute = fact.argument?.checked.plainAttribute, let field = attribute.triggerField else {
        return .anything
      }
      return domain(ofField: field, fact.of.kindNames)
    default: return .anything
    }
  }

  private func domain(ofField name: String, _ kinds: [String]?) -> Admitted {
    let fields = kinds?.compactMap { catalogue.kind(named: $0)?.field(named: name) } ?? []
    return !fields.isEmpty && fields.allSatisfy { $0.type == .share } ? Self.share : .anything
  }
}

extension Expr {
  /// Names with dots between them, such as `deal.amount`; nil for anything else.
  var path: [String]? {
    switch kind {
    case .identifier(let name): return [name]
    case .select(let operand, let field, _, false): return operand.path.map { $0 + [field] }
    default: return nil
    }
  }
}
