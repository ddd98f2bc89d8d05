package import Activity
import BasicContainers
package import EventTime
import RulePacks
import Symbols

/// What the rules would say if activities had happened that have not.
package struct Supposition: Sendable {
  /// The subjects whose findings it may change: those that the activities touch, and those who read these.
  package var subjects: [SubjectID] = []
  /// Everything that would be found on them.
  package var findings: [Finding] = []
  /// How that differs from what is found on them as of ``Session/asOf``.
  package var difference = FindingDifference(from: [], to: [])
  /// Activities that could not be taken, by their place in what was given, with the reason.
  package var rejected: [(place: Int, reason: String)] = []
}

extension Session {
  /// Evaluates the subjects of some activities as if these had happened, too, and forgets them again.
  ///
  /// An activity with a known id is an edit or a repeat, as it were if it came.
  /// - Parameters:
  ///   - asOf: Nothing after it counts, and timers run until then.
  ///   - subject: The only subject that is evaluated, whether the activities touch it or not; nil: all that they touch.
  package mutating func suppose(
    _ activities: [LoggedActivity], asOf: Instant, on subject: SubjectID? = nil
  ) -> Supposition {
    var supposition = Supposition()
    detach()
    log.beginSupposing(activities.count)
    let (arrivals, rejected) = add(activities)
    supposition.rejected = rejected
    attach()
    for lane in lanes.indices { lanes[lane].unload() }
    var hypothesis = Hypothesis(lanes: lanes.count, until: min(asOf.milliseconds, horizon))
    gather(arrivals, &hypothesis)
    let saved = foldDeals(&hypothesis)
    let usual = supposeNorms(&hypothesis)
    if let subject { hypothesis.keep(subject, rules.programs.map(\.kind), log.timeline.symbols) }
    evaluate(hypothesis, &supposition)
    detach()
    log.endSupposing()
    attach()
    unfoldDeals(hypothesis, saved)
    if survey != nil { show(usual) }
    return supposition
  }

  /// The subjects of activities that have not happened, by lane, each with those that are new on it.
  private struct Hypothesis {
    var rows: [[SubjectTimelines.Key: [UInt32]]]
    /// Those to whom something they have taken in reads otherwise.
    var rewritten: [Set<SubjectTimelines.Key>]
    let until: Int64
    /// By lane: those that are evaluated; nil for all.
    var only: [SubjectTimelines.Key?]?

    init(lanes: Int, until: Int64) {
      rows = Array(repeating: [:], count: lanes)
      rewritten = Array(repeating: [], count: lanes)
      self.until = until
    }

    /// Has one subject evaluated and no other.
    ///
    /// - Parameter kinds: By lane.
    mutating func keep(_ subject: SubjectID, _ kinds: [SubjectKind], _ symbols: SymbolTable) {
      only = kinds.map { $0 == subject.kind ? subject.key(symbols) : nil }
    }

    /// The subjects of a lane that are evaluated, each with what is new on it.
    func evaluated(_ lane: Int) -> [SubjectTimelines.Key: [UInt32]] {
      guard let only else { return rows[lane] }
      return only[lane].map { [$0: rows[lane][$0] ?? []] } ?? [:]
    }

    mutating func touch(_ key: SubjectTimelines.Key, _ lane: Int, _ row: Int) {
      rows[lane][key, default: []].append(UInt32(truncatingIfNeeded: row))
    }

    mutating func rewrite(_ key: SubjectTimelines.Key, _ lane: Int) {
      rows[lane][key, default: []] += []
      rewritten[lane].insert(key)
    }
  }

  private func gather(_ arrivals: Arrivals, _ hypothesis: inout Hypothesis) {
    let come = arrivals.come.filter { log.timeline.counts($0) }
    for lane in lanes.indices {
      for row in come {
        for key in lanes[lane].keys(of: row) { hypothesis.touch(key, lane, row) }
      }
      for row in arrivals.gone {
        for key in lanes[lane].keys(of: row) { hypothesis.rewrite(key, lane) }
      }
    }
  }

  private func rows(ofDeal key: SubjectTimelines.Key, _ new: [UInt32], until: Int64) -> [UInt32] {
    let known = lanes[0].place(of: key).map { lanes[0].rows(of: $0) } ?? []
    let timeline = log.timeline
    return lanes[0].inOrder(known + new).filter { timeline.at(Int($0)).milliseconds <= until }
  }

  private mutating func evaluate(_ hypothesis: Hypothesis, _ supposition: inout Supposition) {
    var evaluation = Evaluation()
    var before: [Finding] = []
    for lane in lanes.indices {
      for (key, new) in hypothesis.evaluated(lane) {
        evaluation.findings += lanes[lane].suppose(
          key, lanes[lane].inOrder(new), until: hypothesis.until,
          isRewritten: hypothesis.rewritten[lane].contains(key))
        supposition.subjects.append(key.subjectID(lanes[lane].kind, log.timeline.symbols))
        if let subject = lanes[lane].place(of: key) { before += lanes[lane].findings(of: subject) }
      }
    }
    evaluation.sort(rules)
    supposition.findings = evaluation.findings
    supposition.difference = FindingDifference(from: before, to: evaluation.findings)
  }

  /// Has the deals measured as they would be.
  ///
  /// - Returns: What is usual without the activities.
  private mutating func supposeNorms(_ hypothesis: inout Hypothesis) -> NormBook {
    guard survey != nil else { return .empty }
    let usual = norms
    let deals = hypothesis.rows[0].compactMap { key, new -> (deal: Symbol, rows: [UInt32])? in
      let mayBeWon = wonDeals.contains(key.first) || new.contains { isWin(Int($0)) }
      return mayBeWon ? (key.first, rows(ofDeal: key, new, until: hypothesis.until)) : nil
    }
    let changed = take(deals)
    for lane in lanes.indices where changed <= hypothesis.until && lanes[lane].run.program.readsNorms {
      for key in hypothesis.rows[lane].keys { hypothesis.rewrite(key, lane) }
    }
    return usual
  }

  // MARK: What the deals say to others meanwhile

  /// What the deals of a hypothesis were to others before.
  private struct Folded {
    var records: DealRecords.Saved?
    var holders: [Symbol: [DealOwnership]] = [:]
  }

  private mutating func foldDeals(_ hypothesis: inout Hypothesis) -> Folded {
    let deals = hypothesis.rows[0].map { key, new in
      (id: key.first, rows: rows(ofDeal: key, new, until: hypothesis.until))
    }
    var folded = Folded(records: records?.saved(deals.flatMap(\.rows)))
    for deal in deals {
      folded.holders[deal.id] = holders?[deal.id]
      hold(deal.id, deal.rows)
      recount(deal.id, &hypothesis)
      let isHeldOtherwise = showsHolders && folded.holders[deal.id] != holders?[deal.id]
      if records != nil || isHeldOtherwise { refold(deal.id, deal.rows, &hypothesis) }
    }
    return folded
  }

  private mutating func recount(_ deal: Symbol, _ hypothesis: inout Hypothesis) {
    guard countsOpenDeals, let ownership = holders?[deal] else { return }
    for lane in lanes.indices {
      for change in lanes[lane].recountOpenDeals(deal, ownership, log.timeline) {
        hypothesis.rewrite(change.key, lane)
      }
    }
  }

  private mutating func refold(_ deal: Symbol, _ rows: [UInt32], _ hypothesis: inout Hypothesis) {
    lendRecords { records, session in
      records.fold(deal, rows[...], of: session.log.timeline, session.vocabulary)
    }
    for lane in lanes.indices where lanes[lane].kind != .deal {
      for row in rows {
        for key in lanes[lane].keys(of: Int(row)) { hypothesis.rewrite(key, lane) }
      }
    }
  }

  private mutating func unfoldDeals(_ hypothesis: Hypothesis, _ folded: Folded) {
    if let saved = folded.records { lendRecords { records, _ in records.restore(saved) } }
    lendHolders { holders, _ in for (deal, held) in folded.holders { holders[deal] = held } }
    guard countsOpenDeals else { return }
    // Rows that are gone have no order: all that was supposed is taken away before anything is put back.
    for key in hypothesis.rows[0].keys {
      for lane in lanes.indices { _ = lanes[lane].recountOpenDeals(key.first, [], log.timeline) }
    }
    for key in hypothesis.rows[0].keys {
      guard let ownership = holders?[key.first] else { continue }
      for lane in lanes.indices { _ = lanes[lane].recountOpenDeals(key.first, ownership, log.timeline) }
    }
  }
}
