/// One step of a program. Nodes refer to each other by their place in ``Program/nodes``.
struct Node: BitwiseCopyable, Sendable {
  /// What is done; the meaning of `a`, `b`, `c` and `constant` is in brackets.
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    /// [`constant`]
    case constant
    /// Reads an attribute [`a` slot].
    case input
    /// Reads a variable of a macro [`a` place].
    case local
    /// Keeps what a node gives as evidence [`a` node].
    case record
    /// One comparison of an attribute [`a` test].
    case test
    /// A conjunction or disjunction of tests [`a` first test, `b` their count].
    case allTests, anyTests
    /// Whether there is a value for an attribute [`a` slot], and the same as an optional.
    case isPresent, presentOptional
    /// A field of a map [`a` map, `constant` key]: its value, whether it is there, its value as an optional.
    case select, hasField, selectOptional
    /// An element of a list or map [`a` list or map, `b` key].
    case index, indexOptional
    /// [`a` first operand, `b` their count]
    case and, or
    /// [`a`]
    case not, negate
    /// [`a` condition, `b`, `c`]
    case conditional
    /// [`a`, `b`, `c` ``Relation``]
    case compare
    /// Whether a value is one of several constants [`a`, `b` first constant, `c` their count].
    case inSet
    /// [`a` element, `b` list or map]
    case isIn
    /// [`a`, `b`, `c` ``Arithmetic/Operation``]
    case arithmetic
    /// [`a` first operand, `b` their count, `c` call]
    case call
    /// Whether a text matches a constant pattern [`a` text, `c` pattern].
    case matches
    /// [`a` first operand, `b` their count, `c` 1 for the greatest]
    case extremum
    /// `or`, and `orValue` where `c` is 1 [`a` optional, `b` other].
    case orElse
    /// [`a` first operand, `b` their count]; operands with ``Program/optionalMark`` are left out where they are empty.
    case list
    /// As `list`, keys and values in turn.
    case map
    /// [`a` comprehension]
    case comprehension
    /// [`a` value, `b` body, `c` place of the variable]
    case bind
    /// `optMap`, and `optFlatMap` where the flag of the operation is set [`a` optional, `b` body, `c` place].
    case optionalMap, optionalFlatMap
  }

  var constant = Value.null
  /// The node of the syntax tree from which this was made.
  var origin: UInt32
  var a: UInt32 = 0
  var b: UInt32 = 0
  var c: UInt32 = 0
  var operation: Operation
}

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

/// The shape of most conditions, in one step: an attribute against a constant, a set, or another attribute.
struct InputTest: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// Against `constant`.
    case constant
    /// Against the attribute of slot `other`.
    case input
    /// Against `count` constants from place `other` on.
    case set
    /// The attribute is itself the condition, or its opposite.
    case isTrue, isFalse
    /// There is a value for the attribute.
    case isPresent
  }

  var constant = Value.null
  var origin: UInt32
  var slot: UInt32
  var other: UInt32 = 0
  var count: UInt32 = 0
  var kind: Kind
  var relation = Relation.equal
}

/// One way in which a call may be meant.
struct PlannedOverload: Sendable {
  /// By parameter: the tags that it takes, as bits.
  var accepts = InlineArray<8, UInt32>(repeating: 0)
  var parameterCount: Int
  var cost: Int
  var implementation: Overload.Implementation

  /// The most parameters that a function may have.
  static let mostParameters = 8

  /// Nil where there are too many parameters.
  init?(_ overload: Overload) {
    guard overload.parameters.count <= Self.mostParameters else { return nil }
    parameterCount = overload.parameters.count
    cost = overload.cost
    implementation = overload.implementation
    for (place, parameter) in overload.parameters.enumerated() { accepts[place] = parameter.tags }
  }
}

/// The overloads of one call, the first that takes the arguments is the one that is meant.
struct CallSite: BitwiseCopyable, Sendable {
  var first: UInt32
  var count: UInt32
}

/// A macro that goes through a list or map.
struct PlannedComprehension: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    case all, exists, existsOne, list, filter, map, mapEntry
  }

  var kind: Kind
  /// Nodes; those that are not there are 0 and not read.
  var range: UInt32
  var condition: UInt32
  var body: UInt32
  var hasCondition: Bool
  /// The place of the first variable; the second is behind it.
  var place: UInt32
  var hasTwoNames: Bool
}

extension ValueType {
  /// The tags of values that may have this type, as bits.
  var tags: UInt32 {
    switch self {
    case .bool: Self.bit(.bool)
    case .int: Self.bit(.int)
    case .uint: Self.bit(.uint)
    case .double: Self.bit(.double)
    case .string: Self.bit(.string)
    case .bytes: Self.bit(.bytes)
    case .null: Self.bit(.null)
    case .timestamp: Self.bit(.timestamp)
    case .duration: Self.bit(.duration)
    case .type: Self.bit(.type)
    case .list: Self.bit(.list)
    case .map: Self.bit(.map)
    case .optional: Self.bit(.optional)
    case .dyn, .error, .record, .opaque, .typeParameter: Self.bit(.unknown) - 1
    }
  }

  private static func bit(_ tag: Value.Tag) -> UInt32 { 1 << UInt32(tag.rawValue) }
}
