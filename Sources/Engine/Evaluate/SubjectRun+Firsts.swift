import EventTime

/// When the rules of a program were first kept and first broken on the subject at hand, in milliseconds.
struct FirstsOfSubject: Sendable {
  private var met: [Int64]
  private var raised: [Int64]
  private var noted: [Int] = []

  init(rules: Int) {
    met = Array(repeating: .max, count: rules)
    raised = met
  }

  mutating func note(_ rule: Int, met at: Int64) {
    remember(rule)
    met[rule] = min(met[rule], at)
  }

  mutating func note(_ rule: Int, raised at: Int64) {
    remember(rule)
    raised[rule] = min(raised[rule], at)
  }

  private mutating func remember(_ rule: Int) {
    if met[rule] == .max, raised[rule] == .max { noted.append(rule) }
  }

  /// Hands out what was noted, and forgets it.
  fileprivate mutating func take(_ body: (_ rule: Int, _ met: Instant?, _ raised: Instant?) -> Void) {
    for rule in noted {
      body(rule, Self.instant(met[rule]), Self.instant(raised[rule]))
      met[rule] = .max
      raised[rule] = .max
    }
    noted.removeAll(keepingCapacity: true)
  }

  private static func instant(_ milliseconds: Int64) -> Instant? {
    milliseconds == .max ? nil : Instant(milliseconds: milliseconds)
  }
}

extension SubjectRun {
  /// Gives what was noted of a deal, and nothing of other subjects.
  mutating func giveFirsts() {
    firsts.take { rule, met, raised in
      guard program.isOfDeals else { return }
      output.firsts.append(
        FirstVerdicts(rule: program.rules[rule].index, deal: key.first, met: met, raised: raised))
    }
  }
}
