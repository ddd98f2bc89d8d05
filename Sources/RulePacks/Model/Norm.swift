package import CEL
package import EventTime
package import SourceText

/// What is usual in the deals that a site has won: `usual_visits: { quantile: 50%, of: facts.visits, by: deal.stage }`.
///
/// docs/language.md states the meaning.
package struct Norm: Sendable {
  package enum Measure: Sendable {
    /// A value of the deal; at each such activity, or where none is named at its win.
    case value(Condition, at: EventPattern?)
    /// The time from an activity to the next one of the other event.
    case time(from: EventPattern, to: EventPattern)
  }

  /// What counts of all that one deal gives, where that is not everything.
  package enum Only: String, Sendable, CaseIterable {
    case greatest
  }

  /// What stands in where too few deals were won, or where it is not known with which to compare.
  package enum Fallback: Sendable {
    /// A number, an int or a duration, and the parameter that gives it.
    case constant(ParameterValue, parameter: String?)
    /// Another norm of the pack, defined before this one.
    case norm(String)
  }

  /// The least number of deals, and the parameter that gives it.
  package struct Sample: Sendable {
    package var deals: Int
    package var parameter: String?

    package init(deals: Int, parameter: String? = nil) {
      self.deals = deals
      self.parameter = parameter
    }
  }

  package var name: String
  package var range: SourceRange
  /// In percent, 1 to 99: the smallest value that at least so many percent of all do not exceed.
  package var quantile: Int
  package var measure: Measure
  /// Whether of all that a deal gives for the same place of ``by`` only the greatest value counts.
  package var onlyGreatest: Bool
  /// Plain attributes: only what was measured where they were the same is compared.
  package var by: [Condition]
  /// How often it is drawn up anew.
  package var every: Period
  package var atLeast: Sample
  package var otherwise: Fallback?
  /// `int`, `double` or `duration`.
  package var type: ValueType

  package init(
    name: String, range: SourceRange, quantile: Int, measure: Measure, onlyGreatest: Bool = false,
    by: [Condition], every: Period, atLeast: Sample, otherwise: Fallback?, type: ValueType
  ) {
    self.name = name
    self.range = range
    self.quantile = quantile
    self.measure = measure
    self.onlyGreatest = onlyGreatest
    self.by = by
    self.every = every
    self.atLeast = atLeast
    self.otherwise = otherwise
    self.type = type
  }

  /// The place of the quantile among so many values in order, from 0.
  package func rank(among count: Int) -> Int { (quantile * count + 99) / 100 - 1 }
}

extension Norm {
  /// The norm with other values for the params that it names.
  func tuned(_ values: [String: ParameterValue]) -> Norm {
    var norm = self
    if let parameter = atLeast.parameter, case .int(let deals)? = values[parameter] {
      norm.atLeast.deals = Int(clamping: deals)
    }
    if case .constant(_, let parameter?)? = otherwise, let value = values[parameter] {
      norm.otherwise = .constant(value, parameter: parameter)
    }
    return norm
  }
}
