import CEL
import EventTime

/// The functions and operators that packs of tests use, on known values.
enum Library {
  static func call(_ function: String, _ arguments: [Worth]) -> Worth {
    switch arguments.count {
    case 1: one(function, arguments[0])
    case 2: two(function, arguments[0], arguments[1])
    default: texts(function, arguments)
    }
  }

  private static func one(_ function: String, _ value: Worth) -> Worth {
    switch (function, value) {
    case (Operator.not, .bool(let value)): .bool(!value)
    case (Operator.negate, .int(let value)): value == .min ? .error("overflow") : .int(-value)
    case (Operator.negate, .double(let value)): .double(-value)
    case (Operator.negate, .duration(let value)): .duration(-value)
    case ("size", .text(let text)): .int(Int64(text.unicodeScalars.count))
    case ("size", .list(let elements)): .int(Int64(elements.count))
    case ("days", .int(let count)): length(count, of: 86_400_000_000)
    case ("hours", .int(let count)): length(count, of: 3_600_000_000)
    case ("duration", .text(let text)): duration(text)
    case ("timestamp", .text(let text)):
      RFC3339.parse(text).map { Worth($0) } ?? .error("no timestamp")
    case ("duration", .duration), ("timestamp", .instant), ("int", .int), ("double", .double),
      ("string", .text):
      value
    case ("uint", .int(let number)): number < 0 ? .error("range") : value
    case ("int", .double(let number)):
      number.isFinite && abs(number) < 0x1p63 ? .int(Int64(number)) : .error("range")
    case ("int", .text(let text)): Int64(text).map { .int($0) } ?? .error("no int")
    case ("int", .instant(let instant)): .int(instant.floorSeconds)
    case ("double", .int(let number)): .double(Double(number))
    case ("double", .text(let text)): Double(text).map { .double($0) } ?? .error("no double")
    case ("string", _): Printing.print(value).map { .text($0) } ?? .noOverload(function)
    default: texts(function, [value])
    }
  }

  private static func two(_ function: String, _ a: Worth, _ b: Worth) -> Worth {
    switch function {
    case Operator.equals: return .bool(a.equals(b))
    case Operator.notEquals: return .bool(!a.equals(b))
    case Operator.less: return compared(a, b) { $0 < 0 }
    case Operator.lessEquals: return compared(a, b) { $0 <= 0 }
    case Operator.greater: return compared(a, b) { $0 > 0 }
    case Operator.greaterEquals: return compared(a, b) { $0 >= 0 }
    case Operator.contains:
      guard case .list(let elements) = b else { return .noOverload(function) }
      return .bool(elements.contains { $0.equals(a) })
    case Operator.add, Operator.subtract, Operator.multiply, Operator.divide, Operator.modulo:
      return Arithmetic.apply(function, a, b)
    default: break
    }
    guard case (.text(let text), .text(let part)) = (a, b) else { return texts(function, [a, b]) }
    switch function {
    case "contains": return .bool(text.utf8.contains(part.utf8))
    case "startsWith": return .bool(text.utf8.starts(with: part.utf8))
    case "endsWith": return .bool(text.utf8.reversed().starts(with: part.utf8.reversed()))
    case "matches": return TextPattern(part).map { .bool($0.occurs(in: text)) } ?? .error("no pattern")
    default: return texts(function, [a, b])
    }
  }

  private static func compared(_ a: Worth, _ b: Worth, _ fits: (Int) -> Bool) -> Worth {
    if a.isNumber, b.isNumber { return .bool(a.comparison(with: b).map(fits) ?? false) }
    return a.comparison(with: b).map { .bool(fits($0)) } ?? .noOverload("comparison")
  }

  private static func length(_ count: Int64, of unit: Int64) -> Worth {
    let (length, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow ? .error("range") : .duration(length)
  }

  /// `90s`, `1h30m`, `250ms`; a sign may stand in front.
  private static func duration(_ text: String) -> Worth {
    let units: [(String, Int64)] = [
      ("ms", 1_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
    ]
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest.removeFirst() }
    var total: Int64 = 0
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isNumber)
      rest.removeFirst(digits.count)
      guard let count = Int64(digits), let unit = units.first(where: { rest.hasPrefix($0.0) }) else {
        return .error("no duration")
      }
      rest.removeFirst(unit.0.count)
      total += count * unit.1
    }
    return .duration(isNegative ? -total : total)
  }

  private static func texts(_ function: String, _ arguments: [Worth]) -> Worth {
    Printing.call(function, arguments) ?? .noOverload(function)
  }
}

extension Int64 {
  fileprivate var floorSeconds: Int64 { self >= 0 ? self / 1_000_000 : -((-self + 999_999) / 1_000_000) }
}

extension Sequence<UInt8> {
  fileprivate func contains(_ part: some Collection<UInt8>) -> Bool {
    let whole = Array(self)
    let wanted = Array(part)
    guard wanted.count <= whole.count else { return false }
    return (0...(whole.count - wanted.count)).contains { whole[$0...].starts(with: wanted) }
  }
}
