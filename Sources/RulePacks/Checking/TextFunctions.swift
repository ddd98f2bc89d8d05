import CEL
import EventTime
import Parallel

/// The functions that texts write for people with; LANGUAGE.md section 10.
///
/// `money`, `day` and `ago` also need what an author does not write: the currency, the zone and the clock.
/// ``HiddenArguments`` adds them to each call.
enum TextFunctions {
  static let all: [Function] = [money, percent, day, ago, span, clip, plural, list]

  private static let money = Function(
    name: "money",
    overloads: [ValueType.double, .int].map { number in
      Overload(id: "money_\(number)_string", parameters: [number, .string], result: .string) {
        arguments, memory in
        let currency = memory.string(of: arguments[1])
        let amount = Wording.amount(arguments[0].asNumber ?? 0)
        return memory.string(currency.isEmpty ? amount : "\(currency) \(amount)")
      }
    })

  private static let percent = Function(
    name: "percent",
    overloads: [ValueType.double, .int].map { number in
      Overload(id: "percent_\(number)", parameters: [number], result: .string) { arguments, memory in
        memory.string("\(Wording.decimal((arguments[0].asNumber ?? 0) * 100, places: 1)) %")
      }
    })

  private static let day = Function(
    name: "day",
    overloads: [
      Overload(id: "day_timestamp", parameters: [.timestamp, .string], result: .string) { arguments, memory in
        guard let instant = arguments[0].asInstant else { return .error(.outOfRange) }
        let zone = Zones.named(memory.string(of: arguments[1]))
        return memory.string(Wording.day(zone.local(instant).date))
      }
    ])

  private static let ago = Function(
    name: "ago",
    overloads: [
      Overload(id: "ago_timestamp", parameters: [.timestamp, .timestamp, .string], result: .string) {
        arguments, memory in
        guard let instant = arguments[0].asInstant, let now = arguments[1].asInstant else {
          return .error(.outOfRange)
        }
        let zone = Zones.named(memory.string(of: arguments[2]))
        let days = zone.local(now).date.daysSinceEpoch - zone.local(instant).date.daysSinceEpoch
        return memory.string(Wording.ago(days: days))
      }
    ])

  private static let span = Function(
    name: "span",
    overloads: [
      Overload(id: "span_duration", parameters: [.duration], result: .string) { arguments, memory in
        memory.string(Wording.span(nanoseconds: arguments[0].asNanoseconds ?? 0))
      }
    ])

  private static let clip = Function(
    name: "clip",
    overloads: [
      Overload(id: "clip_string_int", parameters: [.string, .int], result: .string) { arguments, memory in
        let limit = Int(clamping: max(1, arguments[1].asInt ?? 1))
        return memory.string(Wording.clip(memory.string(of: arguments[0]), to: limit))
      }
    ])

  private static let plural = Function(
    name: "plural",
    overloads: [
      Overload(id: "plural_int_string", parameters: [.int, .string], result: .string) { arguments, memory in
        let one = memory.string(of: arguments[1])
        return memory.string(Wording.count(arguments[0].asInt ?? 0, one: one, many: Wording.plural(of: one)))
      },
      Overload(id: "plural_int_string_string", parameters: [.int, .string, .string], result: .string) {
        arguments, memory in
        let one = memory.string(of: arguments[1])
        let many = memory.string(of: arguments[2])
        return memory.string(Wording.count(arguments[0].asInt ?? 0, one: one, many: many))
      },
    ])

  private static let list = Function(
    name: "list",
    overloads: [
      Overload(id: "list_list", parameters: [.list(.typeParameter("A"))], result: .string) {
        arguments, memory in
        let words = memory.elements(of: arguments[0]).map { memory.text(of: $0) }
        return memory.string(Wording.list(words))
      }
    ])
}

/// Zones by name, each read once.
private enum Zones {
  private static let known = Locked<[String: TimeZoneRules]>([:])

  /// The zone, or UTC where there is none of this name: hosts name zones that calendars have been read with.
  static func named(_ name: String) -> TimeZoneRules {
    known.withLock { zones in
      if let zone = zones[name] { return zone }
      let zone = TimeZoneRules.load(name) ?? .utc
      zones[name] = zone
      return zone
    }
  }
}
