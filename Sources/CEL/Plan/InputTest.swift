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
