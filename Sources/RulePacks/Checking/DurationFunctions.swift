import CEL

/// Functions that make exact durations: `days(180)`, `hours(4)`.
enum DurationFunctions {
  static let all: [Function] = [
    make("days", milliseconds: 86_400_000), make("hours", milliseconds: 3_600_000),
  ]

  private static func make(_ name: String, milliseconds: Int64) -> Function {
    let overload = Overload(id: "\(name)_int", parameters: [.int], result: .duration) { arguments, _ in
      let (length, overflows) = (arguments[0].asInt ?? 0).multipliedReportingOverflow(by: milliseconds)
      return overflows ? .error(.overflow) : .duration(milliseconds: length)
    }
    return Function(name: name, overloads: [overload])
  }
}
