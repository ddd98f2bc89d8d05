import SourceText

/// A call that is no function: it gives names to what it computes with, or asks about a field without reading it.
enum Macro: Sendable {
  /// `has(operand.field)`; the select node.
  case has(Expr)
  case comprehension(Comprehension)
  /// `cel.bind(name, value, body)`.
  case bind(name: String, value: Expr, body: Expr)
  /// `target.optMap(name, body)`, or `optFlatMap` where the body gives an optional itself.
  case optionalMap(target: Expr, name: String, body: Expr, isFlat: Bool)
  /// `math.greatest(...)` or `math.least(...)` with any number of arguments.
  case extremum(arguments: [Expr], isGreatest: Bool)

  /// Goes through a list or map.
  struct Comprehension: Sendable {
    enum Kind: String, Sendable {
      case all, exists, existsOne = "exists_one", map, filter, transformList, transformMap, transformMapEntry
    }

    var kind: Kind
    var range: Expr
    /// One name (element or key) or two (index or key, and value).
    var names: [String]
    /// Elements for which this is false are left out.
    var condition: Expr?
    /// The predicate, or what is made of an element; nil for `filter`, which has its predicate as condition.
    var body: Expr?
  }

  /// The macro that a node is, if any; one that is given something of the wrong form is a problem.
  static func recognize(_ expression: Expr) throws(SyntaxError) -> Macro? {
    guard case .call(let target, let function, let range, let arguments) = expression.kind else { return nil }
    guard let target else {
      return function == "has" && arguments.count == 1 ? try presence(of: arguments[0]) : nil
    }
    if case .identifier(let namespace) = target.kind {
      if namespace == "cel" || namespace == ".cel", function == "bind", arguments.count == 3 {
        return .bind(name: try name(arguments[0], function), value: arguments[1], body: arguments[2])
      }
      if namespace == "math" || namespace == ".math", function == "greatest" || function == "least" {
        guard !arguments.isEmpty else {
          throw SyntaxError(.badMacro, range, "math.\(function) wants at least one number")
        }
        return .extremum(arguments: arguments, isGreatest: function == "greatest")
      }
    }
    if function == "optMap" || function == "optFlatMap", arguments.count == 2 {
      let name = try name(arguments[0], function)
      return .optionalMap(target: target, name: name, body: arguments[1], isFlat: function == "optFlatMap")
    }
    return try comprehension(target, function, arguments).map { .comprehension($0) }
  }

  private static func presence(of argument: Expr) throws(SyntaxError) -> Macro {
    guard case .select(_, _, _, false) = argument.kind else {
      throw SyntaxError(
        .badMacro, argument.range, "has() asks for a field", help: "write it as in has(deal.amount)")
    }
    return .has(argument)
  }

  private static func comprehension(
    _ range: Expr, _ function: String, _ arguments: [Expr]
  ) throws(SyntaxError) -> Comprehension? {
    let function = function == "existsOne" ? "exists_one" : function
    guard let kind = Comprehension.Kind(rawValue: function) else { return nil }
    let names: Int
    var hasCondition = false
    switch (kind, arguments.count) {
    case (.all, 2), (.exists, 2), (.existsOne, 2), (.map, 2), (.filter, 2): names = 1
    case (.all, 3), (.exists, 3), (.existsOne, 3): names = 2
    case (.transformList, 3), (.transformMap, 3), (.transformMapEntry, 3): names = 2
    case (.map, 3): (names, hasCondition) = (1, true)
    case (.transformList, 4), (.transformMap, 4), (.transformMapEntry, 4): (names, hasCondition) = (2, true)
    default: return nil
    }
    var given: [String] = []
    for argument in arguments.prefix(names) { given.append(try name(argument, function)) }
    if names == 2, given[0] == given[1] {
      throw SyntaxError(.badMacro, arguments[1].range, "the two names of \(function) must differ")
    }
    let body = arguments[arguments.count - 1]
    if kind == .filter {
      return Comprehension(kind: kind, range: range, names: given, condition: body, body: nil)
    }
    return Comprehension(
      kind: kind, range: range, names: given, condition: hasCondition ? arguments[names] : nil, body: body)
  }

  private static func name(_ argument: Expr, _ function: String) throws(SyntaxError) -> String {
    guard case .identifier(let name) = argument.kind, !name.hasPrefix(".") else {
      throw SyntaxError(
        .badMacro, argument.range, "\(function) wants a plain name here",
        help: "write it as in contacts.exists(c, c == \"ana\")")
    }
    return name
  }
}
