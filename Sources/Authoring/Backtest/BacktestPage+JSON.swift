import EventTime
import SourceText
import Statistics

extension BacktestPage {
  /// For programs: one document with every rule per deal.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.pair("landmark_days", backtest.landmark)
      json.pair("as_of", RFC3339.format(backtest.asOf))
      json.key("deals")
      backtest.cohort.write(to: &json)
      json.pair("comparisons", backtest.comparisons)
      json.key("false_alarms")
      json.double(Backtest.falseAlarms)
      json.pair("other_rules", backtest.otherRules)
      json.key("rules")
      json.array { json in for rule in backtest.rules { rule.write(to: &json) } }
    }
    json.newline()
    return json.text
  }
}

extension Backtest.Cohort {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("compared", compared)
      json.pair("won", won)
      json.pair("closed_sooner", closedSooner)
      json.pair("not_closed", stillOpen)
      json.pair("unknown_then", unknown)
      json.pair("activities_recorded_late", recordedLate)
      json.pair("reps", reps)
    }
  }
}

extension Backtest.RuleResult {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("rule", rule)
      json.pair("kept", kept)
      json.pair("broken", broken)
      for outcome in Backtest.Outcome.allCases {
        guard let result = results[outcome] else { continue }
        json.key(outcome.rawValue)
        result.write(to: &json)
      }
    }
  }
}

extension Backtest.Result {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      switch self {
      case .tooFew(let why): json.pair("too_few", why)
      case .compared(let comparison): comparison.write(to: &json)
      }
    }
  }
}

extension Backtest.Comparison {
  fileprivate func write(to json: inout JSONWriter) {
    for (name, group) in [("kept", kept), ("broken", broken)] {
      json.key(name)
      json.object { json in
        json.pair("deals", group.deals)
        json.key("figure")
        json.double(group.figure)
      }
    }
    for (name, value) in [
      ("difference", difference), ("low", interval.low), ("high", interval.high), ("likelihood", likelihood),
      ("adjusted", adjusted),
    ] {
      json.key(name)
      json.double(value)
    }
    json.key("holds")
    json.bool(holds)
  }
}
