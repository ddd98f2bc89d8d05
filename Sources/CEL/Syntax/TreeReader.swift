import SourceText

/// Makes a tree of tokens by recursive descent; binary operators climb by precedence.
struct TreeReader {
  private let tokens: [Token]
  private let limits: SyntaxLimits
  private var place = 0
  private var nesting = 0
  /// By node id: the number of nodes on the longest way down.
  private var heights: [Int] = []
  /// By node id, of those that stand in brackets or behind signs that undo each other: with these, which belong to
  /// whatever is made of the node.
  private var wider: [Int: SourceRange] = [:]

  init(tokens: [Token], limits: SyntaxLimits) {
    self.tokens = tokens
    self.limits = limits
  }

  mutating func read() throws(SyntaxError) -> Expr {
    let expression = try conditional()
    guard current.kind == .end else { throw unexpected(wanted: "an operator or the end") }
    return expression
  }

  // MARK: Operators

  mutating func conditional() throws(SyntaxError) -> Expr {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= limits.depth else { throw tooDeep(current.range) }
    let condition = try binary(from: 1)
    guard let question = accept(.question) else { return condition }
    let yes = try binary(from: 1)
    guard accept(.colon) != nil else { throw unexpected(wanted: "':'") }
    let no = try conditional()
    return try call(Operator.conditional, at: question, [condition, yes, no])
  }

  private mutating func binary(from lowest: Int) throws(SyntaxError) -> Expr {
    var left = try unary()
    while let (function, precedence) = currentOperator(), precedence >= lowest {
      if precedence <= 2 {
        left = try chain(startingWith: left, of: function, precedence)
      } else {
        let sign = advance().range
        let right = try binary(from: precedence + 1)
        left = try call(function, at: sign, [left, right])
      }
    }
    return left
  }

  /// A run of `&&` or of `||` becomes a balanced tree, so that a long one is not a deep one.
  private mutating func chain(
    startingWith first: Expr, of function: String, _ precedence: Int
  ) throws(SyntaxError) -> Expr {
    var terms = [first]
    var signs: [SourceRange] = []
    while let (next, _) = currentOperator(), next == function {
      signs.append(advance().range)
      terms.append(try binary(from: precedence + 1))
    }
    return try balance(terms[...], signs[...], function)
  }

  private mutating func balance(
    _ terms: ArraySlice<Expr>, _ signs: ArraySlice<SourceRange>, _ function: String
  ) throws(SyntaxError) -> Expr {
    guard terms.count > 1 else { return terms[terms.startIndex] }
    let half = (terms.count + 1) / 2
    let sign = signs.startIndex + half - 1
    let left = try balance(terms.prefix(half), signs[..<sign], function)
    let right = try balance(terms.dropFirst(half), signs[(sign + 1)...], function)
    return try call(function, at: signs[sign], [left, right])
  }

  private func currentOperator() -> (function: String, precedence: Int)? {
    guard case .symbol(let symbol) = current.kind else { return nil }
    switch symbol {
    case .or: return (Operator.or, 1)
    case .and: return (Operator.and, 2)
    case .equals: return (Operator.equals, 3)
    case .notEquals: return (Operator.notEquals, 3)
    case .less: return (Operator.less, 3)
    case .lessEquals: return (Operator.lessEquals, 3)
    case .greater: return (Operator.greater, 3)
    case .greaterEquals: return (Operator.greaterEquals, 3)
    case .contains: return (Operator.contains, 3)
    case .plus: return (Operator.add, 4)
    case .minus: return (Operator.subtract, 4)
    case .times: return (Operator.multiply, 5)
    case .slash: return (Operator.divide, 5)
    case .percent: return (Operator.modulo, 5)
    default: return nil
    }
  }

  private mutating func unary() throws(SyntaxError) -> Expr {
    if let number = try negativeNumber() { return try postfix(number) }
    for (symbol, function) in [(Token.Symbol.not, Operator.not), (.minus, Operator.negate)] {
      guard let first = accept(symbol) else { continue }
      var count = 1
      while !startsNegativeNumber(), accept(symbol) != nil { count += 1 }
      let operand = if let number = try negativeNumber() { try postfix(number) } else { try member() }
      // Two of a kind undo each other, as in cel-go.
      guard count % 2 == 0 else { return try call(function, at: first, [operand], from: first.start) }
      widen(operand, to: SourceRange(start: first.start, end: outerRange(of: operand).end))
      return operand
    }
    return try member()
  }

  private func startsNegativeNumber() -> Bool {
    guard current.kind == .symbol(.minus), place + 1 < tokens.count else { return false }
    switch tokens[place + 1].kind {
    case .integer, .literal(.double): return true
    default: return false
    }
  }

  /// A minus directly before a number belongs to the number: only so can the smallest `int` be written.
  private mutating func negativeNumber() throws(SyntaxError) -> Expr? {
    guard startsNegativeNumber() else { return nil }
    let start = advance().range.start
    let token = advance()
    let range = SourceRange(start: start, end: token.range.end)
    switch token.kind {
    case .integer(let magnitude):
      guard magnitude <= UInt64(Int64.max) + 1 else { throw tooLargeForInt(range) }
      return try node(range, .literal(.int(Int64(truncatingIfNeeded: 0 &- magnitude))), above: [])
    case .literal(.double(let value)):
      return try node(range, .literal(.double(-value)), above: [])
    default:
      throw unexpected(wanted: "a number")
    }
  }

  // MARK: Nodes and tokens

  mutating func call(
    _ function: String, at sign: SourceRange, _ arguments: [Expr], from start: Int? = nil
  ) throws(SyntaxError) -> Expr {
    let end = outerRange(of: arguments[arguments.count - 1]).end
    let range = SourceRange(start: start ?? outerRange(of: arguments[0]).start, end: end)
    return try node(
      range, .call(target: nil, function: function, functionRange: sign, arguments: arguments),
      above: arguments)
  }

  mutating func widen(_ expression: Expr, to range: SourceRange) { wider[expression.id] = range }

  /// Where a node stands, its brackets included.
  func outerRange(of expression: Expr) -> SourceRange { wider[expression.id] ?? expression.range }

  mutating func node(
    _ range: SourceRange, _ kind: Expr.Kind, above children: [Expr]
  ) throws(SyntaxError) -> Expr {
    let height = 1 + (children.map { heights[$0.id] }.max() ?? 0)
    guard height <= limits.depth else { throw tooDeep(range) }
    guard heights.count < limits.nodes else {
      throw SyntaxError(.tooLarge, range, "the expression has more than \(limits.nodes) parts")
    }
    heights.append(height)
    return Expr(id: heights.count - 1, range: range, kind: kind)
  }

  var current: Token { tokens[place] }

  /// The current token, which is left behind; the end is never left.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if place + 1 < tokens.count { place += 1 }
    return token
  }

  mutating func accept(_ symbol: Token.Symbol) -> SourceRange? {
    current.kind == .symbol(symbol) ? advance().range : nil
  }

  mutating func close(
    _ symbol: Token.Symbol, _ opening: SourceRange
  ) throws(SyntaxError) -> SourceRange {
    if let range = accept(symbol) { return range }
    if current.kind == .end {
      throw SyntaxError(
        .notClosed, opening, "this bracket is not closed", help: "put '\(symbol.rawValue)' where it ends")
    }
    throw unexpected(wanted: "'\(symbol.rawValue)' or an operator")
  }

  // MARK: Problems

  func unexpected(wanted: String) -> SyntaxError {
    switch current.kind {
    case .end:
      return SyntaxError(.unexpectedToken, current.range, "the expression ends where \(wanted) is expected")
    case .identifier(let name):
      return SyntaxError(
        .unexpectedToken, current.range, "'\(name)' stands where \(wanted) is expected",
        help: remedy(for: name))
    case .symbol(let symbol):
      return SyntaxError(
        .unexpectedToken, current.range, "'\(symbol.rawValue)' stands where \(wanted) is expected")
    default:
      return SyntaxError(.unexpectedToken, current.range, "a value stands where \(wanted) is expected")
    }
  }

  private func remedy(for word: String) -> String? {
    switch word.lowercased() {
    case "and": "write && for 'and'"
    case "or": "write || for 'or'"
    case "not": "write ! for 'not'"
    case "is": "write == to compare"
    default: nil
    }
  }

  private func tooDeep(_ range: SourceRange) -> SyntaxError {
    SyntaxError(.tooLarge, range, "the expression is nested more than \(limits.depth) deep")
  }

  func tooLargeForInt(_ range: SourceRange) -> SyntaxError {
    SyntaxError(
      .badNumber, range, "the number is too large for int",
      help: "write it as uint with a 'u' behind it, or as double")
  }
}
