/// Where an expression stands, which decides what it may speak of.
///
/// LANGUAGE.md section 5.
struct Place: Hashable {
  /// The kinds of the activity at hand; nil where there is none.
  var activity: Kinds?
  /// Whose rule it is; nil in events and facts, which belong to whichever rule reads them.
  var per: SubjectKind?
  var clock = Clock.absent
  /// Whether `facts` may be read.
  var readsFacts = false
  /// Whether `norms` may be read where `facts` may.
  var readsNorms = true
  /// Whether a deal is at hand: a rule's own, or that of the activity.
  var hasDeal = true
  /// What a text may say of what the sentence found.
  var found: [Found] = []
  /// Whether it is a hole of a text, with the functions that write for people.
  var isText = false

  enum Clock {
    case absent
    /// Only in comparisons whose instant of change can be foreseen.
    case compared
    case free
  }

  enum Kinds: Hashable {
    case any
    case these([String])

    init(_ names: [String]?) { self = names.map { .these($0) } ?? .any }

    func union(_ other: Kinds) -> Kinds {
      guard case .these(let mine) = self, case .these(let others) = other else { return .any }
      return .these(mine + others.filter { !mine.contains($0) })
    }
  }

  /// A variable of texts, as far as the rule's form has it.
  enum Found: Hashable {
    /// The activity that offends or answers.
    case other(Kinds)
    /// The latest activity before the silence.
    case last(Kinds)
    case due, lateBy, missing, count, period
    /// How many the period before had.
    case before
  }

  /// `where` of an event, and what a fact folds.
  static func activity(_ kinds: Kinds) -> Place { Place(activity: kinds) }

  /// A condition of a rule that has a trigger at hand.
  static func trigger(_ kinds: Kinds, per: SubjectKind) -> Place {
    Place(activity: kinds, per: per, clock: .compared, readsFacts: true)
  }

  /// A condition of a rule that is judged without an activity at hand.
  static func state(per: SubjectKind) -> Place {
    Place(activity: nil, per: per, clock: .compared, readsFacts: true, hasDeal: per == .deal)
  }

  /// A hole of a text of the rule.
  func text(found: [Found] = []) -> Place {
    var place = self
    place.clock = .free
    place.isText = true
    place.found = found
    return place
  }
}
