import Activity
import EventTime
import RulePacks
import Symbols

/// The subjects that new lines and the time concern, and every line that has to be read to run them.
struct TouchedSubjects {
  private(set) var subjects: Set<SubjectID> = []
  /// Each once.
  private(set) var lines: [KeptLine] = []
  /// Somebody whose timeline is too long to be read counts open deals.
  let hasWideCounts: Bool

  private let run: StandingRun
  private let log: KeptLog
  private var numbers: Set<Int64> = []
  /// Of these all lines have been read.
  private var read: [KeptLog.Part: Set<String>] = [:]

  /// Nil where a subject is concerned that only a run over the whole log can judge.
  init?(_ run: StandingRun, _ log: KeptLog) throws {
    self.run = run
    self.log = log
    hasWideCounts = run.reach.kinds.contains { $0.keptPart == nil && run.reach.countsOpenDeals($0) }
    var builder = TimelineBuilder(catalogue: run.catalogue, options: ReadOptions(content: .envelope))
    for line in log.unseen where try !take(line, &builder) { return nil }
    for subject in log.due {
      guard subject.kind.keptPart != nil else { return nil }
      subjects.insert(subject)
    }
    try readAll()
  }

  /// - Returns: False where a subject is concerned that only a run over the whole log can judge.
  private mutating func take(_ line: KeptLine, _ builder: inout TimelineBuilder) throws -> Bool {
    let siblings = try log.siblings(line)
    let kinds = siblings.compactMap { builder.take(kept: $0.text) }
    for deal in Set(siblings.compactMap(\.deal)) { subjects.insert(SubjectID(kind: .deal, ids: [deal])) }
    let isLate = try siblings.count > 1 || isFollowed(line)
    let others = try Set(siblings.compactMap(\.deal)).flatMap { try log.lines(.deal, $0) }
    for kind in run.reach.kinds where kind != .deal {
      let keys = Set(siblings.flatMap { run.keys(of: $0, kind) })
      let asks = isLate || kinds.contains { run.reach.asks(for: $0, of: kind) }
      var concerned = try asks ? keys : keys.filter { try begins($0, siblings) }
      // Whoever has to do with a deal at any time may read what it was; who had it until now has one less.
      let counts = kind.keptPart != nil && run.reach.countsOpenDeals(kind)
      if isLate || counts { for other in others { concerned.formUnion(run.keys(of: other, kind)) } }
      guard concerned.isEmpty || kind.keptPart != nil else { return false }
      subjects.formUnion(concerned)
    }
    return true
  }

  private func begins(_ subject: SubjectID, _ lines: [KeptLine]) throws -> Bool {
    guard let began = try log.began(subject) else { return true }
    return lines.contains { $0.at <= began }
  }

  private func isFollowed(_ line: KeptLine) throws -> Bool {
    try KeptLog.Part.allCases.contains { part in
      try line.id(part).map { try log.isFollowed(line, part, $0) } ?? false
    }
  }

  // MARK: Reading

  private mutating func readAll() throws {
    for subject in subjects {
      guard let (part, id) = subject.kept else { continue }
      try read(part, id)
    }
    // What others read of deals, and whose these are, follows from all of their lines.
    let others = subjects.contains { $0.kind != .deal }
    guard others || run.reach.readsNorms else { return }
    for deal in Set(lines.compactMap(\.deal)) { try read(.deal, deal) }
  }

  private mutating func read(_ part: KeptLog.Part, _ id: String) throws {
    guard read[part, default: []].insert(id).inserted else { return }
    for line in try log.lines(part, id) where numbers.insert(line.number).inserted { lines.append(line) }
  }
}

extension StandingRun {
  /// The subjects of a kind on whose timelines a line is, by what it carries and by what the directory says of that day.
  func keys(of line: KeptLine, _ kind: SubjectKind) -> [SubjectID] {
    if case .pair(let first, let second) = kind {
      return ids(line, first).flatMap { a in
        ids(line, second).map { SubjectID(kind: kind, ids: [a, $0]) }
      }
    }
    return ids(line, kind).map { SubjectID(kind: kind, ids: [$0]) }
  }

  private func ids(_ line: KeptLine, _ kind: SubjectKind) -> [String] {
    let person = line.rep.flatMap { directory.entry(.person, $0, at: line.at) }
    switch kind {
    case .deal: return [line.deal].compactMap(\.self)
    case .account: return [line.account].compactMap(\.self)
    case .rep: return [line.rep].compactMap(\.self)
    case .organisation: return ["organisation"]
    case .team: return [person?.team].compactMap(\.self)
    case .manager:
      let own = line.rep.flatMap { person?.role == "manager" || managers.contains($0) ? $0 : nil }
      return Array(Set([person?.manager, own].compactMap(\.self))).sorted()
    case .pair: return []
    }
  }
}

extension SubjectKind {
  /// By what the lines of a subject of this kind are found; nil where its timeline is that of many.
  var keptPart: KeptLog.Part? {
    switch self {
    case .deal: .deal
    case .account: .account
    case .rep: .rep
    case .pair(let first, let second): first.keptPart ?? second.keptPart
    case .manager, .team, .organisation: nil
    }
  }
}

extension SubjectID {
  /// By what its lines are found.
  fileprivate var kept: (part: KeptLog.Part, id: String)? {
    guard case .pair(let first, let second) = kind else {
      return kind.keptPart.flatMap { part in ids.first.map { (part, $0) } }
    }
    guard ids.count == 2 else { return nil }
    if let part = first.keptPart { return (part, ids[0]) }
    return second.keptPart.map { ($0, ids[1]) }
  }
}
