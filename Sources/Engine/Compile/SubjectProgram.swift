import CEL
import EventTime
import RulePacks
import Symbols
import Temporal

/// Everything that is asked of one kind of subject: rules, facts, events and conditions, addressed by number.
struct SubjectProgram: Sendable {
  let kind: SubjectKind
  /// Whether ``kind`` is the deal, which is asked at every activity.
  let isOfDeals: Bool
  var rules: [RuleProgram] = []
  var facts: [FactProgram] = []
  var patterns: [PatternProgram] = []
  var conditions: [ConditionProgram] = []
  var norms: [NormReading] = []
  var brief: [BriefProgram] = []
  /// The durations of all of them.
  var spans: [TimeSpan] = []

  /// By index of a kind's symbol: a place in ``dispatch``; kinds beyond are of no particular interest.
  var dispatchPlaces: [UInt16] = []
  /// Stretches of ``entries``. The first is for all kinds that no pattern names, the second for those of `nudge.*`.
  var dispatch: [Stretch] = []
  var entries: [DispatchEntry] = []
  var alternatives: [PatternProgram.Alternative] = []
  var interests: [Interest] = []
  /// Places of facts.
  var concerned: [Int] = []

  /// Rules that one of them works for, and those that do nothing by themselves because another does.
  var groups: [RuleGroup] = []
  /// Of all groups, by their durations from the shortest on; in milliseconds.
  var members: [Int] = []
  var durations: [Int64] = []
  var followers: Set<Int> = []

  /// Rules of `while`, judged from the first activity on.
  var states: [Int] = []
  /// Rules that begin with the subject's first activity: silences and periods.
  var starters: [Int] = []
  var periodRules: [Int] = []
  /// Rules whose `while` or clearing condition compares `now`.
  var clockRules: [Int] = []
  /// By fact: the rules whose `while` or clearing condition reads it, as a stretch of the list.
  var factReaders: [Stretch] = []
  var readers: [Int] = []
  /// Rules whose `while` or clearing condition reads the deal, and what of it.
  var dealReaders: [DealReader] = []
  /// Rules whose `while` or clearing condition reads the directory, or the number of open deals.
  var directoryReaders: [Int] = []
  var openDealsReaders: [Int] = []
  /// Rules whose `while` or clearing condition reads a norm.
  var normReaders: [Int] = []
  /// Rules that end with the close.
  var closers: [Int] = []

  init(kind: SubjectKind) {
    self.kind = kind
    isOfDeals = kind == .deal
  }
}

/// A rule that has to be asked again when its deal changes.
struct DealReader: Sendable, BitwiseCopyable {
  let rule: Int
  let changes: DealRecord.Changes
}

/// A line of a pack for the page before a call.
struct BriefProgram: Sendable {
  let pack: Int
  let section: BriefLine.Section
  let condition: Int
  let say: TextProgram
}
