/// How a run over many cases went.
package struct Tally: Sendable, CustomStringConvertible {
  package private(set) var agreed = 0
  package private(set) var refused = 0
  package private(set) var disagreed = 0
  /// Outcomes on which both agree; cases in which nothing happens show nothing.
  package private(set) var outcomes = 0

  package init() {}

  package mutating func count(_ result: Comparison.Result) {
    switch result {
    case .agreed(let outcomes):
      agreed += 1
      self.outcomes += outcomes
    case .refused: refused += 1
    case .disagreed: disagreed += 1
    }
  }

  package var description: String {
    "\(agreed) cases agree on \(outcomes) outcomes, \(disagreed) disagree, \(refused) packs were refused"
  }
}
