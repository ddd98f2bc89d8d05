import SourceText

/// The smallest piece of an expression that means something.
struct Token: Sendable {
  enum Kind: Equatable, Sendable {
    case identifier(String)
    /// A field name between backticks.
    case quotedName(String)
    /// A whole number without sign; its magnitude may be one more than `int` reaches, for the sake of a minus before.
    case integer(UInt64)
    /// Any other literal.
    case literal(Literal)
    case symbol(Symbol)
    case end
  }

  /// Operators and punctuation; `in` is one of them.
  enum Symbol: String, Sendable {
    case and = "&&"
    case or = "||"
    case not = "!"
    case equals = "=="
    case notEquals = "!="
    case less = "<"
    case lessEquals = "<="
    case greater = ">"
    case greaterEquals = ">="
    case contains = "in"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case slash = "/"
    case percent = "%"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  var kind: Kind
  var range: SourceRange
}

/// Words that are kept for later versions of CEL; they may be fields, but neither variables nor functions.
enum ReservedWords {
  static let all: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "namespace",
    "package", "return", "var", "void", "while",
  ]
}

/// Ends reading an expression.
struct SyntaxError: Error {
  var problem: Problem

  init(
    _ code: ProblemCode, _ range: SourceRange, _ message: String, help: String? = nil,
    suggestion: String? = nil
  ) {
    problem = Problem(code, range, message, help: help, suggestion: suggestion)
  }
}
