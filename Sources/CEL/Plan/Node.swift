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
