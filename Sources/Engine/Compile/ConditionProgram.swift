import CEL
import RulePacks
import SourceText

/// An expression with everything it needs to run for a kind of subject.
struct ConditionProgram: Sendable {
  let runner: ConditionRunner
  /// By slot of the program.
  private(set) var loaders: [Loader]
  /// What it reads by itself, when it runs no function: a plain field, fed to folds without running anything.
  let plain: Loader?
  let reads: Reads
  /// Comparisons of `now`, as programs that give the instant at which each changes.
  let clock: [ClockProgram]
  /// Where it stands: a pack, or the site's file.
  let file: SourceFile?
  let condition: Condition

  /// What can change its value from one point of a subject to the next.
  struct Reads: Sendable {
    var facts: [Int] = []
    /// The record of a deal, and what may change in it so that the value changes.
    var deal = false
    var dealChanges: DealRecord.Changes = []
    /// The directory, by the date.
    var directory = false
    var openDeals = false
    var norms = false

    mutating func add(_ loader: Loader, for kind: SubjectKind) {
      if let fact = loader.fact, !facts.contains(fact) { facts.append(fact) }
      switch loader {
      case .deal(let part):
        read(part.changes)
        if part == .name { directory = true }
      case .dealField: read(.fields)
      case .currency: read(.currency)
      case .subject(_, .openDeals): openDeals = true
      case .subject(let role, _), .subjectField(let role, _):
        directory = true
        // What the subject does not name itself is looked up in the record of the deal.
        if !kind.names(role) { read([.account, .rep]) }
      default: break
      }
    }

    private mutating func read(_ changes: DealRecord.Changes) {
      deal = true
      dealChanges.formUnion(changes)
    }
  }
}

extension Loader.DealPart {
  /// The changes of a record after which it may be another.
  fileprivate var changes: DealRecord.Changes {
    switch self {
    case .whole: .all
    case .id: []
    case .name: .name
    case .account: .account
    case .rep: .rep
    case .stage: .stage
    case .amount: .amount
    case .currency: .currency
    case .openedAt: .openedAt
    case .closeDate: .closeDate
    case .open, .won, .lost: .state
    case .fields: .fields
    }
  }
}

extension SubjectKind {
  /// Whether a subject of this kind says who somebody is, by itself or through the directory.
  func names(_ role: Loader.Role) -> Bool {
    switch (self, role) {
    case (.account, .account), (.rep, .rep), (.rep, .manager), (.rep, .team), (.manager, .manager),
      (.team, .team):
      true
    case (.pair(let first, let second), _): first.names(role) || second.names(role)
    default: false
    }
  }
}

/// A program behind a reference, so that running it copies none of its parts.
final class ConditionRunner: Sendable {
  let program: Program

  init(_ program: Program) { self.program = program }
}

extension ConditionProgram {
  var program: Program { runner.program }
}

/// One comparison of `now`: its answer changes at the timestamp, or so long after it.
struct ClockProgram: Sendable {
  let timestamp: ConditionRunner
  let duration: ConditionRunner?
}

/// A text with holes, ready to be filled.
struct TextProgram: Sendable {
  enum Part: Sendable {
    case literal(String)
    /// Index into ``SubjectProgram/conditions``.
    case hole(Int)
  }

  let parts: [Part]
}

struct NudgeProgram: Sendable {
  var rep: TextProgram?
  var manager: TextProgram?
  var ask: [TextProgram] = []
  var `do`: [TextProgram] = []
}

extension ConditionProgram {
  /// Lets everything be missing that a subject, its activities or its facts would say.
  mutating func forgetSubject() {
    loaders = loaders.map { loader in
      switch loader {
      case .constant, .now, .zone, .currency: loader
      default: .absent
      }
    }
  }
}
