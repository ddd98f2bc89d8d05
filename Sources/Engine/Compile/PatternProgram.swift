import Activity
import Symbols

/// A set of activities, ready to be asked for each activity of a subject.
struct PatternProgram: Sendable {
  let alternatives: [Alternative]
  /// How people call it: its name, or its kinds.
  let name: String
  let pack: Int

  struct Alternative: Hashable, Sendable {
    let kinds: Kinds
    let fields: [FieldTest]
    /// Index into ``SubjectProgram/conditions``.
    let condition: Int?

    /// Nothing but the kind decides.
    var isPlain: Bool { fields.isEmpty && condition == nil }
  }

  enum Kinds: Hashable, Sendable {
    case any
    case these([Symbol])
  }

  /// `with`: the field is present and equal to one of the values, or a list that holds one.
  struct FieldTest: Hashable, Sendable {
    let field: Symbol
    /// Texts as symbols; lists do not occur.
    let values: [Cell]
  }
}

/// A run of places in one of the flat lists of a ``SubjectProgram``.
struct Stretch: Sendable, BitwiseCopyable {
  var start: Int32
  var count: Int32

  @inline(__always) var range: Range<Int> { Int(start)..<Int(start &+ count) }
}

/// A pattern as it concerns activities of one kind, and what a match means; several where all of them always match.
struct DispatchEntry: Sendable, BitwiseCopyable {
  /// The first one.
  let pattern: Int32
  /// An alternative of each has neither fields nor a condition: the kind alone decides.
  let alwaysMatches: Bool
  /// It is the `when` of a rule, so that an unknown match is a verdict.
  let triggers: Bool
  /// It is also something else, so that an unknown match is to be counted.
  let isSought: Bool
  /// In ``SubjectProgram/alternatives``.
  let alternatives: Stretch
  /// In ``SubjectProgram/interests``.
  let interests: Stretch
  /// Facts whose `of` it is, those that it settles, those that begin again with it: in ``SubjectProgram/concerned``.
  let feeds: Stretch
  let settles: Stretch
  let restarts: Stretch

  /// It settles or begins facts again, which is done after everything else.
  var isEnding: Bool { settles.count > 0 || restarts.count > 0 }
}

/// What a match means to a rule.
struct Interest: Sendable, BitwiseCopyable {
  /// What can be done about it without asking the whole rule.
  enum Shortcut: Sendable, BitwiseCopyable, Equatable {
    case none
    /// The next silence of so many milliseconds begins, while the condition stands as it did.
    case renewal(Int64)
    /// Nothing, where nothing waits.
    case wait
  }

  let rule: Int32
  let role: EventRole
  var shortcut = Shortcut.none
}

/// What an activity may be to a rule.
struct EventRole: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt16

  /// The event of `when`.
  static let trigger = EventRole(rawValue: 1)
  /// What is expected earlier, later or next, what must never come, what `every` counts, what breaks a silence.
  static let answer = EventRole(rawValue: 2)
  static let among = EventRole(rawValue: 4)
  static let unless = EventRole(rawValue: 8)
  static let until = EventRole(rawValue: 16)
  static let since = EventRole(rawValue: 32)
  static let clear = EventRole(rawValue: 64)
  /// The event of `when`, as far as one can tell: its `where` is unknown or failed.
  static let doubtful = EventRole(rawValue: 128)
}
