/// How a run over many cases went.
package struct Tally: Sendable, CustomStringConvertible {
  package private(set) var agreed = 0
  package private(set) var refused = 0
  package private(set) var disagreed = 0
  /// Outcomes on which both agree; cases in which nothing happens show nothing.
  package private(set) var happenings: [Outcome.Happening: Int] = [:]

  package init() {}

  package mutating func count(_ result: Comparison.Result) {
    switch result {
    case .agreed(let outcomes):
      agreed += 1
      for outcome in outcomes { happenings[outcome.happening, default: 0] += 1 }
    case .refused: refused += 1
    case .disagreed: disagreed += 1
    }
  }

  package var description: String {
    let kinds = Outcome.Happening.allCases.compactMap { kind in
      happenings[kind].map { "\($0) \(kind.rawValue)" }
    }
    return
      "\(agreed) cases agree (\(kinds.joined(separator: ", "))), \(disagreed) disagree, \(refused) refused"
  }
}
