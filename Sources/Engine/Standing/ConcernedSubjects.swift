import EventTime
import RulePacks

/// Which of some subjects the lines that no run has seen may concern, and no other subjects.
///
/// A line that nobody's rules look at changes others only through the record of its deal, so there it is enough to ask
/// whether it changes that.
struct ConcernedSubjects {
  private let run: StandingRun
  private let kept: KeptStandings
  private let wanted: Set<SubjectID>
  private let until: Instant
  private(set) var subjects: Set<SubjectID> = []
  /// Whether a norm may be another one than the last run drew up, which can concern every deal.
  private(set) var changesNorms = false

  /// - Parameters:
  ///   - supposed: Lines that nobody keeps.
  ///   - until: As of when it is asked; nil for the instant of the run.
  init(
    _ run: StandingRun, _ kept: KeptStandings, among wanted: Set<SubjectID>,
    supposing supposed: [KeptLine] = [],
    until: Instant? = nil
  ) throws {
    self.run = run
    self.kept = kept
    self.wanted = wanted
    self.until = until ?? run.asOf
    for line in kept.log.unseen + supposed { try take(line) }
  }

  private mutating func take(_ line: KeptLine) throws {
    let isEdit = kept.edits.contains(line.number)
    let siblings = isEdit ? try kept.log.siblings(line) : [line]
    let kinds = Set(siblings.map(\.kind))
    for kind in run.reach.kinds {
      let keys = Set(siblings.flatMap { run.keys(of: $0, kind) }).intersection(wanted)
      guard !keys.isEmpty else { continue }
      let asks = isEdit || kinds.contains { run.reach.asks(for: $0, of: kind) }
      let isConcerned = try asks || mattersLate(line, kind)
      subjects.formUnion(isConcerned ? keys : try keys.filter { try begins($0, line) })
    }
    if try isEdit || changesDeal(line) { try takeReaders(of: Set(siblings.compactMap(\.deal))) }
    if try mayChangeNorms(siblings, kinds) { changesNorms = true }
  }

  /// Whether a line that nobody asks for may still change something, because it does not come last.
  private func mattersLate(_ line: KeptLine, _ kind: SubjectKind) throws -> Bool {
    guard line.at <= kept.ranUntil, !run.reach.isReadableInPart(kind) else { return false }
    let parts: [KeptPart?] = [.deal, kind.keptPart]
    return try parts.compactMap(\.self).contains { part in
      try line.id(part).map { try kept.log.isFollowed(line, part, $0) } ?? false
    }
  }

  private func begins(_ subject: SubjectID, _ line: KeptLine) throws -> Bool {
    guard let began = try kept.log.beginning(subject) else { return true }
    return line.at <= began.at
  }

  /// Whoever has to do with a deal at any time may read what it was then, or count it.
  private mutating func takeReaders(of deals: Set<String>) throws {
    for deal in deals {
      for line in try kept.log.lines(.deal, deal) {
        for kind in run.reach.kinds {
          subjects.formUnion(wanted.intersection(run.keys(of: line, kind, onAnyDay: true)))
        }
      }
    }
  }

  /// Whether the record of a line's deal is another one with it, at any time.
  private func changesDeal(_ line: KeptLine) throws -> Bool {
    guard let deal = line.deal else { return false }
    if DealVocabulary.kinds.contains(line.kind) { return true }
    guard line.rep != nil || line.account != nil else { return false }
    guard let record = try kept.deal(deal) else { return true }
    if differs(line, rep: record.rep, account: record.account) { return true }
    return try line.at < kept.ranUntil && !kept.log.isSteady(deal)
  }

  private func differs(_ line: KeptLine, rep: String?, account: String?) -> Bool {
    (line.rep != nil && line.rep != rep) || (line.account != nil && line.account != account)
  }

  /// Whether a deal gives other than before to a norm that has been drawn up since.
  private func mayChangeNorms(_ lines: [KeptLine], _ kinds: Set<String>) throws -> Bool {
    guard run.reach.readsNorms else { return false }
    let periods = Set(run.rules.norms.norms.map(\.every))
    let starts = periods.map { run.site.defaultCalendar.periodStart(containing: until, $0) }
    guard let latest = starts.max(), lines.contains(where: { $0.at < latest }) else { return false }
    if kinds.contains("deal.won") { return true }
    return try lines.compactMap(\.deal).contains { try kept.log.samples(of: $0) != nil }
  }
}
