import EventTime
import RulePacks

/// A rule for its kind of subject: conditions, durations and texts by their places in the ``SubjectProgram``.
struct RuleProgram: Sendable {
  enum Form: Sendable, BitwiseCopyable {
    case signal
    case that(Int)
    case earlier(within: SpanProgram?, hasSince: Bool, sincePrevious: Bool)
    case later(DeadlineProgram, each: Bool)
    case never(within: SpanProgram)
    case next(each: Bool)
    case held(Int, for: SpanProgram?)
    case silence(Int, inLast: SpanProgram)
    case every(QuotaProgram)
    /// `silence` and `later`, for all rules of a ``RuleGroup``.
    case silences(Int, group: Int)
    case laters(group: Int)
  }

  /// When a finding is cleared.
  enum Clearing: Sendable, BitwiseCopyable {
    case never
    /// By an activity in this role.
    case role(EventRole)
    /// When the condition has this truth.
    case condition(Int, when: Bool)
    /// When the state of `while` is false; of a silence also at the next Y.
    case stateEnds
    /// When a later period is met.
    case laterMet
  }

  /// Index into ``RuleSet/rules``.
  let index: Int
  let pack: Int
  var form: Form
  /// The condition of `if`.
  let condition: Int?
  let same: [Int]
  let clearing: Clearing
  let expires: SpanProgram?
  let coolDown: SpanProgram?
  let remind: SpanProgram?
  /// Ends with the close of the deal, or when the pair parts.
  let endsWithClose: Bool
  let exceptions: [ExceptionProgram]
  let nudge: NudgeProgram
  /// The conditions that decide it, whose readings are evidence.
  let deciding: [Int]
  /// What evidence says was looked for in vain.
  let searched: String?

  /// The condition of `while`, judged at every point.
  var state: Int? {
    switch form {
    case .held(let condition, _), .silence(let condition, _), .silences(let condition, _): condition
    default: nil
    }
  }
}

struct ExceptionProgram: Sendable {
  let name: String
  let condition: Int
  /// The first instant at which it no longer holds; `Int64.max` for never.
  let ends: Int64
}

enum DeadlineProgram: Sendable, BitwiseCopyable {
  case within(SpanProgram)
  /// A timestamp judged at the trigger.
  case by(Int)
  case before(SpanProgram, Int)
  case after(SpanProgram, Int)
}

struct QuotaProgram: Sendable, BitwiseCopyable {
  let period: Period
  let bound: Quota.Bound
  let distinct: Int?
  let countsPartial: Bool
}
