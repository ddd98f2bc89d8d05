import RulePacks
import Statistics

/// How the numbers of a practice are spoken.
struct ScorecardWords {
  let line: Scorecard.Line

  /// `31 of 58 kept, 53 % (41 to 66 %)`; counts alone where a rate would say more than is known.
  static func kept(_ tally: Tally) -> String {
    let counts = "\(tally.kept) of \(tally.rate.of) kept"
    guard tally.hasRate else { return tally.rate.of == 0 ? "nothing to keep on record" : counts }
    return "\(counts), \(percent(tally.rate.share)) (\(interval(tally.rate.wilson())))"
  }

  /// With what nobody can tell as a number of its own, and on how many deals the practice is logged at all.
  var log: String {
    let doubt = line.now.cannotTell > 0 ? "; \(line.now.cannotTell) cannot tell" : ""
    let capture = line.capture.of > 0 ? "; logged on \(line.capture.count) of \(line.capture.of) deals" : ""
    return Self.kept(line.now) + doubt + capture
  }

  /// `22 of 51 kept before; 10 points more (-8 to 28)`.
  var trend: String? {
    guard line.before.rate.of > 0 else { return nil }
    let before = Self.kept(line.before)
    guard line.now.hasRate, line.before.hasRate else { return before }
    let pair = RatePair(line.now.rate, line.before.rate)
    let range = pair.newcombe()
    let points = Self.points(abs(pair.difference))
    let noun = points == "1" ? "point" : "points"
    let change = "\(points) \(noun) \(pair.difference < 0 ? "less" : "more")"
    return "\(before); now \(change) (\(Self.signed(range.low)) to \(Self.signed(range.high)))"
  }

  /// One for each statement: `leaders agree (5 of 6), the team half (9 of 17)`.
  var answers: [String] {
    line.answers.map { answer in
      let parts = [("leaders", answer.leaders), ("the team", answer.team)].map { who, rate in
        rate.map { "\(who) \(Self.agreement($0)) (\($0.count) of \($0.of))" }
          ?? "\(who): too few answers to show"
      }
      return "\(parts.joined(separator: ", ")): \(answer.line), \"\(answer.statement)\""
    }
  }

  /// `92 % of the world class and 48 % of all agreed that they do`.
  var published: String? {
    guard let benchmark = line.benchmark else { return nil }
    let parts = [("the best", benchmark.worldClass), ("all", benchmark.everyone)].compactMap { who, share in
      share.map { "\(Self.percent($0)) of \(who)" }
    }
    return "\(Speech.list(parts)) agreed that they do (\(benchmark.source))"
  }

  /// What the three numbers say together, where they are far from each other; with how far.
  var gap: (distance: Double, sentence: String)? {
    guard line.now.hasRate else { return nil }
    let log = line.now.rate.share
    let voices = line.answers.flatMap { answer in
      [answer.leaders.map { ("leaders", $0) }, answer.team.map { ("the team", $0) }].compactMap(\.self)
    }
    guard let (who, rate) = voices.max(by: { abs($0.1.share - log) < abs($1.1.share - log) }) else {
      return nil
    }
    let distance = abs(rate.share - log)
    guard distance >= Self.telling else { return nil }
    let all = voices.map { "\($0.0) \(Self.agreement($0.1)) (\($0.1.count) of \($0.1.of))" }
    let ask =
      rate.share > log
      ? "Ask what the log misses, and what \(who) see that it does not."
      : "Ask why it feels harder than it goes."
    return (
      distance,
      "\(Speech.capitalized(Speech.list(all))); the log says \(line.now.kept) of \(line.now.rate.of). \(ask)"
    )
  }

  /// From this difference of shares on numbers are said to be far from each other.
  private static let telling = 0.25

  private static func agreement(_ rate: Rate) -> String {
    switch rate.share {
    case 0.67...: "agree"
    case 0.34..<0.67: "are divided"
    default: "do not agree"
    }
  }

  static func percent(_ share: Double) -> String { "\(points(share)) %" }

  static func interval(_ interval: Interval) -> String {
    "\(points(interval.low)) to \(points(interval.high)) %"
  }

  static func points(_ share: Double) -> String { Speech.number((share * 100).rounded()) }

  static func signed(_ share: Double) -> String {
    (share * 100).rounded() > 0 ? "+" + points(share) : points(share)
  }
}
