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

  /// What an author can do about it, without a full stop; nil where there is nothing to say beyond the message.
  package var remedy: String? {
    switch self {
    case .noSuchOverload: "convert one side: double(x), int(x), string(x)"
    case .noSuchKey: "ask for it first: has(x.k) or 'k' in x, or take x.?k.orValue(...)"
    case .indexOutOfRange: "ask for size(x) first, or take x[?0].orValue(...)"
    case .divisionByZero, .modulusByZero: "ask first: n != 0 && ..."
    case .noValue: "ask hasValue() first, or take orValue(...)"
    case .unknownZone: "zones are named as in Europe/Berlin, or are offsets such as +02:00"
    case .notBool: "compare it with something"
    case .tooManySteps, .tooMuchText, .tooManyElements:
      "go through fewer elements, or let a fact do part of the work"
    case .overflow, .outOfRange, .invalidArgument, .badConversion, .duplicateKey, .badPattern, .undeclared,
      .patternTooLong, .patternTooLarge, .tooManyDigits:
      nil
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
