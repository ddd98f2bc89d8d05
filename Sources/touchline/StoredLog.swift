import Engine
import EventTime
import RulePacks
import Store

/// The log of a store, and what earlier runs came to on it, as a run asks for them.
struct StoredLog: KeptLog {
  let ledger: Ledger
  /// The run before; nil where there was none.
  let last: Ledger.Run?
  let count: Int
  let unseen: [KeptLine]
  let due: [SubjectID]

  var elsewhere: (any KeptLogElsewhere)? { Elsewhere(path: ledger.path, last: last, count: count) }

  /// A connection of its own, which reads what was there before the run began to write.
  private struct Elsewhere: KeptLogElsewhere {
    let path: String
    let last: Ledger.Run?
    let count: Int

    func read<Result>(_ body: (any KeptLog) throws -> Result) throws -> Result {
      try Store.reading(path).read { ledger in
        try body(StoredLog(ledger: ledger, last: last, count: count, unseen: [], due: []))
      }
    }
  }

  func siblings(_ line: KeptLine) throws -> [KeptLine] {
    try ledger.siblings(of: line.number).map(KeptLine.init)
  }

  func activity(_ id: String) throws -> [KeptLine] { try ledger.lines(ofActivity: id).map(KeptLine.init) }

  func lines(_ part: KeptPart, _ id: String) throws -> [KeptLine] {
    try ledger.lines(part.column, id).map(KeptLine.init)
  }

  func kinds(_ isWanted: (String) -> Bool) throws -> KeptKinds {
    let kinds = try ledger.kinds(isWanted)
    return KeptKinds(kinds.names, search: kinds.search)
  }

  func lines(of kinds: KeptKinds, filed: (part: KeptPart, id: String)?) throws -> [KeptLine] {
    try ledger.lines(of: Ledger.Kinds(kinds), filed: filed.map { ($0.part.column, $0.id) }).map(KeptLine.init)
  }

  func lines(of kinds: KeptKinds, orAt instant: Instant, ofDeal id: String) throws -> [KeptLine] {
    try ledger.lines(of: Ledger.Kinds(kinds), orAt: instant, ofDeal: id).map(KeptLine.init)
  }

  func all(_ each: (UnsafeRawBufferPointer) -> Void) throws { try ledger.eachLine(each) }

  func isFollowed(_ line: KeptLine, _ part: KeptPart, _ id: String) throws -> Bool {
    guard let last else { return false }
    return try ledger.isFollowed(line.number, at: line.at, part.column, id, judgedBy: last)
  }

  func beginning(_ subject: SubjectID) throws -> SubjectStanding.Beginning? {
    try ledger.standing(kind: subject.kind.name, id: subject.kept).map {
      SubjectStanding.Beginning(at: $0.first, activity: $0.firstActivity)
    }
  }

  func samples(of deal: String) throws -> DealSamples? {
    try ledger.samples(of: deal).first.map { DealSamples(deal: $0.deal, bytes: $0.body) }
  }

  func samples() throws -> [DealSamples] {
    try ledger.samples().map { DealSamples(deal: $0.deal, bytes: $0.body) }
  }

  func drawnNorms() throws -> DrawnNorms? { try ledger.normBook().map { DrawnNorms(bytes: $0) } }

  func isSame(_ deal: DealSummary) throws -> Bool {
    guard let before = try ledger.deals([deal.id]).first.flatMap({ DealSummary(bytes: $0) }) else {
      return false
    }
    return before.rep == deal.rep && before.account == deal.account && before.open == deal.open
  }

  func isSteady(_ deal: String) throws -> Bool { try ledger.isSteady(deal) }
}

extension KeptPart {
  fileprivate var column: Ledger.Column {
    switch self {
    case .deal: .deal
    case .account: .account
    case .rep: .rep
    }
  }
}

extension Ledger.Kinds {
  fileprivate init(_ kinds: KeptKinds) { self.init(names: kinds.names, search: kinds.search) }
}

extension KeptLine {
  init(_ line: Ledger.Line) {
    self.init(
      number: line.ordinal, at: line.at, deal: line.deal, account: line.account, rep: line.rep,
      kind: line.kind, text: line.text)
  }
}
