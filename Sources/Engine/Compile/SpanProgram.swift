import EventTime

/// A duration made quick to add: most have one length everywhere.
struct SpanProgram: Sendable {
  /// Milliseconds, or -1 where a calendar has to add the terms.
  let exact: Int64
  let span: TimeSpan

  init(_ span: TimeSpan) {
    self.span = span
    exact = span.exactMilliseconds ?? -1
  }

  /// `t ⊕ D`.
  @inline(__always)
  func added(to instant: Int64, _ calendar: borrowing WorkCalendar) -> Int64 {
    if exact >= 0 {
      let (sum, overflows) = instant.addingReportingOverflow(exact)
      return overflows ? Instant.latest.milliseconds : min(sum, Instant.latest.milliseconds)
    }
    return calendar.add(span, to: Instant(milliseconds: instant)).milliseconds
  }

  /// `t ⊖ D`.
  func subtracted(from instant: Int64, _ calendar: borrowing WorkCalendar) -> Int64 {
    calendar.subtract(span, from: Instant(milliseconds: instant)).milliseconds
  }
}
