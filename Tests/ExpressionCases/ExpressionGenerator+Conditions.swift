import CEL

extension ExpressionGenerator {
  mutating func condition(_ depth: Int) -> String {
    switch dice.roll(12) {
    case 0, 1: return "(\(expression(.bool, depth)) && \(expression(.bool, depth)))"
    case 2, 3: return "(\(expression(.bool, depth)) || \(expression(.bool, depth)))"
    case 4: return "!(\(expression(.bool, depth)))"
    case 5, 6: return comparison(depth)
    case 7: return textTest(depth)
    case 8: return membership(depth)
    case 9: return macroTest(depth)
    case 10: return question(depth)
    default: return mixedComparison(depth)
    }
  }

  private static let ordered: [ValueType] = [
    .bool, .int, .uint, .double, .string, .string, .bytes, .timestamp, .duration,
  ]

  private mutating func comparison(_ depth: Int) -> String {
    let relation = dice.pick(["==", "!=", "<", "<=", ">", ">="])
    let types =
      relation == "==" || relation == "!="
      ? Self.ordered + [.list(.int), .list(.double), .map(.string, .int), .list(.list(.string))]
      : Self.ordered
    let type = dice.pick(types)
    return "(\(expression(type, depth)) \(relation) \(expression(type, depth)))"
  }

  /// Numbers of two types, which are told apart only when they are compared.
  private mutating func mixedComparison(_ depth: Int) -> String {
    let relation = dice.pick(["==", "!=", "<", "<=", ">", ">="])
    if dice.chance(oneIn: 4) {
      return "(dyn(\(dice.pick(Self.neighbours))) \(relation) dyn(\(dice.pick(Self.neighbours))))"
    }
    let numbers: [ValueType] = [.int, .uint, .double]
    let (left, right) = (expression(dice.pick(numbers), depth), expression(dice.pick(numbers), depth))
    if dice.chance(oneIn: 4) { return "(dyn(\(left)) in [dyn(\(right)), \(leaf(dice.pick(numbers)))])" }
    if dice.chance(oneIn: 4) { return "([dyn(\(left))] == [dyn(\(right))])" }
    return "(dyn(\(left)) \(relation) dyn(\(right)))"
  }

  private mutating func textTest(_ depth: Int) -> String {
    let text = expression(.string, depth)
    switch dice.roll(4) {
    case 0: return "\(text).startsWith(\(expression(.string, depth)))"
    case 1: return "\(text).endsWith(\(expression(.string, depth)))"
    case 2: return "\(text).contains(\(expression(.string, depth)))"
    default: return "\(text).matches(\(dice.pick(Self.patterns)))"
    }
  }

  private static let patterns = [
    "'a'", "'^a'", "'a+b*$'", "'^[a-z]+$'", "'(?i)ABC'", "'.'", "'^.$'", "'^..$'", "'\\\\d{2,3}'",
    "r'\\bk\\b'",
    "'[^,]+,'", "'(a|b)*c'", "''", "r'^\\p{L}+$'", "r'\\s'", "'é'", "'(?s)^.*$'", "s", "('(' + t)",
    "('[a' + ']')",
  ]

  private mutating func membership(_ depth: Int) -> String {
    let type = dice.pick([.int, .uint, .double, .string, .bool, .timestamp] as [ValueType])
    switch dice.roll(4) {
    case 0: return "(\(expression(.string, depth)) in \(expression(.map(.string, .int), depth)))"
    case 1: return "has(\(expression(.map(.string, .int), depth)).\(dice.pick(["a", "k", "b"])))"
    default: return "(\(expression(type, depth)) in \(list(of: type, depth)))"
    }
  }

  private mutating func macroTest(_ depth: Int) -> String {
    let macro = dice.pick(["all", "exists", "exists_one"])
    if dice.chance(oneIn: 4) {
      let range = expression(.map(.string, .int), depth)
      return named(.string) { "\(range).\(macro)(\($1), \($0.expression(.bool, depth)))" }
    }
    let element = dice.pick([.int, .string, .double, .uint] as [ValueType])
    let range = list(of: element, depth)
    return named(element) { "\(range).\(macro)(\($1), \($0.expression(.bool, depth)))" }
  }

  private mutating func question(_ depth: Int) -> String {
    switch dice.roll(5) {
    case 0: return "math.\(dice.pick(["isNaN", "isInf", "isFinite"]))(\(expression(.double, depth)))"
    case 1: return "\(optional(dice.pick(Self.leafTypes), depth)).hasValue()"
    case 2: return "bool(\(dice.pick(["'true'", "'TRUE'", "'t'", "'1'", "'0'", "'False'", "'yes'", "s"])))"
    case 3:
      let type = dice.pick(Self.leafTypes)
      return
        "(type(\(expression(type, depth))) == \(dice.pick(["int", "uint", "double", "string", "list", "map"])))"
    default: return "(any == \(leaf(dice.pick(Self.leafTypes))))"
    }
  }
}
