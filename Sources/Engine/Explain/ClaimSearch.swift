import Activity
import EventTime
import RulePacks

/// Tries proposals on the engine until enough of them do what is wanted, and takes away from each what it does not need.
struct ClaimSearch {
  /// How many claims are made, each with other kinds of activities.
  static let claims = 4
  /// How many proposals are tried.
  static let trials = 160
  /// Beyond so many activities a proposal is no help to anybody.
  static let steps = 12

  let sketcher: ActivitySketcher
  /// Runs the engine; gives the claim, without being made yet, where the activities do what is wanted.
  let check: ([LoggedActivity], Instant) -> Claim?

  private var trials = 0
  private(set) var found: [Claim] = []
  private var signatures: Set<Set<String>> = []
  private var tried: Set<[ActivitySketch]> = []

  init(_ sketcher: ActivitySketcher, check: @escaping ([LoggedActivity], Instant) -> Claim?) {
    self.sketcher = sketcher
    self.check = check
  }

  var isOver: Bool { found.count >= Self.claims || trials >= Self.trials }

  /// Tries sequences of activities, all at one instant, in their order.
  mutating func attempt(_ proposals: [[ActivitySketch]], at instant: Instant) {
    for steps in proposals where !isOver {
      guard !steps.isEmpty, steps.count <= Self.steps, tried.insert(steps).inserted else { continue }
      // Another proposal of the same kinds would say the same again.
      guard !signatures.contains(Set(steps.map(\.kind))), claim(steps, instant) != nil else { continue }
      let least = reduced(steps, instant)
      guard signatures.insert(Set(least.map(\.kind))).inserted, let claim = claim(least, instant) else {
        continue
      }
      found.append(claim)
    }
  }

  /// Lets proposals of the same sequences be tried at another instant.
  mutating func forgetTried() { tried.removeAll() }

  private mutating func claim(_ steps: [ActivitySketch], _ instant: Instant) -> Claim? {
    trials += 1
    return check(sketcher.activities(steps, at: instant), instant)
  }

  /// Without the steps, and without the fields, that it does not take.
  private mutating func reduced(_ steps: [ActivitySketch], _ instant: Instant) -> [ActivitySketch] {
    var steps = steps
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for smaller in Self.smaller(steps) where trials < Self.trials {
        guard claim(smaller, instant) != nil else { continue }
        steps = smaller
        isSmaller = true
        break
      }
    }
    return steps
  }

  private static func smaller(_ steps: [ActivitySketch]) -> [[ActivitySketch]] {
    var smaller: [[ActivitySketch]] = []
    if steps.count > 1 {
      for place in steps.indices {
        var fewer = steps
        fewer.remove(at: place)
        smaller.append(fewer)
      }
    }
    for place in steps.indices {
      for lighter in steps[place].lighter {
        var other = steps
        other[place] = lighter
        smaller.append(other)
      }
    }
    return smaller
  }
}

extension Inquiry {
  /// Far enough that everything has come about that time alone brings about.
  var horizon: Instant {
    var longest: Int64 = 400 * 86_400_000
    for span in rule.durations + pack.facts.compactMap({ $0.within?.span }) {
      longest = max(longest, (calendar.add(span, to: asOf).milliseconds - asOf.milliseconds) * 2)
    }
    return asOf.advanced(by: longest)
  }

  /// The site's usual calendar: only to propose instants, never to judge.
  var calendar: WorkCalendar { site.defaultCalendar }
}

extension Rule {
  /// Every duration in it.
  var durations: [TimeSpan] {
    var spans: [TimeSpan] = []
    _ = mapDurations { _, setting in
      spans.append(setting.span)
      return setting
    }
    return spans
  }
}
