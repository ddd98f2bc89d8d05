import SourceText

/// What a chain of names stands for, before it is known to be the longest one.
struct AttributePath {
  var root: String
  var fields: [String] = []
  var type: ValueType
  var unit: String?
  var mayBeAbsent = false
  /// Set for the name of a type.
  var namedType: RuntimeType?
  /// Set for a variable of a macro.
  var local: (node: Int, place: Int)?
}

extension CheckPass {
  /// What a node stands for if it is a name, or a chain of fields below a record; nil for everything else.
  mutating func resolvePath(_ expression: Expr) -> AttributePath? {
    if let name = Self.qualifiedName(expression), let path = lookUp(name) {
      types[expression.id] = path.type
      return path
    }
    switch expression.kind {
    case .select(let operand, let field, let range, false):
      return extend(operand, field, range, expression)
    case .index(let operand, let key, false):
      guard case .literal(.string(let field)) = key.kind else { return nil }
      let path = extend(operand, field, key.range, expression)
      if path != nil { types[key.id] = .string }
      return path
    default:
      return nil
    }
  }

  mutating func extend(
    _ operand: Expr, _ field: String, _ fieldRange: SourceRange, _ expression: Expr
  ) -> AttributePath? {
    guard var path = resolvePath(operand), path.local == nil, case .record(let name) = path.type,
      let record = declarations.records[name]
    else { return nil }
    path.fields.append(field)
    if let known = record.fields[field] {
      path.type = known.type
      path.unit = known.unit
      path.mayBeAbsent = path.mayBeAbsent || known.mayBeAbsent
    } else if record.open {
      path.type = .dyn
      path.unit = nil
      path.mayBeAbsent = true
    } else {
      path.type = unknownField(field, fieldRange, of: record)
    }
    types[expression.id] = path.type
    return path
  }

  private mutating func unknownField(_ field: String, _ range: SourceRange, of record: RecordType)
    -> ValueType
  {
    let names = record.fields.keys.sorted()
    let help = names.isEmpty ? nil : "fields of \(record.name): \(names.joined(separator: ", "))"
    report(
      .unknownField, range, "no field '\(field)' on \(record.name)", help: help,
      suggestion: nearest(field, among: names))
    return .error
  }

  /// A dotted name, the whole of which is tried first as a variable or type: `a.b.c` may be the name of one variable.
  static func qualifiedName(_ expression: Expr) -> String? {
    switch expression.kind {
    case .identifier(let name): name
    case .select(let operand, let field, _, false): qualifiedName(operand).map { $0 + "." + field }
    default: nil
    }
  }

  private func lookUp(_ name: String) -> AttributePath? {
    if !scopes.isEmpty,
      let root = name.split(separator: ".", omittingEmptySubsequences: false).first, !root.isEmpty,
      let scope = scopes.last(where: { $0.name == root })
    {
      return root.utf8.count == name.utf8.count ? path(of: scope.binding) : nil
    }
    for candidate in candidateNames(name) {
      if let type = declarations.variables[candidate] { return AttributePath(root: candidate, type: type) }
      if let type = RuntimeType.named[candidate] {
        return AttributePath(root: candidate, type: .type, namedType: type)
      }
    }
    return nil
  }

  private func path(of binding: Binding) -> AttributePath {
    switch binding {
    case .path(let path): path
    case .local(let node, let place, let type):
      AttributePath(root: "", type: type, local: (node, place))
    }
  }

  /// A name as it may have been declared, the innermost namespace first; a leading dot means the outermost only.
  func candidateNames(_ name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    var container = declarations.container
    var names: [String] = []
    while !container.isEmpty {
      names.append(container + "." + name)
      guard let dot = container.lastIndex(of: ".") else { break }
      container = String(container[..<dot])
    }
    return names + [name]
  }

  /// Whether a name begins with a variable of a macro around it.
  func isLocal(_ name: String) -> Bool {
    let root = name.prefix { $0 != "." }
    return scopes.contains { $0.name == root }
  }

  mutating func unresolved(_ name: String, _ expression: Expr) -> ValueType {
    references[expression.id] = .undeclared
    let known = declarations.variables.keys.filter { !declarations.unspoken.contains($0) }.sorted()
    let help = known.isEmpty ? nil : "known here: \(known.joined(separator: ", "))"
    return fail(
      .unknownName, expression.range, "'\(name)' is not known here", help: help,
      suggestion: nearest(name, among: known + scopes.map(\.name)))
  }
}
