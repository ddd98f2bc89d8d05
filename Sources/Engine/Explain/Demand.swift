import Activity
import CEL
import EventTime
import RulePacks
import SourceText

/// What would have to be so for a condition to have a wanted truth.
enum Demand: Hashable, Sendable {
  /// A field of the activity's data, or nil for one that must be absent.
  case data(String, DataValue?)
  /// A field that has to be there, whatever it says.
  case present(String)
  case actor(Actor)
  case contacts(Int)
  case contact(String)
  case text(String)
  /// A fact of the pack compared with a value, which is nil where no comparison says so.
  case fact(String, field: String?, Aim)
  /// A part of the deal's record.
  case deal(String, Aim)
  case dealField(String, Aim)

  /// A relation to a value.
  struct Aim: Hashable, Sendable {
    /// As in ``CEL/Operator``, or `""` where any change may do.
    var relation: String
    var value: TracedValue?

    static let any = Aim(relation: "", value: nil)
  }
}

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

  func ways(_ condition: Condition, _ truth: Bool) -> Ways {
    Array(ways(condition.checked.expression, truth).prefix(Self.most))
  }

  private func ways(_ node: Expr, _ truth: Bool) -> Ways {
    if let now = trace?.value(of: node), now == .bool(truth) { return [[]] }
    switch node.kind {
    case .call(let target, let function, _, let arguments):
      return call(node, target, function, arguments, truth)
    case .identifier, .select:
      return attribute(node).map { demands($0, Operator.equals, .bool(truth)) } ?? [[]]
    default: return [[]]
    }
  }

  private func call(
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

  private func junction(_ arguments: [Expr], _ truth: Bool, isAll: Bool) -> Ways {
    let parts = arguments.map { ways($0, truth) }
    return isAll ? product(parts[0], parts[1]) : parts[0] + parts[1]
  }

  private func product(_ some: Ways, _ others: Ways) -> Ways {
    var ways: Ways = []
    for one in some { for other in others where ways.count < Self.most { ways.append(one + other) } }
    return ways
  }

  // MARK: Leaves

  private func comparison(_ function: String, _ left: Expr, _ right: Expr, _ truth: Bool) -> Ways {
    guard let relation = Self.relations[function] else { return stirred(left, right) }
    let wanted = truth ? relation.kept : relation.denied
    if let ways = sized(left, wanted, right) { return ways }
    if let place = attribute(left) { return demands(place, wanted, constant(right)) }
    if let place = attribute(right) { return demands(place, Self.mirrored(wanted), constant(left)) }
    return stirred(left, right)
  }

  /// `size(x) >= 2`.
  private func sized(_ node: Expr, _ relation: String, _ limit: Expr) -> Ways? {
    let list: Expr
    switch node.kind {
    case .call(target: nil, "size", _, let arguments) where arguments.count == 1: list = arguments[0]
    case .call(let target?, "size", _, let arguments) where arguments.isEmpty: list = target
    default: return nil
    }
    guard let place = attribute(list), let value = constant(limit), let count = value.number else {
      return nil
    }
    let sizes = Self.numbers(relation, count).filter { $0 >= 0 && $0 <= 20 }
    switch place {
    case .contacts: return sizes.map { [.contacts(Int($0))] }
    case .data(let field):
      return sizes.flatMap { size -> Ways in
        let items = (0..<Int(size)).map { DataValue.text("item \($0 + 1)") }
        let text = DataValue.text(String(repeating: "x", count: Int(size)))
        return [[.data(field, .list(items))], [.data(field, text)]]
      }
    default: return demands(place, relation, value)
    }
  }

  private func presence(_ node: Expr, _ truth: Bool) -> Ways {
    guard let place = attribute(node) else { return [[]] }
    switch place {
    case .data(let field):
      return [[truth ? .present(field) : .data(field, nil)]]
    case .text: return truth ? [[.text("a note")]] : [[]]
    case .actor: return truth ? [[.actor(.customer)]] : [[]]
    default: return demands(place, "", nil)
    }
  }

  private func membership(_ element: Expr, _ list: Expr, _ truth: Bool) -> Ways {
    if let place = attribute(element), let values = elements(list) {
      let chosen = truth ? values : [.text("something else")]
      return chosen.prefix(6).flatMap { demands(place, truth ? Operator.equals : Operator.notEquals, $0) }
    }
    guard let place = attribute(list), let value = constant(element) else { return [[]] }
    switch place {
    case .contacts: if case .text(let name) = value { return truth ? [[.contact(name)]] : [[.contacts(0)]] }
    case .data(let field):
      return [[.data(field, .list(truth ? [value.asData].compactMap(\.self) : []))]]
    default: break
    }
    return demands(place, truth ? Operator.contains : "", value)
  }

  private func text(_ target: Expr, _ argument: Expr, _ truth: Bool) -> Ways {
    guard let place = attribute(target), let value = constant(argument) else { return stirred(target) }
    return demands(place, Operator.equals, truth ? value : .text("~"))
  }

  /// `list.exists(x, ...)`: an element that some constant of the condition names.
  private func element(_ list: Expr, _ body: Expr, _ truth: Bool) -> Ways {
    guard let place = attribute(list) else { return stirred(list, body) }
    if let ways = contained(list, body, truth) { return ways }
    let values = constants(in: body)
    switch place {
    case .contacts:
      return (truth ? values : []).compactMap { value in
        if case .text(let name) = value { [.contact(name)] } else { nil }
      } + [[.contacts(truth ? 1 : 0)]]
    case .data(let field):
      let lists: [[TracedValue]] = truth ? values.map { [$0] } : [[.text("~")], []]
      return lists.map { [.data(field, .list($0.compactMap(\.asData)))] }
    default: return values.flatMap { demands(place, Operator.contains, $0) } + demands(place, "", nil)
    }
  }

  /// `list.all(x, x in other)`, broken by an element that the other list lacks: it has to be added there.
  private func contained(_ list: Expr, _ body: Expr, _ truth: Bool) -> Ways? {
    guard !truth, case .call(target: nil, Operator.contains, _, let sides) = body.kind,
      case .identifier = sides[0].kind, let place = attribute(sides[1]),
      case .list(let elements)? = constant(list), !elements.isEmpty
    else { return nil }
    var there: [TracedValue] = []
    if case .list(let known)? = constant(sides[1]) { there = known }
    return elements.filter { !there.contains($0) }.reduce([[]]) { ways, element in
      product(ways, demands(place, Operator.contains, element))
    }
  }

  /// An expression that cannot be turned round: whatever changes something that it reads may do.
  private func stirred(_ nodes: Expr...) -> Ways {
    let ways = nodes.flatMap(stir)
    return ways.isEmpty ? [[]] : ways
  }

  private func stir(_ node: Expr) -> Ways {
    if let place = attribute(node) { return demands(place, "", nil) }
    return node.children.flatMap(stir)
  }

  // MARK: Attributes

  private enum Place {
    case data(String), actor, contacts, text
    case fact(String, field: String?)
    case deal(String), dealField(String)
  }

  private func attribute(_ node: Expr) -> Place? {
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

  private func demands(_ place: Place, _ relation: String, _ value: TracedValue?) -> Ways {
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

  private func data(_ field: String, _ aim: Demand.Aim) -> Ways {
    let values = aim.values
    return values.isEmpty ? [[.present(field)]] : values.map { [.data(field, $0)] }
  }

  // MARK: Constants

  private func constant(_ node: Expr) -> TracedValue? {
    if let value = trace?.value(of: node) {
      if case .missing = value { return nil }
      if case .failed = value { return nil }
      return value
    }
    switch node.kind {
    case .literal(let literal): return TracedValue(literal)
    case .call(target: nil, Operator.negate, _, let arguments) where arguments.count == 1:
      return constant(arguments[0])?.number.map { .double(-$0) }
    case .select:
      guard let path = Self.path(node), path.count == 2, path[0] == "params" else { return nil }
      return pack.params.first { $0.name == path[1] }.flatMap { TracedValue($0.value) }
    default: return nil
    }
  }

  private func elements(_ node: Expr) -> [TracedValue]? {
    if case .list(let values)? = constant(node) { return values }
    if case .list(let elements) = node.kind { return elements.compactMap { constant($0.value) } }
    guard let path = Self.path(node), path.count == 2, path[0] == "lists" else { return nil }
    return pack.lists.first { $0.name == path[1] }?.values.compactMap { TracedValue($0) }
  }

  /// The values that a condition names, lists taken apart.
  private func constants(in node: Expr) -> [TracedValue] {
    if case .literal(let literal) = node.kind { return TracedValue(literal).map { [$0] } ?? [] }
    if let elements = elements(node) { return elements }
    return node.children.flatMap(constants)
  }

  private static func path(_ node: Expr) -> [String]? {
    switch node.kind {
    case .identifier(let name): [name]
    case .select(let operand, let field, _, _): path(operand).map { $0 + [field] }
    default: nil
    }
  }

  // MARK: Relations

  private static let relations: [String: (kept: String, denied: String)] = [
    Operator.equals: (Operator.equals, Operator.notEquals),
    Operator.notEquals: (Operator.notEquals, Operator.equals),
    Operator.less: (Operator.less, Operator.greaterEquals),
    Operator.lessEquals: (Operator.lessEquals, Operator.greater),
    Operator.greater: (Operator.greater, Operator.lessEquals),
    Operator.greaterEquals: (Operator.greaterEquals, Operator.less),
  ]

  private static func mirrored(_ relation: String) -> String {
    switch relation {
    case Operator.less: Operator.greater
    case Operator.lessEquals: Operator.greaterEquals
    case Operator.greater: Operator.less
    case Operator.greaterEquals: Operator.lessEquals
    default: relation
    }
  }

  /// A few numbers that have the relation to a limit, the nearest first.
  static func numbers(_ relation: String, _ limit: Double) -> [Double] {
    let numbers = near(relation, limit)
    // What is counted or measured is seldom below nothing.
    return limit < 0 ? numbers : numbers.filter { $0 >= 0 }
  }

  private static func near(_ relation: String, _ limit: Double) -> [Double] {
    switch relation {
    case Operator.equals: [limit]
    case Operator.notEquals: [limit + 1, limit - 1]
    case Operator.less: [limit - 1, limit / 2, limit - 100]
    case Operator.lessEquals: [limit, limit - 1, limit / 2]
    case Operator.greater: [limit + 1, limit * 2, limit + 100]
    case Operator.greaterEquals: [limit, limit + 1, limit * 2]
    default: [limit, limit + 1, limit - 1, 0]
    }
  }
}

extension Demand.Aim {
  /// Values of a field that reach the aim, the nearest first.
  var values: [DataValue] {
    switch value {
    case .int(let limit):
      return DemandFinder.numbers(relation, Double(limit)).map { .int(Int64($0.rounded())) }
    case .double(let limit):
      return DemandFinder.numbers(relation, limit).map { number in
        number == number.rounded() && abs(number) < 1e15 ? .int(Int64(number)) : .double(number)
      }
    case .text(let text): return relation == Operator.notEquals ? [.text("something else")] : [.text(text)]
    case .bool(let truth): return [.bool(relation == Operator.notEquals ? !truth : truth)]
    case .instant(let instant):
      let day: Int64 = 86_400_000
      let moves: [Int64] =
        switch relation {
        case Operator.less, Operator.lessEquals: [-day, -30 * day]
        case Operator.equals: [0]
        default: [day, 30 * day]
        }
      return moves.compactMap { TracedValue.instant(instant.advanced(by: $0)).asData }
    case .list, .null, .missing, .failed, .duration, .record, .other, nil: return []
    }
  }
}

extension TracedValue {
  init?(_ literal: Literal) {
    switch literal {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .int(Int64(clamping: value))
    case .double(let value): self = .double(value)
    case .string(let text): self = .text(text)
    case .bytes: return nil
    }
  }

  init?(_ parameter: ParameterValue) {
    switch parameter {
    case .number(let value): self = .double(value)
    case .int(let value): self = .int(value)
    case .duration(let span):
      guard let length = span.exactMilliseconds else { return nil }
      self = .duration(length)
    case .text(let text): self = .text(text)
    case .bool(let value): self = .bool(value)
    }
  }

  init?(_ value: DataValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.compactMap { TracedValue($0) })
    }
  }
}
