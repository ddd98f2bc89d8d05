import Activity
import BasicContainers
import EventTime
import Symbols

// What is usual in won deals, while deals are won, reopened, and known of late.
extension Session {
  /// Measures deals anew that an activity came to or left, and has those run again whom another norm concerns.
  ///
  /// - Parameter deals: Subjects of the first lane.
  mutating func renewNorms(_ deals: Set<Int>) {
    guard survey != nil, !deals.isEmpty else { return }
    let won = deals.filter { deal in
      let key = lanes[0].key(of: deal)
      return wonDeals.contains(key.first) && (!isDrawn || isWanted(key, in: 0))
    }
    guard !won.isEmpty else { return }
    let changed = take(won.map { (lanes[0].key(of: $0).first, lanes[0].rows(of: $0)) })
    guard changed < .max else { return }
    for lane in lanes.indices where lanes[lane].run.program.readsNorms {
      for subject in lanes[lane].subjects where lanes[lane].hasReached(changed, subject) {
        lanes[lane].markStale(subject)
      }
    }
  }

  /// Measures every deal, as after a session has been read from its bytes.
  mutating func resurveyDeals() {
    guard survey != nil else { return }
    wonDeals = []
    for row in 0..<log.timeline.rowCount { noteWin(row) }
    let deals = lanes[0].subjects.filter { wonDeals.contains(lanes[0].key(of: $0).first) }
    _ = take(deals.map { (lanes[0].key(of: $0).first, lanes[0].rows(of: $0)) })
  }

  /// Remembers the deals that may have been won at some time.
  mutating func noteWin(_ row: Int) {
    guard survey != nil, isWin(row), let deal = log.timeline.deal(row) else { return }
    wonDeals.insert(deal)
  }

  /// Whether an activity may be one by which a deal is won.
  func isWin(_ row: Int) -> Bool { vocabulary.effect(of: log.timeline.kind(row)) == .won }

  /// - Returns: The first instant from which on a norm is otherwise, or `Int64.max`.
  mutating func take(_ deals: [(deal: Symbol, rows: [UInt32])]) -> Int64 {
    guard var survey = survey.take() else { return .max }
    var samples: [(deal: Symbol, samples: [NormSample])] = []
    for deal in deals { samples.append((deal.deal, survey.samples(of: deal.deal, rows: deal.rows[...]))) }
    self.survey = consume survey
    if isDrawn {
      for deal in samples { measured[deal.deal] = deal.samples }
      return .max
    }
    var book = NormBook.empty
    swap(&book, &norms)
    for lane in lanes.indices { lanes[lane].run.ground.norms = .empty }
    let changed = book.take(
      samples, rules.norms.norms, lanes[0].run.ground.calendars[0].calendar, log.timeline.symbols)
    show(book)
    return changed
  }

  /// Takes what has been drawn up elsewhere; what cannot be read is as if nothing were usual.
  mutating func take(_ drawn: DrawnNorms) {
    guard survey != nil else { return }
    var symbols = log.timeline.symbols
    let book = drawn.book(&symbols, norms: rules.norms.norms.count)
    detach()
    log.adopt(symbols)
    attach()
    show(book ?? .empty)
  }

  /// What is usual as it has been drawn up.
  package func drawnNorms() -> DrawnNorms { DrawnNorms(norms, log.timeline.symbols) }

  /// Shows all runs what is usual.
  mutating func show(_ book: NormBook) {
    norms = book
    for lane in lanes.indices { lanes[lane].run.ground.norms = book }
  }
}

extension SubjectLane {
  /// Whether a subject has been taken as far as an instant.
  func hasReached(_ instant: Int64, _ subject: Int) -> Bool {
    let head = heads[subject]
    guard head.takenRow != Head.none else { return false }
    return head.lastTimer >= instant || run.ground.timeline.at(Int(head.takenRow)).milliseconds >= instant
  }
}

extension SubjectProgram {
  /// Whether something in it reads a norm.
  var readsNorms: Bool { !norms.isEmpty }
}
