/// Why an expression failed while it ran.
public enum ErrorCode: UInt8, Sendable, CaseIterable {
  case noSuchOverload = 1
  case noSuchKey
  case indexOutOfRange
  case divisionByZero
  case modulusByZero
  case overflow
  case outOfRange
  case invalidArgument
  case badConversion
  case duplicateKey
  case badPattern
  case unknownZone
  case noValue
  case undeclared
  case notBool
  /// The regular expression is longer than ``Pattern/longest``.
  case patternTooLong
  /// Compiled, the regular expression needs more than ``Pattern/memoryBudget``.
  case patternTooLarge
  /// `format` is asked for more than ``TextFormat/mostDigits``.
  case tooManyDigits
  /// ``EvaluationLimits/steps``
  case tooManySteps
  /// ``EvaluationLimits/bytes``
  case tooMuchText
  /// ``EvaluationLimits/values``
  case tooManyElements

  /// Whether the evaluation has used up what ``EvaluationLimits`` allow; `&&` and `||` never absorb that.
  public var isExhaustion: Bool {
    switch self {
    case .tooManySteps, .tooMuchText, .tooManyElements: true
    default: false
    }
  }

  /// One sentence for authors, without a full stop.
  public var message: String {
    switch self {
    case .noSuchOverload: "the types do not fit this operation"
    case .noSuchKey: "there is no such key"
    case .indexOutOfRange: "the index is outside of the list or text"
    case .divisionByZero: "division by zero"
    case .modulusByZero: "remainder of a division by zero"
    case .overflow: "the result is too large for its type"
    case .outOfRange: "the value is outside of the range of its type"
    case .invalidArgument: "an argument has a value that this function does not take"
    case .badConversion: "the text cannot be converted"
    case .duplicateKey: "a key stands twice in the map"
    case .badPattern: "the regular expression is malformed"
    case .unknownZone: "there is no time zone of this name"
    case .noValue: "the optional is empty"
    case .undeclared: "the name is not declared"
    case .notBool: "true or false is wanted here"
    case .patternTooLong: "the regular expression is longer than \(Pattern.longest) bytes"
    case .patternTooLarge:
      "the regular expression needs more than \(Pattern.memoryBudget) bytes when compiled"
    case .tooManyDigits: "format writes at most \(TextFormat.mostDigits) digits behind the point"
    case .tooManySteps: "the expression takes more steps than one evaluation may"
    case .tooMuchText: "the expression makes more text than one evaluation may"
    case .tooManyElements: "the expression makes more elements of lists and maps than one evaluation may"
    }
  }
}
