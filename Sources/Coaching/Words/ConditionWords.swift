import CEL
import EventTime
import RulePacks

/// Says in plain words when a condition is true, or when it is false: *people met is at least 2*.
///
/// Covers what conditions mostly are: comparisons, membership, presence, and their combinations. For anything else it
/// has no words, and the caller quotes the author's own.
struct ConditionWords {
  private let pack: RulePack

  init(_ pack: RulePack) {
    self.pack = pack
  }

  /// What would have to be so for the condition to be `truth`, or nil where it cannot be said plainly.
  func sentence(_ condition: Condition, is truth: Bool) -> String? {
    clause(condition.checked.expression, truth)
  }

  private func clause(_ node: Expr, _ truth: Bool) -> String? {
    switch node.kind {
    case .call(target: nil, let function, _, let arguments): call(function, arguments, truth)
    case .identifier, .select: flag(node, truth)
    default: nil
    }
  }

  private func call(_ function: String, _ arguments: [Expr], _ truth: Bool) -> String? {
    switch (function, arguments.count) {
    case (Operator.not, 1): return clause(arguments[0], !truth)
    case (Operator.and, 2): return joined(arguments, truth, truth ? "and" : "or")
    case (Operator.or, 2): return joined(arguments, truth, truth ? "or" : "and")
    case ("has", 1):
      return noun(arguments[0]).map { "\($0) is \(truth ? "" : "not ")on record" }
    case (Operator.contains, 2): return membership(arguments[0], arguments[1], truth)
    case (_, 2): return comparison(function, arguments[0], arguments[1], truth)
    default: return nil
    }
  }

  /// Where one part would do, those that speak of facts or the clock: a rule's scope seldom ends anything.
  private func joined(_ arguments: [Expr], _ truth: Bool, _ conjunction: String) -> String? {
    let moving = conjunction == "or" ? arguments.filter(Self.moves) : []
    let clauses = (moving.isEmpty ? arguments : moving).map { clause($0, truth) }
    guard !clauses.contains(nil) else { return nil }
    let words = clauses.compactMap(\.self)
    // A comma keeps the parts apart where one of them is joined by the other word.
    let other = conjunction == "or" ? " and " : " or "
    let mark = words.contains { $0.contains(other) } ? ", " : " "
    return words.joined(separator: "\(mark)\(conjunction) ")
  }

  private static func moves(_ node: Expr) -> Bool {
    if case .identifier(let name) = node.kind { return name == "facts" || name == "now" }
    return node.children.contains(where: moves)
  }

  /// The names, as `facts.talk_share`, of what a condition compares with a percentage.
  func shares(in condition: Condition) -> [String] {
    shares(in: condition.checked.expression)
  }

  private func shares(in node: Expr) -> [String] {
    guard case .call(target: nil, let function, _, let sides) = node.kind else { return [] }
    guard Self.comparisons[function] != nil, sides.count == 2 else { return sides.flatMap(shares) }
    let percents = Set(pack.params.filter { $0.type == .percent }.map { "params.\($0.name)" })
    let names = sides.compactMap { Self.path($0)?.joined(separator: ".") }
    return names.contains(where: percents.contains) ? names.filter { !percents.contains($0) } : []
  }

  private func comparison(_ function: String, _ left: Expr, _ right: Expr, _ truth: Bool) -> String? {
    if let turn = clockTurn(function, left, right, truth) { return turn }
    guard let words = Self.comparisons[function], let noun = noun(left), let value = value(right) else {
      return nil
    }
    return "\(noun) \(truth ? words.0 : words.1) \(value)"
  }

  /// A point in time compared with `now`: whether it has passed.
  private func clockTurn(_ function: String, _ left: Expr, _ right: Expr, _ truth: Bool) -> String? {
    let isEarlier = [Operator.less, Operator.lessEquals].contains(function)
    guard isEarlier || [Operator.greater, Operator.greaterEquals].contains(function) else { return nil }
    let sides = [left, right].map { Self.path($0) == ["now"] }
    guard sides[0] != sides[1], let point = noun(sides[0] ? right : left) else { return nil }
    let hasPassed = (sides[0] != isEarlier) == truth
    return hasPassed ? "\(point) has passed" : "\(point) lies ahead"
  }

  private func membership(_ element: Expr, _ list: Expr, _ truth: Bool) -> String? {
    guard let noun = noun(element), let values = values(list), values.count <= 5 else { return nil }
    return "\(noun) is \(truth ? "" : "not ")\(Speech.list(values, "or"))"
  }

  /// A truth that stands by itself: `deal.open`.
  private func flag(_ node: Expr, _ truth: Bool) -> String? {
    switch Self.path(node) {
    case ["deal", "open"]: return truth ? "the deal is open" : "the deal is closed"
    case ["deal", "won"]: return truth ? "the deal is won" : "the deal is not won"
    case ["deal", "lost"]: return truth ? "the deal is lost" : "the deal is not lost"
    default: return noun(node).map { truth ? "there is \($0)" : "there is no \($0)" }
    }
  }

  /// What a comparison is about.
  private func noun(_ node: Expr) -> String? {
    if case .call(target: nil, "size", _, let arguments) = node.kind, let list = arguments.first {
      return noun(list).map { "the number of \($0)" }
    }
    guard let path = Self.path(node), let last = path.last else { return nil }
    switch path.first {
    case "facts": return Speech.words(last)
    case "deal", "account", "rep", "manager", "team": return "the \(path[0])'s \(Speech.words(last))"
    case "data": return "the \(Speech.words(last))"
    case "now": return "the time"
    default: return nil
    }
  }

  private func value(_ node: Expr) -> String? {
    switch node.kind {
    case .literal(let literal): return Self.spoken(literal)
    case .select, .identifier:
      guard let path = Self.path(node) else { return nil }
      return path.first == "params" ? parameter(path.last) : noun(node)
    default: return nil
    }
  }

  private func parameter(_ name: String?) -> String? {
    guard let parameter = pack.params.first(where: { $0.name == name }) else { return nil }
    switch parameter.value {
    case .number(let value) where parameter.type == .percent: return Speech.number(value * 100) + " %"
    case .number(let value): return Speech.number(value)
    case .int(let value): return Speech.grouped(value)
    case .duration(let span): return span.description
    case .text(let text): return Speech.words(text)
    case .bool(let value): return value ? "yes" : "no"
    }
  }

  private func values(_ node: Expr) -> [String]? {
    if case .list(let elements) = node.kind { return elements.map { value($0.value) }.allPresent }
    guard let path = Self.path(node), path.first == "lists" else { return nil }
    return pack.lists.first { $0.name == path.last }?.values.map(\.spoken)
  }

  private static func spoken(_ literal: Literal) -> String? {
    switch literal {
    case .bool(let value): value ? "yes" : "no"
    case .int(let value): Speech.grouped(value)
    case .uint(let value): String(value)
    case .double(let value): Speech.number(value)
    case .string(let text): Speech.words(text)
    case .null: "nothing"
    case .bytes: nil
    }
  }

  private static func path(_ node: Expr) -> [String]? {
    switch node.kind {
    case .identifier(let name): [name]
    case .select(let operand, let field, _, _): path(operand).map { $0 + [field] }
    default: nil
    }
  }

  /// How a comparison reads when it is true, and when it is false.
  private static let comparisons: [String: (String, String)] = [
    Operator.equals: ("is", "is not"),
    Operator.notEquals: ("is not", "is"),
    Operator.less: ("is below", "is at least"),
    Operator.lessEquals: ("is at most", "is above"),
    Operator.greater: ("is above", "is at most"),
    Operator.greaterEquals: ("is at least", "is below"),
  ]
}

extension [String?] {
  /// All of the values, or nil where one is missing.
  fileprivate var allPresent: [String]? {
    let present = compactMap(\.self)
    return present.count == count ? present : nil
  }
}
