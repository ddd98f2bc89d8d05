import Glibc

/// `"%s is %.2f".format([name, share])`, as the extension "strings" of cel-go defines it.
enum TextFormat {
  /// Digits behind the point that may be asked for.
  static let mostDigits = 64

  static func apply(_ format: String, _ arguments: [Value], _ memory: inout Memory) -> Value {
    var result = ""
    var rest = arguments[...]
    var text = format.unicodeScalars[...]
    while let scalar = text.popFirst() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if text.first == "%" {
        text.removeFirst()
        result.unicodeScalars.append("%")
        continue
      }
      guard let digits = precision(&text), let verb = text.popFirst() else { return .error(.invalidArgument) }
      guard digits <= mostDigits else { return .error(.tooManyDigits) }
      guard let argument = rest.popFirst() else { return .error(.indexOutOfRange) }
      guard let part = clause(verb, digits, argument, memory) else { return .error(.invalidArgument) }
      result += part
      guard memory.hasRoom(result.utf8.count) else { return memory.exhausted(.tooMuchText) }
    }
    return memory.string(result)
  }

  /// The digits asked for by `.3`, 6 where nothing is asked for; nil where it is malformed.
  private static func precision(_ text: inout Substring.UnicodeScalarView) -> Int? {
    guard text.first == "." else { return 6 }
    text.removeFirst()
    let digits = text.prefix { ("0"..."9").contains($0) }
    text = text.dropFirst(digits.count)
    // So many digits that they fit no number are too many.
    return digits.isEmpty ? nil : Int(String(digits)) ?? .max
  }

  private static func clause(_ verb: Unicode.Scalar, _ digits: Int, _ value: Value, _ memory: Memory)
    -> String?
  {
    switch verb {
    case "s": return isPrintable(value) ? memory.text(of: value) : nil
    case "d": return decimal(value, memory)
    case "f": return number(value).map { special($0) ?? fixed($0, digits) }
    case "e": return number(value).map { special($0) ?? scientific($0, digits) }
    case "b": return value.tag == .bool ? (value.isTrue ? "1" : "0") : integer(value, radix: 2)
    case "o": return integer(value, radix: 8)
    case "x": return hexadecimal(value, memory)
    case "X": return hexadecimal(value, memory)?.uppercased()
    default: return nil
    }
  }

  private static func isPrintable(_ value: Value) -> Bool {
    !value.isUnknownOrError && value.tag != .object && value.tag != .optional
  }

  private static func decimal(_ value: Value, _ memory: Memory) -> String? {
    switch value.tag {
    case .int, .uint, .double: memory.text(of: value)
    default: nil
    }
  }

  private static func number(_ value: Value) -> Double? { value.asNumber }

  private static func special(_ number: Double) -> String? {
    number.isFinite ? nil : Memory.text(of: number)
  }

  private static func fixed(_ number: Double, _ digits: Int) -> String { printed("%.*f", number, digits) }

  private static func scientific(_ number: Double, _ digits: Int) -> String {
    printed("%.*e", number, digits)
  }

  /// As the C library prints it, which rounds the exact decimal value.
  private static func printed(_ format: String, _ number: Double, _ digits: Int) -> String {
    // The longest double has 309 digits before the point.
    var buffer = [CChar](repeating: 0, count: 320 + mostDigits)
    let length = withVaList([Int32(digits), number]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer.prefix(max(0, Int(length))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func integer(_ value: Value, radix: Int) -> String? {
    switch value.tag {
    case .int: String(value.int, radix: radix)
    case .uint: String(value.payload, radix: radix)
    default: nil
    }
  }

  private static func hexadecimal(_ value: Value, _ memory: Memory) -> String? {
    guard value.tag == .string || value.tag == .bytes else { return integer(value, radix: 16) }
    return memory.contents(of: value).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
