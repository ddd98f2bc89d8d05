package import SourceText

/// A node of the syntax tree of one expression, macros not expanded: `xs.all(x, p)` is a call like any other.
///
/// Ranges are byte offsets into the expression's own source text; whoever took it out of a file maps them back.
package struct Expr: Sendable {
  /// Counts from 0 in the order in which the nodes were finished; unique and dense within one parse.
  package var id: Int
  package var range: SourceRange
  package var kind: Kind

  package init(id: Int, range: SourceRange, kind: Kind) {
    self.id = id
    self.range = range
    self.kind = kind
  }

  package indirect enum Kind: Sendable {
    case literal(Literal)
    /// A name; one that is to be looked up outside of every container keeps its leading dot, as in `.now`.
    case identifier(String)
    /// `operand.field`, or `operand.?field` where `optional`.
    case select(operand: Expr, field: String, fieldRange: SourceRange, optional: Bool)
    /// `operand[key]`, or `operand[?key]` where `optional`.
    case index(operand: Expr, key: Expr, optional: Bool)
    /// A function, method, macro or operator; operators have the names in ``Operator``.
    case call(target: Expr?, function: String, functionRange: SourceRange, arguments: [Expr])
    case list([Element])
    case map([Entry])
    /// `Name{field: value}`.
    case message(name: String, fields: [Field])
  }

  package struct Element: Sendable {
    package var value: Expr
    /// `?value`: left out of the list where the optional is empty.
    package var optional: Bool
  }

  package struct Entry: Sendable {
    package var key: Expr
    package var value: Expr
    /// `?key: value`: left out of the map where the optional is empty.
    package var optional: Bool
  }

  package struct Field: Sendable {
    package var name: String
    package var nameRange: SourceRange
    package var value: Expr
    package var optional: Bool
  }

  /// The nodes directly below this one, in source order.
  package var children: [Expr] {
    switch kind {
    case .literal, .identifier: []
    case .select(let operand, _, _, _): [operand]
    case .index(let operand, let key, _): [operand, key]
    case .call(let target, _, _, let arguments): (target.map { [$0] } ?? []) + arguments
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .message(_, let fields): fields.map(\.value)
    }
  }

  /// Whether it is `x.?field` or `x[?key]`.
  var isOptionalAccess: Bool {
    switch kind {
    case .select(_, _, _, let isOptional), .index(_, _, let isOptional): isOptional
    default: false
    }
  }
}

/// A value as it stands in the source.
package enum Literal: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
}

/// The function names of operators, those of cel-go.
package enum Operator {
  package static let and = "_&&_"
  package static let or = "_||_"
  package static let not = "!_"
  package static let negate = "-_"
  package static let conditional = "_?_:_"
  package static let equals = "_==_"
  package static let notEquals = "_!=_"
  package static let less = "_<_"
  package static let lessEquals = "_<=_"
  package static let greater = "_>_"
  package static let greaterEquals = "_>=_"
  package static let contains = "@in"
  package static let add = "_+_"
  package static let subtract = "_-_"
  package static let multiply = "_*_"
  package static let divide = "_/_"
  package static let modulo = "_%_"

  /// How an operator is written: `_==_` is `==`. Nil for a function.
  package static func sign(of function: String) -> String? { signs[function] }

  private static let signs = [
    and: "&&", or: "||", not: "!", negate: "-", conditional: "?:", equals: "==", notEquals: "!=", less: "<",
    lessEquals: "<=", greater: ">", greaterEquals: ">=", contains: "in", add: "+", subtract: "-",
    multiply: "*",
    divide: "/", modulo: "%",
  ]
}
