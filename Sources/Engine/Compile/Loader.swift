import Symbols

/// Where the value of an attribute comes from, decided once when its expression is compiled.
enum Loader: Sendable, BitwiseCopyable {
  /// Nothing can be known here, such as the activity at hand of a state.
  case absent
  /// A parameter or list, by its place among the constants of the rule set.
  case constant(Int)
  case activity(ActivityPart, of: Origin)
  /// A field of an activity's data; `asDouble` where the expression expects decimals.
  case data(Symbol, of: Origin, asDouble: Bool)
  case deal(DealPart)
  /// What `deal.updated` said under a name.
  case dealField(Symbol)
  case subject(Role, SubjectPart)
  /// An attribute that the directory keeps under a name.
  case subjectField(Role, Symbol)
  case fact(Int)
  /// Index into ``SubjectProgram/norms``.
  case norm(Int)
  case now
  /// The name of the subject's zone.
  case zone
  /// The currency of the deal, or an empty text.
  case currency
  case found(FoundPart)

  /// Which activity is read.
  enum Origin: Sendable, BitwiseCopyable, Hashable {
    /// The activity at hand; in what concerns a finding, its trigger.
    case trigger
    /// The offending or answering one.
    case other
    /// The latest one before a silence.
    case last
    /// The one that a `latest` or `first` fact holds.
    case fact(Int)
  }

  enum ActivityPart: Sendable, BitwiseCopyable {
    case whole, id, at, kind, actor, contacts, text
  }

  enum DealPart: Sendable, BitwiseCopyable {
    case whole, id, name, account, rep, stage, amount, currency, openedAt, closeDate, open, won, lost, fields
  }

  /// Whom the directory or the subject names.
  enum Role: Int, Sendable, BitwiseCopyable {
    case account, rep, manager, team
  }

  enum SubjectPart: Sendable, BitwiseCopyable {
    case whole, id, name, openDeals, fields
  }

  /// What a sentence found, for its texts.
  enum FoundPart: Sendable, BitwiseCopyable {
    case due, lateBy, missing, count, before, period
  }
}

extension Loader {
  /// The fact that it reads, if any.
  var fact: Int? {
    switch self {
    case .fact(let fact), .activity(_, .fact(let fact)), .data(_, .fact(let fact), _): fact
    default: nil
    }
  }
}
