import SourceText

/// One walk over a tree: types from the leaves up, names from the scopes down.
struct CheckPass {
  let declarations: Declarations
  let mode: Checker.Mode
  var solver = TypeSolver()
  var problems: [Problem] = []
  /// By node id.
  var types: [ValueType]
  var references: [Reference?]
  var units: [String?]
  /// By node id.
  var calls: [Int: ResolvedCall] = [:]
  var macros: [Int: Macro] = [:]
  var attributes: [Attribute] = []
  private var attributeIndex: [[String]: Int] = [:]
  /// Names of macros around the node at hand, the innermost last.
  var scopes: [(name: String, binding: Binding)] = []

  enum Binding {
    case local(node: Int, place: Int, type: ValueType)
    /// `cel.bind` of an attribute is another name for it.
    case path(AttributePath)
  }

  init(_ declarations: Declarations, nodes: Int, _ mode: Checker.Mode) {
    self.declarations = declarations
    self.mode = mode
    types = Array(repeating: .error, count: nodes)
    references = Array(repeating: nil, count: nodes)
    units = Array(repeating: nil, count: nodes)
  }

  mutating func check(_ expression: Expr) -> ValueType {
    let type = derive(expression)
    types[expression.id] = type
    return type
  }

  private mutating func derive(_ expression: Expr) -> ValueType {
    if let path = resolvePath(expression) { return read(path, at: expression) }
    switch expression.kind {
    case .literal(let literal):
      return Self.type(of: literal)
    case .identifier(let name):
      return unresolved(name, expression)
    case .select(let operand, let field, let fieldRange, let isOptional):
      return select(expression, operand, field, fieldRange, isOptional)
    case .index(let operand, let key, let isOptional):
      if isOptional, case .literal(.string(let field)) = key.kind,
        let type = readOptional(operand, field, key.range, at: expression)
      {
        types[key.id] = .string
        return type
      }
      return index(operand, key, isOptional)
    case .call:
      return call(expression)
    case .list(let elements):
      return list(elements)
    case .map(let entries):
      return map(entries)
    case .message(let name, let fields):
      for field in fields { _ = check(field.value) }
      return fail(.unknownType, expression.range, "there is no type '\(name)' to make values of")
    }
  }

  private static func type(of literal: Literal) -> ValueType {
    switch literal {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    }
  }

  // MARK: Lists and maps

  private mutating func list(_ elements: [Expr.Element]) -> ValueType {
    var joined: ValueType?
    for element in elements {
      let type = content(check(element.value), element.optional, element.value)
      joined = solver.join(joined, type)
    }
    return .list(joined ?? solver.fresh())
  }

  private mutating func map(_ entries: [Expr.Entry]) -> ValueType {
    var keys: ValueType?
    var values: ValueType?
    for entry in entries {
      keys = solver.join(keys, check(entry.key))
      values = solver.join(values, content(check(entry.value), entry.optional, entry.value))
    }
    return .map(keys ?? solver.fresh(), values ?? solver.fresh())
  }

  /// What an element adds: of `?x` the content of the optional.
  private mutating func content(_ type: ValueType, _ isOptional: Bool, _ value: Expr) -> ValueType {
    guard isOptional else { return type }
    let wrapped = solver.fresh()
    guard solver.assign(type, to: .optional(wrapped)) else {
      return fail(.typesDoNotFit, value.range, "'?' wants an optional here, not \(solver.settle(type))")
    }
    return solver.resolve(wrapped)
  }

  // MARK: Fields and elements

  private mutating func select(
    _ expression: Expr, _ operand: Expr, _ field: String, _ fieldRange: SourceRange, _ isOptional: Bool
  ) -> ValueType {
    if isOptional, let type = readOptional(operand, field, fieldRange, at: expression) { return type }
    let type = member(field, fieldRange, of: solver.resolve(check(operand)), operand)
    guard isOptional else { return type }
    if case .optional = type { return type }
    return .optional(type)
  }

  private mutating func member(
    _ field: String, _ fieldRange: SourceRange, of type: ValueType, _ operand: Expr
  ) -> ValueType {
    switch type {
    case .dyn, .error, .typeParameter:
      return .dyn
    case .map(let key, let value):
      guard solver.assign(.string, to: key) else {
        return fail(.unknownField, fieldRange, "the keys of this map are \(solver.settle(key)), not names")
      }
      return value
    case .optional(let wrapped):
      let inner = self.member(field, fieldRange, of: solver.resolve(wrapped), operand)
      return .optional(inner)
    case .record:
      return fail(
        .recordIsNoValue, operand.range, "fields can only be read from the name of a record",
        help: "write the name in full, as in deal.amount")
    default:
      return fail(.unknownField, fieldRange, "\(solver.settle(type)) has no field '\(field)'")
    }
  }

  private mutating func index(_ operand: Expr, _ key: Expr, _ isOptional: Bool) -> ValueType {
    let type = solver.resolve(check(operand))
    let keyType = solver.resolve(check(key))
    let element = self.element(of: type, keyType, operand, key)
    guard isOptional else { return element }
    if case .optional = element { return element }
    return .optional(element)
  }

  private mutating func element(
    of type: ValueType, _ keyType: ValueType, _ operand: Expr, _ key: Expr
  ) -> ValueType {
    switch type {
    case .dyn, .error, .typeParameter:
      return .dyn
    case .list(let element):
      guard keyType.isNumeric || isOpen(keyType) else {
        return fail(
          .typesDoNotFit, key.range, "the index of a list is a number, not \(solver.settle(keyType))")
      }
      return element
    case .map(let wanted, let value):
      guard solver.assign(keyType, to: wanted) || (keyType.isNumeric && solver.resolve(wanted).isNumeric)
      else {
        return fail(
          .typesDoNotFit, key.range,
          "the keys of this map are \(solver.settle(wanted)), not \(solver.settle(keyType))")
      }
      return value
    case .optional(let wrapped):
      return .optional(element(of: solver.resolve(wrapped), keyType, operand, key))
    default:
      return fail(.typesDoNotFit, operand.range, "\(solver.settle(type)) has no elements")
    }
  }

  /// Whether nothing is known about a type yet.
  func isOpen(_ type: ValueType) -> Bool {
    if case .typeParameter = type { return true }
    return type.isLoose
  }

  // MARK: Attributes

  /// The index of an attribute, which is added where it is new; nil where there are too many.
  mutating func register(_ path: AttributePath, _ range: SourceRange) -> Int? {
    let key = [path.root] + path.fields
    if let known = attributeIndex[key] { return known }
    guard attributes.count < CheckLimits.attributes else {
      if !problems.contains(where: { $0.code == .tooManyAttributes }) {
        report(
          .tooManyAttributes, range,
          "the expression reads more than \(CheckLimits.attributes) different fields",
          help: "split it into several")
      }
      return nil
    }
    attributeIndex[key] = attributes.count
    attributes.append(
      Attribute(
        root: path.root, path: path.fields, type: path.type, mayBeAbsent: path.mayBeAbsent, range: range))
    return attributes.count - 1
  }

  private mutating func read(_ path: AttributePath, at expression: Expr) -> ValueType {
    if let type = path.namedType {
      references[expression.id] = .type(type)
      return .type
    }
    if let local = path.local {
      references[expression.id] = .local(node: local.node, place: local.place)
      return path.type
    }
    guard path.type != .error, let index = register(path, expression.range) else { return .error }
    references[expression.id] = .attribute(index)
    units[expression.id] = path.unit
    return path.type
  }

  /// `data.?topic`: an optional that is empty where the host has no value.
  private mutating func readOptional(
    _ operand: Expr, _ field: String, _ fieldRange: SourceRange, at expression: Expr
  ) -> ValueType? {
    guard let path = extend(operand, field, fieldRange, expression) else { return nil }
    let type = read(path, at: expression)
    return type == .error ? .error : .optional(type)
  }

  // MARK: Problems

  mutating func report(
    _ code: ProblemCode, _ range: SourceRange, _ message: String, help: String? = nil,
    suggestion: String? = nil
  ) {
    if mode == .dynamic, code.isTyping { return }
    let problem = Problem(code, range, message, help: help, suggestion: suggestion)
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// Reports a problem; what is wrong once is not wrong again further up.
  mutating func fail(
    _ code: ProblemCode, _ range: SourceRange, _ message: String, help: String? = nil,
    suggestion: String? = nil
  ) -> ValueType {
    report(code, range, message, help: help, suggestion: suggestion)
    return mode == .dynamic ? .dyn : .error
  }
}
