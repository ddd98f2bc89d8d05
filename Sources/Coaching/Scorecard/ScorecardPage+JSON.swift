import EventTime
import RulePacks
import SourceText
import Statistics

extension Scorecard {
  /// One document with every number; shares are left out where counts alone can be told.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("from", RFC3339.format(period.from))
      json.pair("to", RFC3339.format(period.to))
      for (name, value) in [("team", scope.team), ("manager", scope.manager), ("rep", scope.rep)] {
        json.pair(name, ifAny: value)
      }
      json.pair("answers_since", ifAny: surveyed.map(RFC3339.format))
      json.pair("rules_on_trial", onTrial)
      json.list("practices", lines) { json, line in line.write(to: &json) }
    }
    json.newline()
    return json.utf8
  }
}

extension Scorecard.Line {
  fileprivate func write(to json: inout JSONWriter) {
    json.pair("practice", "\(pack)/\(practice)")
    json.pair("statement", statement)
    json.pair("rules", ifAny: rules)
    json.pair("captured_rules", capturedRules)
    json.tally("now", now)
    json.tally("before", before)
    if let own { json.tally("own", own) }
    json.list("months", months) { json, month in
      json.pair("start", RFC3339.format(month.start))
      json.counts(month.tally)
    }
    json.rate("deals_that_carry_it", capture)
    json.pair("missing_kinds", ifAny: missingKinds)
    json.list("answers", answers) { json, answer in
      json.pair("line", answer.line)
      if let leaders = answer.leaders { json.rate("leaders", leaders) }
      if let team = answer.team { json.rate("team", team) }
    }
    if let benchmark { write(benchmark, to: &json) }
    json.pair("gap", ifAny: ScorecardWords(line: self).gap?.sentence)
    guard !people.isEmpty else { return }
    json.list("people", people.sorted { $0.key < $1.key }) { json, person in
      json.pair("person", person.key)
      json.counts(person.value)
    }
  }

  private func write(_ benchmark: Practice.Benchmark, to json: inout JSONWriter) {
    json.key("published")
    json.object { json in
      for (name, share) in [("world_class", benchmark.worldClass), ("all", benchmark.everyone)] {
        guard let share else { continue }
        json.key(name)
        json.double(share)
      }
      json.pair("source", benchmark.source)
      json.pair("caveat", "self-reported agreement of organisations; no target for a rate")
    }
  }
}

extension JSONWriter {
  /// Counts, and a share with its interval where there are opportunities enough.
  fileprivate mutating func tally(_ name: String, _ tally: Tally) {
    key(name)
    object { json in
      json.counts(tally)
      guard tally.hasRate else { return }
      let range = tally.rate.wilson()
      for (name, value) in [("share", tally.rate.share), ("low", range.low), ("high", range.high)] {
        json.key(name)
        json.double(value)
      }
    }
  }

  fileprivate mutating func counts(_ tally: Tally) {
    pair("kept", tally.kept)
    pair("broken", tally.broken)
    pair("cannot_tell", tally.cannotTell)
  }

  fileprivate mutating func rate(_ name: String, _ rate: Rate) {
    key(name)
    object { json in
      json.pair("count", rate.count)
      json.pair("of", rate.of)
    }
  }
}
