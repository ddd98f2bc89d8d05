package import SourceText

/// A stretch of field accesses that the host answers: `deal.amount`, or a plain variable.
///
/// A host reads ``root`` and ``path`` once, when it binds a program, and afterwards fills the input of the same index.
package struct Attribute: Hashable, Sendable {
  /// The variable, under the name by which it was declared.
  package var root: String
  /// The fields below it; empty for the variable itself.
  package var path: [String]
  package var type: ValueType
  /// Whether the host may have no value for it; such an input is `Value.unknown(attribute:)`.
  package var mayBeAbsent: Bool
  /// Where it is first read.
  package var range: SourceRange

  /// As authors write it.
  package var name: String { ([root] + path).joined(separator: ".") }
}

/// How much an expression may speak of.
package enum CheckLimits {
  /// Different attributes of one expression: an unknown carries them as bits.
  package static let attributes = 63
  /// Steps that an expression may be expected to take; as many as an evaluation may.
  package static let cost = EvaluationLimits.standard.steps
  /// Elements that a list or map is expected to have where the expression does not say.
  package static let expectedElements = 10
}

/// An expression whose names are resolved and whose types fit.
package struct Checked: Sendable {
  package let expression: Expr
  package let type: ValueType
  /// By node id.
  package let types: [ValueType]
  /// What programs read from the host; the index is the slot of ``Program/evaluate(_:_:)``.
  package let attributes: [Attribute]
  /// By node id; nil for a node that is computed from its children.
  let references: [Reference?]
  /// By node id, for calls of functions: what may be meant.
  let calls: [Int: ResolvedCall]
  /// By node id, for calls that are no functions.
  let macros: [Int: Macro]
}

/// What a call of a function means, as far as it can be told before it runs.
struct ResolvedCall: Sendable {
  /// More than one where the types of the arguments are only known at run time.
  var overloads: [Overload]
  /// The target of a method comes first.
  var arguments: [Expr]

  /// The regular expression of `matches` where it stands in the source and is compiled when the expression is planned.
  var constantPattern: String? {
    guard overloads.count == 1, StandardLibrary.matchesIDs.contains(overloads[0].id),
      case .literal(.string(let text)) = arguments[1].kind
    else { return nil }
    return text
  }
}

/// What a name, or a chain of names, stands for.
enum Reference: Sendable {
  case attribute(Int)
  /// A variable of a comprehension or of `cel.bind`, by the id of the node of the macro and its place among its names.
  case local(node: Int, place: Int)
  case type(RuntimeType)
  /// A `cel.bind` that gives an attribute another name: nothing is computed where it is bound.
  case alias
  /// Nothing: evaluating it is an error (unchecked expressions only).
  case undeclared
}
