import CEL

extension Expr {
  /// The expression written in one way, whatever its spacing, parentheses and the order of what may be swapped.
  ///
  /// - Parameter replace: What stands in place of a part; nil for a part that is written as it is.
  func canonical(_ replace: (Expr) -> String? = { _ in nil }) -> String {
    if let other = replace(self) { return other }
    switch kind {
    case .literal(let literal): return literal.canonical
    case .identifier(let name): return name
    case .select(let operand, let field, _, let isOptional):
      return operand.canonical(replace) + (isOptional ? ".?" : ".") + field
    case .call(let target, let function, _, let arguments):
      return Self.call(function, (target.map { [$0] } ?? []) + arguments, isMethod: target != nil, replace)
    case .list(let elements):
      return "[" + elements.map { $0.value.canonical(replace) }.joined(separator: ",") + "]"
    case .index, .map, .message:
      return "\(label)(" + children.map { $0.canonical(replace) }.joined(separator: ",") + ")"
    }
  }

  private static func call(
    _ function: String, _ parts: [Expr], isMethod: Bool, _ replace: (Expr) -> String?
  ) -> String {
    var name = function
    var texts = parts.map { $0.canonical(replace) }
    switch function {
    case Operator.greater, Operator.greaterEquals:
      name = function == Operator.greater ? Operator.less : Operator.lessEquals
      texts.reverse()
    case Operator.and, Operator.or:
      texts = parts.flatMap { $0.terms(of: function) }.map { $0.canonical(replace) }.sorted()
    case Operator.equals, Operator.notEquals: texts.sort()
    default: break
    }
    return (isMethod ? "." : "") + name + "(" + texts.joined(separator: ",") + ")"
  }

  /// The operands of a chain of `&&` or `||`, however it is nested; of anything else itself.
  func terms(of function: String) -> [Expr] {
    guard case .call(nil, function, _, let arguments) = kind else { return [self] }
    return arguments.flatMap { $0.terms(of: function) }
  }

  private var label: String {
    switch kind {
    case .index(_, _, let isOptional): isOptional ? "[?]" : "[]"
    case .map: "{}"
    case .message(let name, _): name
    default: ""
    }
  }
}

extension Literal {
  fileprivate var canonical: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): Int64(exactly: value).map { "\($0)" } ?? "\(value)"
    case .string(let text): String(reflecting: text)
    case .bytes(let bytes): "b\(bytes)"
    }
  }
}
