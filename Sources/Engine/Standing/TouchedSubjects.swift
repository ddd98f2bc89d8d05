import Activity
import EventTime
import RulePacks
import Symbols

/// The subjects that new lines and the time concern.
struct TouchedSubjects: Sendable {
  let subjects: Set<SubjectID>
  /// Somebody whose timeline is too long to be read counts open deals.
  let hasWideCounts: Bool

  private let run: StandingRun
  /// What has been read to find them.
  private let found: NeededLines.Found

  /// Nil where a subject is concerned that only a run over the whole log can judge.
  init?(_ run: StandingRun, _ log: any KeptLog) throws {
    guard let search = try TouchSearch(run, log) else { return nil }
    self.run = run
    (subjects, found) = (search.subjects, search.needed.found)
    hasWideCounts = run.reach.kinds.contains { $0.keptPart == nil && run.reach.countsOpenDeals($0) }
  }

  /// Every line that has to be read to run some of them, each once; nil where they are too many.
  ///
  /// - Parameter most: More lines than so many at random take longer than all in their order.
  func lines(of share: Set<SubjectID>, in log: any KeptLog, most: Int) throws -> [KeptLine]? {
    var needed = NeededLines(run, log, found)
    return try needed.read(share, touched: subjects, most: most) ? needed.found.lines : nil
  }

  /// The subjects in two lots that take about as long, or in one where they take little time.
  ///
  /// - Parameter least: Subjects that weigh less together, in deals, are one lot.
  func lots(least: Int) -> [Set<SubjectID>] {
    let weighed = subjects.map { (weight: $0.kind.weight, name: "\($0.kind.name) \($0)", subject: $0) }
    guard subjects.count > 1, weighed.reduce(0, { $0 + $1.weight }) >= least else { return [subjects] }
    var lots: [(weight: Int, subjects: Set<SubjectID>)] = [(0, []), (0, [])]
    for one in weighed.sorted(by: { ($1.weight, $0.name) < ($0.weight, $1.name) }) {
      let lighter = lots[0].weight <= lots[1].weight ? 0 : 1
      lots[lighter].weight += one.weight
      lots[lighter].subjects.insert(one.subject)
    }
    return lots.map(\.subjects)
  }
}

/// Looks at one new line after the other.
private struct TouchSearch {
  private(set) var subjects: Set<SubjectID> = []
  private(set) var needed: NeededLines

  private let run: StandingRun
  private let log: any KeptLog

  init?(_ run: StandingRun, _ log: any KeptLog) throws {
    self.run = run
    self.log = log
    needed = NeededLines(run, log)
    var builder = TimelineBuilder(catalogue: run.catalogue, options: ReadOptions(content: .envelope))
    for line in log.unseen where try !take(line, &builder) { return nil }
    for subject in log.due {
      guard run.canRunOnPart(subject.kind) else { return nil }
      subjects.insert(subject)
    }
  }

  /// - Returns: False where a subject is concerned that only a run over the whole log can judge.
  private mutating func take(_ line: KeptLine, _ builder: inout TimelineBuilder) throws -> Bool {
    let siblings = try log.siblings(line)
    let kinds = siblings.compactMap { builder.take(kept: $0.text) }
    guard !kinds.isEmpty else { return true }
    needed.found.add(siblings)
    let deals = Set(siblings.compactMap(\.deal))
    for deal in deals { subjects.insert(SubjectID(kind: .deal, ids: [deal])) }
    let isRewritten = siblings.count > 1
    if isRewritten { needed.found.rewritten.formUnion(siblings.map(\.number)) }
    let isLate = try isRewritten || isFollowed(line, .deal)
    for kind in run.reach.kinds where kind != .deal {
      let keys = Set(siblings.flatMap { run.keys(of: $0, kind) })
      let asks = try kinds.contains { run.reach.asks(for: $0, of: kind) } || mattersLate(line, isLate, kind)
      var concerned = try asks ? keys : keys.filter { try begins($0, siblings) }
      // Whoever has to do with a deal at any time may read what it was; who had it until now has one less.
      let counts = kind.keptPart != nil && run.reach.countsOpenDeals(kind)
      if isLate || counts {
        for other in try deals.flatMap({ try needed.lines(.deal, $0) })
        where counts || !run.reach.isReadableInPart(kind) || run.reach.asks(for: other.kind, of: kind) {
          // Whoever leads somebody at some time may count what that one holds, whoever led them on the day of the line.
          concerned.formUnion(run.keys(of: other, kind, onAnyDay: counts))
        }
      }
      guard try concerned.isEmpty || canRun(kind, concerned, isRewritten ? siblings : []) else {
        return false
      }
      subjects.formUnion(concerned)
    }
    return true
  }

  /// Whether an activity that nobody asks for may still change something, because it does not come last.
  private func mattersLate(_ line: KeptLine, _ isLate: Bool, _ kind: SubjectKind) throws -> Bool {
    guard !run.reach.isReadableInPart(kind) else { return false }
    return try isLate || kind.keptPart.map { try isFollowed(line, $0) } ?? false
  }

  /// - Parameter rewritten: The lines of an activity that reads otherwise now.
  private func canRun(
    _ kind: SubjectKind, _ concerned: Set<SubjectID>, _ rewritten: [KeptLine]
  ) throws -> Bool {
    guard run.canRunOnPart(kind) else { return false }
    // What comes first now on a long timeline is not known.
    return try kind.keptPart != nil || !concerned.contains { try begins($0, rewritten) }
  }

  private func begins(_ subject: SubjectID, _ lines: [KeptLine]) throws -> Bool {
    guard !lines.isEmpty else { return false }
    guard let began = try log.beginning(subject) else { return true }
    return lines.contains { $0.at <= began.at }
  }

  private func isFollowed(_ line: KeptLine, _ part: KeptPart) throws -> Bool {
    try line.id(part).map { try log.isFollowed(line, part, $0) } ?? false
  }
}

extension StandingRun {
  /// Whether the lines of a subject of a kind can be found without reading all.
  func canRunOnPart(_ kind: SubjectKind) -> Bool {
    if kind.keptPart != nil { return true }
    return !kind.isPair && reach.isReadableInPart(kind)
  }

  /// The subjects of a kind on whose timelines a line is, by what it carries and by what the directory says of that day.
  ///
  /// - Parameter onAnyDay: What the directory says of any day counts, too.
  func keys(of line: KeptLine, _ kind: SubjectKind, onAnyDay: Bool = false) -> [SubjectID] {
    if case .pair(let first, let second) = kind {
      return ids(line, first, onAnyDay).flatMap { a in
        ids(line, second, onAnyDay).map { SubjectID(kind: kind, ids: [a, $0]) }
      }
    }
    return ids(line, kind, onAnyDay).map { SubjectID(kind: kind, ids: [$0]) }
  }

  /// Those whose activities may be on the timeline of a manager or a team.
  func reps(of subject: SubjectID) -> [String] {
    let people = directory.entries.filter { entry in
      guard entry.kind == .person else { return false }
      return subject.ids.contains { $0 == (subject.kind == .team ? entry.team : entry.manager) }
    }
    return Set(people.map(\.id) + (subject.kind == .manager ? subject.ids : [])).sorted()
  }

  private func ids(_ line: KeptLine, _ kind: SubjectKind, _ onAnyDay: Bool) -> [String] {
    let person = line.rep.flatMap { directory.entry(.person, $0, at: line.at) }
    let ever = onAnyDay ? line.rep.flatMap { leaders[$0] } : nil
    switch kind {
    case .deal: return [line.deal].compactMap(\.self)
    case .account: return [line.account].compactMap(\.self)
    case .rep: return [line.rep].compactMap(\.self)
    case .organisation: return ["organisation"]
    case .team: return Array(Set([person?.team].compactMap(\.self)).union(ever?.teams ?? [])).sorted()
    case .manager:
      let own = line.rep.flatMap { person?.role == "manager" || managers.contains($0) ? $0 : nil }
      return Array(Set([person?.manager, own].compactMap(\.self)).union(ever?.managers ?? [])).sorted()
    case .pair: return []
    }
  }
}

extension SubjectKind {
  /// About how many deals take as long to run as one subject of the kind.
  fileprivate var weight: Int {
    switch self {
    case .deal: 1
    case .account: 3
    case .rep: 25
    case .pair(let first, let second): max(first.weight, second.weight)
    case .manager, .team, .organisation: 100
    }
  }

  /// By what the lines of a subject of this kind are found; nil where its timeline is that of many.
  var keptPart: KeptPart? {
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
  /// By what its lines are found; nil where its timeline is that of many.
  var kept: (part: KeptPart, id: String)? {
    guard case .pair(let first, let second) = kind else {
      return kind.keptPart.flatMap { part in ids.first.map { (part, $0) } }
    }
    guard ids.count == 2 else { return nil }
    if let part = first.keptPart { return (part, ids[0]) }
    return second.keptPart.map { ($0, ids[1]) }
  }
}
