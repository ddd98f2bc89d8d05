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
  enum Symbol: String, CaseIterable, Sendable {
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

    /// By how it is written: at most two bytes, the last one lowest.
    private static let all = Dictionary(uniqueKeysWithValues: allCases.map { (number($0.rawValue.utf8), $0) })

    static func written(_ bytes: some Sequence<UInt8>) -> Symbol? { all[number(bytes)] }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt16 {
      bytes.reduce(0) { $0 << 8 | UInt16($1) }
    }
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
