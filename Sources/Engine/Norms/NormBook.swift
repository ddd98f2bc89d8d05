import EventTime
import RulePacks
import Symbols
import Temporal

/// Norms as they were drawn up over time, each at the starts of its calendar periods.
struct NormBook: Sendable {
  /// A norm from one start of a period on.
  struct Drawn: Sendable, BitwiseCopyable {
    var since: Int64
    /// Null where too few deals had been won.
    var value = FoldKey(tag: .null)
    /// The deal on which the value was measured.
    var deal = Symbol.none
    var deals = 0
    var values = 0

    func isSame(as other: Drawn) -> Bool {
      value == other.value && value.tag == other.value.tag && deal == other.deal && deals == other.deals
        && values == other.values
    }
  }

  /// What is compared with what.
  struct Place: Hashable, Sendable, BitwiseCopyable {
    var norm: Int32
    var key: NormKey

    init(norm: Int32, key: NormKey) {
      self.norm = norm
      self.key = key
    }

    init(_ sample: NormSample) { self.init(norm: sample.norm, key: sample.key) }
  }

  struct Page: Sendable {
    /// In the order of their deals' names; empty where only what was drawn is known.
    var samples: [NormSample] = []
    /// By ``Drawn/since``; what holds before the first is nothing.
    var drawn: [Drawn] = []
    /// By place in ``drawn``: the first deals among the samples, where these are not known.
    var named: [[Symbol]] = []
  }

  var pages: [Place: Page] = [:]
  private var byDeal: [Symbol: [NormSample]] = [:]

  /// What each deal gives.
  var samplesByDeal: [Symbol: [NormSample]] { byDeal }

  static let empty = NormBook()

  /// What had been drawn up last at an instant; nil where too few deals had been won by then.
  func drawn(_ place: Place, at instant: Int64) -> Drawn? {
    guard let page = pages[place], let drawn = page.drawn.last(where: { $0.since <= instant }),
      drawn.value.tag != .null
    else { return nil }
    return drawn
  }

  /// The deals that gave what had been drawn up at an instant: the first ones in the order of their names.
  func deals(_ place: Place, at drawn: Drawn, most: Int) -> [Symbol] {
    var deals: [Symbol] = []
    guard let page = pages[place] else { return deals }
    if !page.named.isEmpty, let place = page.drawn.firstIndex(where: { $0.since == drawn.since }) {
      return Array(page.named[place].prefix(most))
    }
    for sample in page.samples where sample.counts(at: drawn.since) && sample.deal != deals.last {
      if deals.count == most { break }
      deals.append(sample.deal)
    }
    return deals
  }

  /// Takes what some deals give in place of what they gave before.
  ///
  /// - Returns: The first instant from which on something is otherwise, or `Int64.max`.
  mutating func take(
    _ deals: [(deal: Symbol, samples: [NormSample])], _ norms: [NormProgram], _ calendar: WorkCalendar,
    _ symbols: SymbolTable
  ) -> Int64 {
    var parted: [Place: (deals: Set<Symbol>, samples: [NormSample])] = [:]
    for (deal, samples) in deals {
      let before = byDeal[deal] ?? []
      guard samples != before else { continue }
      byDeal[deal] = samples.isEmpty ? nil : samples
      for sample in before { parted[Place(sample), default: ([], [])].deals.insert(deal) }
      for sample in samples { parted[Place(sample), default: ([], [])].samples.append(sample) }
    }
    // A page is drawn up once, however many deals change on it.
    return parted.reduce(.max) { first, part in
      var page = pages.removeValue(forKey: part.key) ?? Page()
      let former = page.drawn
      page.samples.removeAll { part.value.deals.contains($0.deal) }
      page.samples += part.value.samples
      page.draw(norms[Int(part.key.norm)].norm, calendar, symbols)
      if !page.samples.isEmpty { pages[part.key] = page }
      return min(first, Self.firstDifference(former, page.drawn))
    }
  }

  private static func firstDifference(_ a: [Drawn], _ b: [Drawn]) -> Int64 {
    let instants = Set(a.map(\.since)).union(b.map(\.since)).sorted()
    func holding(_ drawn: [Drawn], _ instant: Int64) -> Drawn {
      drawn.last { $0.since <= instant } ?? Drawn(since: instant)
    }
    return instants.first { !holding(a, $0).isSame(as: holding(b, $0)) } ?? .max
  }
}

// MARK: Drawing up

extension NormBook {
  /// - Parameter samples: Of all deals.
  init(
    _ samples: [NormSample], _ norms: [NormProgram], _ calendar: WorkCalendar, _ symbols: SymbolTable
  ) {
    for sample in samples {
      pages[Place(sample), default: Page()].samples.append(sample)
      byDeal[sample.deal, default: []].append(sample)
    }
    for place in pages.keys { pages[place]?.draw(norms[Int(place.norm)].norm, calendar, symbols) }
  }
}

extension NormBook.Page {
  /// Draws the norm up at each start of a period before which a deal was won or was no longer won.
  fileprivate mutating func draw(_ norm: Norm, _ calendar: WorkCalendar, _ symbols: SymbolTable) {
    let turns = samples.map(\.from) + samples.map(\.until).filter { $0 < .max }
    let starts = Set(turns).map {
      calendar.nextPeriodStart(after: Instant(milliseconds: $0), norm.every).milliseconds
    }
    samples.sort { symbols.precedes($0.deal, $1.deal) }
    let byValue = samples.enumerated().sorted { a, b in
      if a.element.value.precedes(b.element.value) { return true }
      return a.offset < b.offset && !b.element.value.precedes(a.element.value)
    }
    let ordered = byValue.map(\.element)
    drawn = Set(starts).sorted().map { drawn(norm, ordered, since: $0) }
  }

  /// - Parameter ordered: The samples by value.
  private func drawn(_ norm: Norm, _ ordered: [NormSample], since start: Int64) -> NormBook.Drawn {
    var drawn = NormBook.Drawn(since: start)
    var latest = Symbol.none
    for sample in samples where sample.counts(at: start) {
      drawn.values += 1
      // One deal's samples are neighbours.
      if sample.deal != latest { drawn.deals += 1 }
      latest = sample.deal
    }
    guard drawn.deals >= norm.atLeast.deals, drawn.values > 0 else { return drawn }
    let rank = norm.rank(among: drawn.values)
    guard let one = ordered.lazy.filter({ $0.counts(at: start) }).dropFirst(rank).first else { return drawn }
    drawn.value = one.value
    drawn.deal = one.deal
    return drawn
  }
}
