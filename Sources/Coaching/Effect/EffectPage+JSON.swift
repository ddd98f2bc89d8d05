import EventTime
import SourceText
import Statistics

extension Effect {
  /// One document with every number.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("from", RFC3339.format(from))
      json.pair("to", RFC3339.format(to))
      json.number("share", share)
      json.pair("undecided", undecided)
      json.pair("never_left_unsaid", ifAny: safe)
      json.key("together")
      json.object { json in
        json.pair(together.pooled)
        guard !together.strata.isEmpty else { return }
        json.difference(together.difference, together.newcombe())
        guard let shown else { return }
        json.pair("handed_over", shown.count)
        guard let among = amongShown else { return }
        json.key("where_handed_over")
        json.object { $0.difference(among.difference, among.range) }
      }
      json.list("rules", rules) { json, rule in
        json.pair("rule", rule.rule)
        json.pair("aim", rule.aim)
        json.pair(rule.pair)
        json.difference(rule.pair.difference, rule.pair.newcombe())
        if let shown = rule.shown { json.pair("handed_over", shown) }
        json.pair("verdict", rule.verdict.name)
      }
      json.list("weeks", stretches) { json, stretch in
        json.pair("from", stretch.weeks.lowerBound)
        json.pair("to", stretch.weeks.upperBound)
        json.pair(stretch.pair)
        json.difference(stretch.pair.difference, stretch.pair.newcombe())
      }
    }
    json.newline()
    return json.utf8
  }
}

extension Effect.Judgement {
  fileprivate var name: String {
    switch self {
    case .helps: "helps"
    case .doesNotHelp: "does not help"
    case .cannotTell: "cannot tell"
    case .tooFew: "too few"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func number(_ name: String, _ value: Double) {
    key(name)
    double(value)
  }

  fileprivate mutating func pair(_ pair: RatePair) {
    for (name, rate) in [("said", pair.first), ("unsaid", pair.second)] {
      key(name)
      object { json in
        json.pair("reached", rate.count)
        json.pair("of", rate.of)
      }
    }
  }

  fileprivate mutating func difference(_ difference: Double, _ range: Interval) {
    number("difference", difference)
    number("low", range.low)
    number("high", range.high)
  }
}
