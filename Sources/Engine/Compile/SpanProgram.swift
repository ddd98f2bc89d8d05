import EventTime

/// A duration made quick to add: most have one length everywhere.
struct SpanProgram: Sendable, BitwiseCopyable {
  /// Milliseconds, or -1 where a calendar has to add the terms.
  let exact: Int64
  /// In ``SubjectProgram/spans``.
  let place: Int32

  init(_ span: TimeSpan, place: Int) {
    exact = span.exactMilliseconds ?? -1
    self.place = Int32(truncatingIfNeeded: place)
  }

  /// `t ⊕ D` of a length that is the same everywhere.
  @inline(__always)
  func exactlyAdded(to instant: Int64) -> Int64 { Self.added(exact, to: instant) }

  /// So many milliseconds after an instant, or the latest instant there is.
  @inline(__always)
  static func added(_ exact: Int64, to instant: Int64) -> Int64 {
    let (sum, overflows) = instant.addingReportingOverflow(exact)
    return overflows ? Instant.latest.milliseconds : min(sum, Instant.latest.milliseconds)
  }
}

extension SubjectRun {
  /// `t ⊕ D` in the subject's calendar.
  @inline(__always)
  func added(_ span: SpanProgram, to instant: Int64) -> Int64 {
    span.exact >= 0 ? span.exactlyAdded(to: instant) : addedByCalendar(span, to: instant)
  }

  private func addedByCalendar(_ span: SpanProgram, to instant: Int64) -> Int64 {
    calendar.add(program.spans[Int(span.place)], to: Instant(milliseconds: instant)).milliseconds
  }

  /// `t ⊖ D` in the subject's calendar.
  func subtracted(_ span: SpanProgram, from instant: Int64) -> Int64 {
    calendar.subtract(program.spans[Int(span.place)], from: Instant(milliseconds: instant)).milliseconds
  }
}
