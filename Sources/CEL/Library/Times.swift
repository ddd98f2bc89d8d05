import EventTime

extension StandardLibrary {
  static let times: [Function] =
    [
      function(
        "timestamp",
        global("timestamp_to_timestamp", [.timestamp], .timestamp) { arguments, _ in arguments[0] },
        global("string_to_timestamp", [.string], .timestamp) { arguments, memory in
          CivilTime.parse(memory.contents(of: arguments[0])) ?? .error(.badConversion)
        },
        global("int64_to_timestamp", [.int], .timestamp) { arguments, _ in
          CivilTime.timestamp(seconds: arguments[0].int) ?? .error(.outOfRange)
        }),
      function(
        "duration", global("duration_to_duration", [.duration], .duration) { arguments, _ in arguments[0] },
        global("string_to_duration", [.string], .duration) { arguments, memory in
          DurationText.parse(memory.contents(of: arguments[0])).map { .duration(nanoseconds: $0) }
            ?? .error(.badConversion)
        }),
    ] + parts

  private static let parts: [Function] = [
    part("getFullYear") { $0.date.year },
    part("getMonth") { $0.date.month - 1 },
    part("getDate") { $0.date.day },
    part("getDayOfMonth") { $0.date.day - 1 },
    part("getDayOfYear") { dayOfYear($0.date) },
    // 1970-01-01 was a Thursday, and weeks begin with Sunday as 0.
    part("getDayOfWeek") { (($0.date.daysSinceEpoch + 4) % 7 + 7) % 7 },
    part("getHours", 3_600_000_000_000) { $0.milliseconds / 3_600_000 },
    part("getMinutes", 60_000_000_000) { $0.milliseconds / 60_000 % 60 },
    part("getSeconds", 1_000_000_000) { $0.milliseconds / 1_000 % 60 },
    part("getMilliseconds", 1_000_000, remainder: 1_000) { $0.milliseconds % 1_000 },
  ]

  /// From 0. The clock of a zone may show the year 0 or 10000, which `CivilDate` has no first day of.
  private static func dayOfYear(_ date: CivilDate) -> Int {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][date.month - 1]
    let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
    return before + date.day - 1 + (isLeap && date.month > 2 ? 1 : 0)
  }

  /// The clock on the wall: a day, and the time since its midnight.
  private typealias Moment = (date: CivilDate, milliseconds: Int)

  /// A part of a timestamp, in UTC or in a zone; of a duration where it is counted in some unit, its whole number.
  private static func part(
    _ name: String, _ nanoseconds: Int64? = nil, remainder: Int64 = .max,
    of pick: @escaping @Sendable ((date: CivilDate, milliseconds: Int)) -> Int
  ) -> Function {
    var overloads = [
      method("timestamp_\(name)", [.timestamp], .int) { arguments, _ in
        guard let instant = arguments[0].asInstant else { return .error(.noSuchOverload) }
        return .int(Int64(pick(TimeZoneRules.utc.local(instant))))
      },
      method("timestamp_\(name)_with_tz", [.timestamp, .string], .int) { arguments, memory in
        guard let instant = arguments[0].asInstant else { return .error(.noSuchOverload) }
        guard let zone = memory.zones.rules(memory.contents(of: arguments[1])) else {
          return .error(.unknownZone)
        }
        return .int(Int64(pick(zone.local(instant))))
      },
    ]
    if let nanoseconds {
      overloads.append(
        method("duration_\(name)", [.duration], .int) { arguments, _ in
          .int(arguments[0].int / nanoseconds % remainder)
        })
    }
    return Function(name: name, overloads: overloads)
  }
}
