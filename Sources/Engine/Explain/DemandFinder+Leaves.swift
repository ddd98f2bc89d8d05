import Activity
import CEL
import RulePacks

// What single parts of a condition ask for.
extension DemandFinder {
  func comparison(_ function: String, _ left: Expr, _ right: Expr, _ truth: Bool) -> Ways {
    guard let relation = Self.relations[function] else { return stirred(left, right) }
    let wanted = truth ? relation.kept : relation.denied
    if let ways = sized(left, wanted, right) { return ways }
    if let place = attribute(left) { return demands(place, wanted, constant(right)) }
    if let place = attribute(right) { return demands(place, Self.mirrored(wanted), constant(left)) }
    return stirred(left, right)
  }

  /// `size(x) >= 2`.
  func sized(_ node: Expr, _ relation: String, _ limit: Expr) -> Ways? {
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

  func presence(_ node: Expr, _ truth: Bool) -> Ways {
    guard let place = attribute(node) else { return [[]] }
    switch place {
    case .data(let field):
      return [[truth ? .present(field) : .data(field, nil)]]
    case .text: return truth ? [[.text("a note")]] : [[]]
    case .actor: return truth ? [[.actor(.customer)]] : [[]]
    default: return demands(place, "", nil)
    }
  }

  func membership(_ element: Expr, _ list: Expr, _ truth: Bool) -> Ways {
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

  func text(_ target: Expr, _ argument: Expr, _ truth: Bool) -> Ways {
    guard let place = attribute(target), let value = constant(argument) else { return stirred(target) }
    return demands(place, Operator.equals, truth ? value : .text("~"))
  }

  /// `list.exists(x, ...)`: an element that some constant of the condition names.
  func element(_ list: Expr, _ body: Expr, _ truth: Bool) -> Ways {
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
  func contained(_ list: Expr, _ body: Expr, _ truth: Bool) -> Ways? {
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
  func stirred(_ nodes: Expr...) -> Ways {
    let ways = nodes.flatMap(stir)
    return ways.isEmpty ? [[]] : ways
  }

  func stir(_ node: Expr) -> Ways {
    if let place = attribute(node) { return demands(place, "", nil) }
    return node.children.flatMap(stir)
  }
}
