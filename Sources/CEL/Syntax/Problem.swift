package import SourceText

/// Something that is wrong with an expression, at a place in the expression's own source.
package struct Problem: Hashable, Sendable {
  package var code: ProblemCode
  /// The very token, in bytes of the expression's source.
  package var range: SourceRange
  /// One sentence without a full stop, in the author's words.
  package var message: String
  /// What to do about it.
  package var help: String?
  /// The nearest name that would be right.
  package var suggestion: String?

  package init(
    _ code: ProblemCode, _ range: SourceRange, _ message: String, help: String? = nil,
    suggestion: String? = nil
  ) {
    self.code = code
    self.range = range
    self.message = message
    self.help = help
    self.suggestion = suggestion
  }
}

/// The stable codes of what can be wrong with an expression.
package enum ProblemCode: String, CaseIterable, Sendable {
  /// A token stands where it cannot, or the expression ends too early.
  case unexpectedToken = "TL1101"
  /// A bracket, text or quoted name is never closed; the range is its opening.
  case notClosed = "TL1102"
  /// A number that is malformed or does not fit its type.
  case badNumber = "TL1103"
  /// A backslash is followed by something that is no escape.
  case badEscape = "TL1104"
  /// A byte or character that no token begins with, or that is not UTF-8.
  case badCharacter = "TL1105"
  /// A word that the language keeps for itself stands as a name.
  case reservedWord = "TL1106"
  /// The expression is longer, deeper or larger than ``SyntaxLimits`` allow.
  case tooLarge = "TL1107"
  /// A macro such as `has` or `all` is given something of the wrong form.
  case badMacro = "TL1108"

  /// A name that nothing declares.
  case unknownName = "TL2101"
  /// A function or method that nothing declares.
  case unknownFunction = "TL2102"
  /// A type name that cannot be constructed.
  case unknownType = "TL2103"
  /// A field that its record does not have.
  case unknownField = "TL2104"
  /// An operator or function is given types that it does not take.
  case typesDoNotFit = "TL2105"
  /// The whole expression has another type than the place asks for.
  case wrongResultType = "TL2106"
  /// Two quantities in different units are compared or added, such as a share and percent points.
  case unitsDoNotFit = "TL2107"
  /// More different fields are read than ``CheckLimits/attributes``.
  case tooManyAttributes = "TL2108"
  /// A record is computed with as if it were a value; only its fields can be read.
  case recordIsNoValue = "TL2109"
  /// A regular expression that does not compile.
  case badPattern = "TL2110"
  /// A function is called with more arguments than ``PlannedOverload/mostParameters``.
  case tooManyParameters = "TL2111"
  /// The expression would take more steps than ``CheckLimits/cost``.
  case tooCostly = "TL2112"

  /// The clock is read outside of a comparison whose instant of change can be foreseen.
  case clockOutsideComparison = "TL3101"
  /// A text that is to be a timestamp or duration is none.
  case badTime = "TL3102"

  /// Whether it is about the types that names have, which are not asked for where everything is dynamic.
  var isTyping: Bool {
    switch self {
    case .tooManyAttributes, .tooManyParameters, .tooCostly: false
    default: rawValue.hasPrefix("TL2") || rawValue.hasPrefix("TL3")
    }
  }
}
