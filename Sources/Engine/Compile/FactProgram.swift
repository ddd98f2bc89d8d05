import Symbols
import Temporal

/// A fold over a kind of subject, shared by all rules and packs that mean the same.
struct FactProgram: Sendable {
  let kind: FoldBank.Kind
  let numberType: FoldBank.NumberType
  /// Indices into ``SubjectProgram/patterns``.
  let of: Int
  let until: Int?
  let since: Int?
  /// Indices into ``SubjectProgram/conditions``.
  let argument: Int?
  /// Where the argument's value comes from.
  let source: Source
  let `where`: Int?
  let within: SpanProgram?
  let last: Int?
  /// Of a mean time: what begins one.
  let begin: Begin?
  /// `pack/fact` of the pack that named it first.
  let name: String

  /// Where facts fold the same over times of different length: the one with the longest is fed, and what each of them is
  /// follows from it.
  var longer: Longer?

  struct Longer: Sendable, BitwiseCopyable {
    let fact: Int
    /// By how many milliseconds its time is longer.
    let difference: Int64
  }

  /// Whether it holds the activity that began the time which runs, for the mean time just before it.
  var isBeginner = false

  struct Begin: Sendable, BitwiseCopyable {
    let pattern: Int
    /// The fact that holds the activity by which the time that runs began.
    let fact: Int
  }

  enum Source: Sendable, BitwiseCopyable {
    /// It has none.
    case nothing
    /// Plain fields of the activity, for which nothing has to run.
    case contacts
    case data(Symbol, asDouble: Bool)
    case condition(Int)

    init(_ argument: Int?, _ conditions: [ConditionProgram]) {
      guard let argument else {
        self = .nothing
        return
      }
      switch conditions[argument].plain {
      case .activity(.contacts, of: .trigger): self = .contacts
      case .data(let field, of: .trigger, let asDouble): self = .data(field, asDouble: asDouble)
      default: self = .condition(argument)
      }
    }
  }
}
