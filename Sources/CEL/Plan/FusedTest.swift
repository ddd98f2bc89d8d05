/// The shape of most conditions, in one step: something that is only read, against a constant, a set, or an attribute.
struct FusedTest: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// Against `constant`.
    case constant
    /// Against the attribute of slot `other`.
    case input
    /// Against `count` constants from place `other` on.
    case set
    /// Whether a text has the text `constant` where `textTest` says.
    case text
    /// The operand is itself the condition, or its opposite.
    case isTrue, isFalse
    /// There is a value for the attribute.
    case isPresent
  }

  /// What is read.
  struct Operand: BitwiseCopyable, Sendable {
    enum Source: UInt8, BitwiseCopyable, Sendable {
      /// An attribute, by slot.
      case input
      /// A variable of a macro, by place.
      case local
      /// A field of the map that is such a variable.
      case field
    }

    /// The node of the syntax tree that reads.
    var origin: UInt32
    /// Slot or place.
    var place: UInt32
    /// The symbol of the field's name.
    var field: UInt32 = 0
    var source: Source
  }

  var constant = Value.null
  var operand: Operand
  /// The node of the syntax tree that tests.
  var origin: UInt32
  var other: UInt32 = 0
  var count: UInt32 = 0
  var kind: Kind
  var relation = Relation.equal
  var textTest = TextTest.contains
}
