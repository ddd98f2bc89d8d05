import Activity
import CEL
import RulePacks

/// Takes a condition apart into what would make it true or false.
///
/// It proposes and decides nothing: whatever comes of a proposal is for the engine to say.
struct DemandFinder {
  /// Every way is a list of demands that hold together.
  typealias Ways = [[Demand]]

  let pack: RulePack
  /// What the parts of the condition are now; demands that are met already are left out.
  let trace: ConditionTrace?

  static let most = 12

  /// What of an activity, the facts or the deal a part of a condition reads.
  enum Place {
    case data(String), actor, contacts, text
    case fact(String, field: String?)
    case deal(String), dealField(String)
  }

  func ways(_ condition: Condition, _ truth: Bool) -> Ways {
    Array(ways(condition.checked.expression, truth).prefix(Self.most))
  }

  func ways(_ node: Expr, _ truth: Bool) -> Ways {
    if let now = trace?.value(of: node), now == .bool(truth) { return [[]] }
    switch node.kind {
    case .call(let target, let function, _, let arguments):
      return call(node, target, function, arguments, truth)
    case .identifier, .select:
      return attribute(node).map { demands($0, Operator.equals, .bool(truth)) } ?? [[]]
    default: return [[]]
    }
  }

  func call(
    _ node: Expr, _ target: Expr?, _ function: String, _ arguments: [Expr], _ truth: Bool
  ) -> Ways {
    switch (target, function, arguments.count) {
    case (nil, Operator.not, 1): return ways(arguments[0], !truth)
    case (nil, Operator.and, 2): return junction(arguments, truth, isAll: truth)
    case (nil, Operator.or, 2): return junction(arguments, truth, isAll: !truth)
    case (nil, Operator.conditional, 3):
      return product(ways(arguments[0], true), ways(arguments[1], truth))
        + product(ways(arguments[0], false), ways(arguments[2], truth))
    case (nil, "has", 1): return presence(arguments[0], truth)
    case (nil, Operator.contains, 2): return membership(arguments[0], arguments[1], truth)
    case (nil, _, 2): return comparison(function, arguments[0], arguments[1], truth)
    case (let target?, "startsWith", 1), (let target?, "endsWith", 1), (let target?, "contains", 1):
      return text(target, arguments[0], truth)
    case (let target?, "exists", 2), (let target?, "exists_one", 2):
      return element(target, arguments[1], truth)
    case (let target?, "all", 2): return element(target, arguments[1], !truth)
    default: return stirred(node)
    }
  }

  func junction(_ arguments: [Expr], _ truth: Bool, isAll: Bool) -> Ways {
    let parts = arguments.map { ways($0, truth) }
    return isAll ? product(parts[0], parts[1]) : parts[0] + parts[1]
  }

  func product(_ some: Ways, _ others: Ways) -> Ways {
    var ways: Ways = []
    for one in some { for other in others where ways.count < Self.most { ways.append(one + other) } }
    return ways
  }

  // MARK: Attributes

  func attribute(_ node: Expr) -> Place? {
    guard let path = Self.path(node) else {
      // A conversion keeps what it converts.
      if case .call(target: nil, let function, _, let arguments) = node.kind, arguments.count == 1,
        ["int", "uint", "double", "string"].contains(function)
      {
        return attribute(arguments[0])
      }
      return nil
    }
    switch (path.first, path.count) {
    case ("data", 2): return .data(path[1])
    case ("activity", 3) where path[1] == "data": return .data(path[2])
    case ("activity", 2):
      return path[1] == "actor" ? .actor : path[1] == "contacts" ? .contacts : path[1] == "text" ? .text : nil
    case ("facts", 2): return .fact(path[1], field: nil)
    case ("facts", 3...): return .fact(path[1], field: path.count == 4 && path[2] == "data" ? path[3] : nil)
    case ("deal", 3) where path[1] == "fields": return .dealField(path[2])
    case ("deal", 2): return .deal(path[1])
    default: return nil
    }
  }

  func demands(_ place: Place, _ relation: String, _ value: TracedValue?) -> Ways {
    let aim = Demand.Aim(relation: relation, value: value)
    switch place {
    case .data(let field): return data(field, aim)
    case .actor:
      guard case .text(let name)? = value else { return [[]] }
      let actors = Actor.allCases.filter { ($0.name == name) == (relation != Operator.notEquals) }
      return actors.prefix(2).map { [.actor($0)] }
    case .contacts: return [[.contacts(1)]]
    case .text:
      if case .text(let text)? = value { return [[.text(text)]] }
      return [[.text("a note")]]
    case .fact(let name, let field): return [[.fact(name, field: field, aim)]]
    case .deal(let part): return [[.deal(part, aim)]]
    case .dealField(let name): return [[.dealField(name, aim)]]
    }
  }

  func data(_ field: String, _ aim: Demand.Aim) -> Ways {
    let values = aim.values
    return values.isEmpty ? [[.present(field)]] : values.map { [.data(field, $0)] }
  }
}
