/// How long something may take: terms such as `1 day` or `2 business hours`, added from left to right.
///
/// The *Duration* of the rule-pack language, section 3. Days are exactly 86,400 s; business terms have a
/// length only where a ``WorkCalendar`` adds them to an instant. Never negative.
package struct TimeSpan: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    /// Not negative.
    package let count: Int64
    package let unit: Unit

    package init(count: Int64, unit: Unit) {
      self.count = count
      self.unit = unit
    }
  }

  package enum Unit: Hashable, Sendable, CaseIterable {
    case millisecond, second, minute, hour, day, week, businessHour, businessDay

    /// Nil for business units, whose length depends on where they begin.
    package var milliseconds: Int64? {
      switch self {
      case .millisecond: 1
      case .second: 1_000
      case .minute: 60_000
      case .hour: 3_600_000
      case .day: 86_400_000
      case .week: 604_800_000
      case .businessHour, .businessDay: nil
      }
    }

    /// In words, for one.
    package var name: String {
      switch self {
      case .millisecond: "millisecond"
      case .second: "second"
      case .minute: "minute"
      case .hour: "hour"
      case .day: "day"
      case .week: "week"
      case .businessHour: "business hour"
      case .businessDay: "business day"
      }
    }
  }

  /// As written; the order matters where business terms stand beside others.
  package let terms: [Term]
  /// The length in milliseconds; nil with business terms, and where it does not fit 64 bits.
  package let exactMilliseconds: Int64?

  package init(terms: [Term]) {
    self.terms = terms
    var total: Int64? = 0
    for term in terms {
      guard let sum = total, let unit = term.unit.milliseconds else { total = nil; break }
      let (length, isTooLong) = unit.multipliedReportingOverflow(by: term.count)
      let (next, overflows) = sum.addingReportingOverflow(length)
      total = isTooLong || overflows ? nil : next
    }
    exactMilliseconds = total
  }

  /// The span in the largest units that write it exactly; a negative length counts as none.
  package init(milliseconds: Int64) {
    var rest = max(milliseconds, 0)
    var terms: [Term] = []
    for unit in [Unit.day, .hour, .minute, .second, .millisecond] {
      guard let length = unit.milliseconds, rest >= length else { continue }
      terms.append(Term(count: rest / length, unit: unit))
      rest %= length
    }
    self.init(terms: terms)
  }

  package var hasBusinessTerms: Bool {
    terms.contains { $0.unit.milliseconds == nil }
  }
}

extension TimeSpan: CustomStringConvertible {
  /// In words, as the language writes it: `1 day 12 hours`.
  package var description: String {
    guard !terms.isEmpty else { return "0 seconds" }
    return terms.map { "\($0.count) \($0.unit.name)\($0.count == 1 ? "" : "s")" }.joined(separator: " ")
  }
}
