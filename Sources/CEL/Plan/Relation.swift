/// How two values may stand to each other.
enum Relation: UInt8, BitwiseCopyable, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual

  init?(function: String) {
    switch function {
    case Operator.equals: self = .equal
    case Operator.notEquals: self = .notEqual
    case Operator.less: self = .less
    case Operator.lessEquals: self = .lessEqual
    case Operator.greater: self = .greater
    case Operator.greaterEquals: self = .greaterEqual
    default: return nil
    }
  }

  /// The relation with its sides exchanged.
  var mirrored: Relation {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    }
  }

  @inline(__always) func holds(_ order: Order) -> Bool {
    switch self {
    case .equal: order == .equal
    case .notEqual: order != .equal
    case .less: order == .less
    case .lessEqual: order == .less || order == .equal
    case .greater: order == .greater
    case .greaterEqual: order == .greater || order == .equal
    }
  }
}
