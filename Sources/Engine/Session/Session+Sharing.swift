import Activity
import BasicContainers
import CEL
import Symbols

extension Session {
  /// Takes the log away from the runs, so that it grows in place.
  mutating func detach() {
    for lane in lanes.indices { lanes[lane].run.detach() }
    survey?.detach()
  }

  /// Shows the runs the log as it is.
  mutating func attach() {
    for lane in lanes.indices { lanes[lane].run.attach(log.timeline) }
    survey?.attach(log.timeline)
  }

  /// Makes texts that a run's expressions made known to all: they are keys in its state from now on.
  mutating func shareTexts(of lane: Int) {
    guard lanes[lane].run.memory.texts.count > log.symbolCount else { return }
    let texts = lanes[lane].run.memory.texts
    detach()
    log.adopt(texts)
    attach()
  }

  /// Lends what is known of whose the deals are to be changed in place.
  mutating func lendHolders(_ body: (inout DealHolders, borrowing Session) -> Void) {
    if showsHolders { for lane in lanes.indices { lanes[lane].run.ground.holders = nil } }
    guard var lent = holders.take() else { return }
    body(&lent, self)
    if showsHolders { for lane in lanes.indices { lanes[lane].run.ground.holders = lent } }
    holders = lent
  }

  /// Lends the records of deals to be changed in place.
  @discardableResult
  mutating func lendRecords<Result>(
    _ body: (inout DealRecords, borrowing Session) -> Result
  ) -> Result? {
    for lane in lanes.indices { lanes[lane].run.ground.deals = nil }
    guard var lent = records.take() else { return nil }
    let result = body(&lent, self)
    for lane in lanes.indices { lanes[lane].run.ground.deals = lent }
    records = lent
    return result
  }
}

extension SubjectRun {
  /// Lets go of the log.
  mutating func detach() {
    ground.timeline = .empty
    ground.symbols = Timeline.empty.symbols
    memory.texts = Timeline.empty.symbols
  }

  /// Shows the run a later state of the log.
  mutating func attach(_ timeline: Timeline) {
    ground.timeline = timeline
    ground.symbols = timeline.symbols
    memory.texts = timeline.symbols
    while dispatchPlaces.count < timeline.symbols.count { dispatchPlaces.append(Self.unresolved) }
  }
}
