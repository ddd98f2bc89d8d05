package import CEL

/// Makes up expressions of a wanted type that read declared variables; most of them run, some fail on the way.
///
/// One file for each family of types. What it makes is correct by its static types, except for what hides behind
/// `dyn(...)`, and stays within what both implementations that are compared have: no comprehensions with two names.
package struct ExpressionGenerator {
  package var dice: Dice
  /// Variables of macros around the place at hand, the innermost last.
  var scope: [(name: String, type: ValueType)] = []

  package init(dice: Dice) {
    self.dice = dice
  }

  /// What every expression may read.
  package static let variables: [(name: String, type: ValueType)] = [
    ("p", .bool), ("i", .int), ("j", .int), ("u", .uint), ("w", .uint), ("d", .double), ("e", .double),
    ("s", .string), ("t", .string), ("y", .bytes), ("at", .timestamp), ("then", .timestamp),
    ("span", .duration), ("li", .list(.int)), ("ld", .list(.double)), ("ls", .list(.string)),
    ("mi", .map(.string, .int)), ("ms", .map(.string, .string)), ("any", .dyn),
  ]

  /// Types that a whole expression may have.
  private static let wholeTypes: [ValueType] = [
    .bool, .bool, .bool, .int, .int, .uint, .double, .string, .string, .bytes, .timestamp, .duration,
    .list(.int),
    .list(.string), .list(.double), .map(.string, .int),
  ]

  /// A whole expression.
  package mutating func whole() -> String {
    scope = []
    let depth = 1 + dice.roll(4)
    return expression(dice.pick(Self.wholeTypes), depth)
  }

  /// An expression of a type, with so many levels below it.
  mutating func expression(_ type: ValueType, _ depth: Int) -> String {
    if dice.chance(oneIn: 60) { return "dyn(\(leaf(dice.pick(Self.leafTypes))))" }
    guard depth > 0, !dice.chance(oneIn: 10) else { return leaf(type) }
    if dice.chance(oneIn: 5) { return general(type, depth - 1) }
    switch type {
    case .bool: return condition(depth - 1)
    case .int: return int(depth - 1)
    case .uint: return uint(depth - 1)
    case .double: return double(depth - 1)
    case .string: return text(depth - 1)
    case .bytes: return bytes(depth - 1)
    case .timestamp: return timestamp(depth - 1)
    case .duration: return duration(depth - 1)
    case .list(let element): return list(of: element, depth - 1)
    case .map(let key, let value): return map(from: key, to: value, depth - 1)
    default: return leaf(type)
    }
  }

  static let leafTypes: [ValueType] = [
    .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .list(.int), .map(.string, .int),
  ]

  /// A variable in reach or a literal.
  mutating func leaf(_ type: ValueType) -> String {
    let names = (Self.variables + scope).filter { $0.type == type }.map(\.name)
    if !names.isEmpty, dice.roll(2) == 0 { return dice.pick(names) }
    return literal(type)
  }

  // MARK: What there is for every type

  private mutating func general(_ type: ValueType, _ depth: Int) -> String {
    switch dice.roll(9) {
    case 0, 1:
      return
        "(\(expression(.bool, depth)) ? \(expression(type, depth)) : \(expression(type, depth)))"
    case 2:
      let bound = dice.pick(Self.leafTypes)
      let value = expression(bound, depth)
      return named(bound) { generator, name in
        "cel.bind(\(name), \(value), \(generator.expression(type, depth)))"
      }
    case 3: return "\(list(of: type, depth))[\(index(depth))]"
    case 4: return "{\(textLiteral()): \(expression(type, depth)), 'k': \(leaf(type))}[\(key(depth))]"
    case 5: return "{'k': \(expression(type, depth)), 'l': \(leaf(type))}.\(dice.pick(["k", "l", "m"]))"
    case 6: return "dyn(\(expression(type, depth)))"
    default: return unwrapped(type, depth)
    }
  }

  /// Something with a new variable in reach.
  mutating func named(
    _ type: ValueType, _ body: (inout ExpressionGenerator, String) -> String
  ) -> String {
    let name = "v\(scope.count)"
    scope.append((name, type))
    defer { scope.removeLast() }
    return body(&self, name)
  }

  private mutating func index(_ depth: Int) -> String {
    dice.chance(oneIn: 4)
      ? expression(.int, depth) : dice.pick(["0", "0", "1", "2", "-1", "dyn(1.0)", "dyn(0u)"])
  }

  private mutating func key(_ depth: Int) -> String {
    dice.chance(oneIn: 4) ? expression(.string, depth) : dice.pick(["'k'", "'k'", "s", "''", "'a'"])
  }

  // MARK: Optionals

  private mutating func unwrapped(_ type: ValueType, _ depth: Int) -> String {
    let optional = optional(type, depth)
    switch dice.roll(3) {
    case 0: return "\(optional).value()"
    default: return "\(optional).orValue(\(expression(type, depth)))"
    }
  }

  mutating func optional(_ type: ValueType, _ depth: Int) -> String {
    guard depth > 0 else { return "optional.of(\(leaf(type)))" }
    switch dice.roll(8) {
    case 0: return "optional.of(\(expression(type, depth - 1)))"
    case 1: return "optional.ofNonZeroValue(\(expression(type, depth - 1)))"
    case 2: return "\(list(of: type, depth - 1))[?\(dice.pick(["0", "1", "2", "-1", "i"]))]"
    case 3: return "{'k': \(expression(type, depth - 1))}.?\(dice.pick(["k", "m"]))"
    case 4: return "{'k': \(expression(type, depth - 1))}[?\(key(depth - 1))]"
    case 5:
      return "\(optional(type, depth - 1)).or(\(optional(type, depth - 1)))"
    case 6:
      let bound = dice.pick(Self.leafTypes)
      let source = optional(bound, depth - 1)
      return named(bound) { "\(source).optMap(\($1), \($0.expression(type, depth - 1)))" }
    default:
      let bound = dice.pick(Self.leafTypes)
      let source = optional(bound, depth - 1)
      return named(bound) { "\(source).optFlatMap(\($1), \($0.optional(type, depth - 1)))" }
    }
  }
}
