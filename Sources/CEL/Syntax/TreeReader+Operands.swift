import SourceText

// Values and names, and what follows them: fields, elements, calls.
extension TreeReader {
  mutating func member() throws(SyntaxError) -> Expr { try postfix(try primary()) }

  mutating func postfix(_ operand: Expr) throws(SyntaxError) -> Expr {
    var operand = operand
    while true {
      if accept(.dot) != nil {
        operand = try selection(of: operand)
      } else if let opening = accept(.openBracket) {
        let isOptional = accept(.question) != nil
        let key = try conditional()
        let end = try close(.closeBracket, opening).end
        let range = SourceRange(start: outerRange(of: operand).start, end: end)
        operand = try node(
          range, .index(operand: operand, key: key, optional: isOptional), above: [operand, key])
      } else if current.kind == .symbol(.openBrace), let name = qualifiedName(operand) {
        operand = try message(named: name, operand)
      } else {
        return operand
      }
    }
  }

  private mutating func selection(of operand: Expr) throws(SyntaxError) -> Expr {
    let isOptional = accept(.question) != nil
    let token = current
    switch token.kind {
    case .identifier(let name):
      advance()
      if !isOptional, let opening = accept(.openParenthesis) {
        return try invocation(target: operand, name, token.range, opening)
      }
      return try select(operand, name, token.range, isOptional)
    case .quotedName(let name):
      advance()
      return try select(operand, name, token.range, isOptional)
    default:
      throw unexpected(wanted: "the name of a field")
    }
  }

  private mutating func select(
    _ operand: Expr, _ field: String, _ fieldRange: SourceRange, _ optional: Bool
  ) throws(SyntaxError) -> Expr {
    let range = outerRange(of: operand).union(fieldRange)
    return try node(
      range, .select(operand: operand, field: field, fieldRange: fieldRange, optional: optional),
      above: [operand])
  }

  private mutating func invocation(
    target: Expr?, _ name: String, _ nameRange: SourceRange, _ opening: SourceRange
  ) throws(SyntaxError) -> Expr {
    var arguments: [Expr] = []
    while current.kind != .symbol(.closeParenthesis) {
      arguments.append(try conditional())
      if accept(.comma) == nil { break }
      guard current.kind != .symbol(.closeParenthesis) else { throw unexpected(wanted: "an argument") }
    }
    let end = try close(.closeParenthesis, opening).end
    let start = target.map { outerRange(of: $0).start } ?? nameRange.start
    let range = SourceRange(start: start, end: end)
    return try node(
      range, .call(target: target, function: name, functionRange: nameRange, arguments: arguments),
      above: (target.map { [$0] } ?? []) + arguments)
  }

  private mutating func message(named name: String, _ operand: Expr) throws(SyntaxError) -> Expr {
    let opening = advance().range
    var fields: [Expr.Field] = []
    while current.kind != .symbol(.closeBrace) {
      let isOptional = accept(.question) != nil
      let token = current
      guard let field = fieldName(token) else { throw unexpected(wanted: "the name of a field") }
      advance()
      guard accept(.colon) != nil else { throw unexpected(wanted: "':'") }
      let value = try conditional()
      fields.append(Expr.Field(name: field, nameRange: token.range, value: value, optional: isOptional))
      if accept(.comma) == nil { break }
    }
    let end = try close(.closeBrace, opening).end
    return try node(
      SourceRange(start: operand.range.start, end: end), .message(name: name, fields: fields),
      above: fields.map(\.value))
  }

  private func fieldName(_ token: Token) -> String? {
    switch token.kind {
    case .identifier(let name), .quotedName(let name): name
    default: nil
    }
  }

  private func qualifiedName(_ expression: Expr) -> String? {
    switch expression.kind {
    case .identifier(let name): name
    case .select(let operand, let field, _, false): qualifiedName(operand).map { $0 + "." + field }
    default: nil
    }
  }

  // MARK: Values and names

  private mutating func primary() throws(SyntaxError) -> Expr {
    let token = current
    if !isOperandStart(token) { throw unexpected(wanted: "a value") }
    advance()
    switch token.kind {
    case .literal(let literal):
      return try node(token.range, .literal(literal), above: [])
    case .integer(let magnitude):
      guard let value = Int64(exactly: magnitude) else { throw tooLargeForInt(token.range) }
      return try node(token.range, .literal(.int(value)), above: [])
    case .identifier(let name):
      return try named(name, token.range)
    case .symbol(.dot):
      let next = current
      guard case .identifier(let name) = next.kind else { throw unexpected(wanted: "a name") }
      advance()
      return try named("." + name, token.range.union(next.range))
    case .symbol(.openParenthesis):
      let inner = try conditional()
      widen(inner, to: token.range.union(try close(.closeParenthesis, token.range)))
      return inner
    case .symbol(.openBracket):
      return try list(token.range)
    case .symbol(.openBrace):
      return try map(token.range)
    default:
      throw unexpected(wanted: "a value")
    }
  }

  private func isOperandStart(_ token: Token) -> Bool {
    switch token.kind {
    case .literal, .integer, .identifier: true
    case .symbol(let symbol): [.dot, .openParenthesis, .openBracket, .openBrace].contains(symbol)
    case .quotedName, .end: false
    }
  }

  private mutating func named(_ name: String, _ range: SourceRange) throws(SyntaxError) -> Expr {
    if ReservedWords.all.contains(name) {
      throw SyntaxError(
        .reservedWord, range, "'\(name)' is a word that the language keeps for itself",
        help: name == "if" ? "write condition ? this : that" : nil)
    }
    if let opening = accept(.openParenthesis) { return try invocation(target: nil, name, range, opening) }
    return try node(range, .identifier(name), above: [])
  }

  private mutating func list(_ opening: SourceRange) throws(SyntaxError) -> Expr {
    var elements: [Expr.Element] = []
    while current.kind != .symbol(.closeBracket) {
      let isOptional = accept(.question) != nil
      elements.append(Expr.Element(value: try conditional(), optional: isOptional))
      if accept(.comma) == nil { break }
    }
    let end = try close(.closeBracket, opening).end
    return try node(
      SourceRange(start: opening.start, end: end), .list(elements), above: elements.map(\.value))
  }

  private mutating func map(_ opening: SourceRange) throws(SyntaxError) -> Expr {
    var entries: [Expr.Entry] = []
    while current.kind != .symbol(.closeBrace) {
      let isOptional = accept(.question) != nil
      let key = try conditional()
      guard accept(.colon) != nil else { throw unexpected(wanted: "':'") }
      entries.append(Expr.Entry(key: key, value: try conditional(), optional: isOptional))
      if accept(.comma) == nil { break }
    }
    let end = try close(.closeBrace, opening).end
    return try node(
      SourceRange(start: opening.start, end: end), .map(entries),
      above: entries.flatMap { [$0.key, $0.value] })
  }
}
