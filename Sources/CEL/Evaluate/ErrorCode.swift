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
  case limitReached

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
    case .badPattern: "the regular expression is malformed or too large"
    case .unknownZone: "there is no time zone of this name"
    case .noValue: "the optional is empty"
    case .undeclared: "the name is not declared"
    case .notBool: "true or false is wanted here"
    case .limitReached: "the expression takes too many steps or too much memory"
    }
  }
}
