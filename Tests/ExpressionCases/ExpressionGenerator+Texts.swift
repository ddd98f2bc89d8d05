import CEL

extension ExpressionGenerator {
  mutating func text(_ depth: Int) -> String {
    switch dice.roll(8) {
    case 0, 1: return "(\(expression(.string, depth)) + \(expression(.string, depth)))"
    case 2: return converted(depth)
    case 3:
      return "\(expression(.string, depth)).\(dice.pick(["lowerAscii", "upperAscii", "trim", "reverse"]))()"
    case 4: return cut(depth)
    case 5: return replaced(depth)
    case 6: return formatted(depth)
    default: return assembled(depth)
    }
  }

  private mutating func converted(_ depth: Int) -> String {
    let types: [ValueType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
    return "string(\(expression(dice.pick(types), depth)))"
  }

  private mutating func cut(_ depth: Int) -> String {
    let text = expression(.string, depth)
    let place = dice.pick(["0", "1", "2", "-1", "size(s)", "i"])
    switch dice.roll(3) {
    case 0: return "\(text).charAt(\(place))"
    case 1: return "\(text).substring(\(place))"
    default: return "\(text).substring(\(place), \(dice.pick(["0", "1", "2", "3", "size(t)"])))"
    }
  }

  private mutating func replaced(_ depth: Int) -> String {
    let (text, old, new) = (expression(.string, depth), leaf(.string), leaf(.string))
    let most = dice.pick(["", "", ", 0", ", 1", ", 2", ", -1"])
    return "\(text).replace(\(old), \(new)\(most))"
  }

  private mutating func formatted(_ depth: Int) -> String {
    let verbs: [(verb: String, types: [ValueType])] = [
      (
        "%s",
        [.string, .int, .bool, .double, .list(.int), .map(.string, .int), .timestamp, .duration, .bytes]
      ),
      ("%d", [.int, .uint, .double]), ("%f", [.double, .int]), ("%.2f", [.double]), ("%e", [.double]),
      ("%.3e", [.double]), ("%x", [.int, .uint, .string, .bytes]), ("%X", [.int, .string]),
      ("%o", [.int, .uint]),
      ("%b", [.int, .uint, .bool]), ("%%", []), ("%.0f", [.double]), ("%q", [.int]),
    ]
    var (format, arguments) = ("", [String]())
    for _ in 0...dice.roll(2) {
      let (verb, types) = dice.pick(verbs)
      format += verb + dice.pick(["", " ", "é"])
      if !types.isEmpty, !dice.chance(oneIn: 30) { arguments.append(expression(dice.pick(types), depth)) }
    }
    return "'\(format)'.format([\(arguments.map { "dyn(\($0))" }.joined(separator: ", "))])"
  }

  private mutating func assembled(_ depth: Int) -> String {
    switch dice.roll(4) {
    case 0: return "base64.encode(\(expression(.bytes, depth)))"
    case 1: return "strings.quote(\(expression(.string, depth)))"
    case 2: return "\(list(of: .string, depth)).join()"
    default: return "\(list(of: .string, depth)).join(\(leaf(.string)))"
    }
  }

  mutating func bytes(_ depth: Int) -> String {
    switch dice.roll(4) {
    case 0: return "(\(expression(.bytes, depth)) + \(expression(.bytes, depth)))"
    case 1: return "base64.decode(\(dice.pick(["'YWI='", "'YWI'", "'YQ=='", "'Y'", "'%%'", "''", "s"])))"
    default: return "bytes(\(expression(.string, depth)))"
    }
  }

  // MARK: Lists and maps

  mutating func list(of element: ValueType, _ depth: Int) -> String {
    guard depth > 0 else { return leaf(.list(element)) }
    switch dice.roll(7) {
    case 0, 1:
      let elements = (0..<dice.roll(4)).map { _ in expression(element, depth - 1) }
      return "[\(elements.joined(separator: ", "))]"
    case 2: return "(\(list(of: element, depth - 1)) + \(list(of: element, depth - 1)))"
    case 3:
      let range = list(of: element, depth - 1)
      return named(element) { "\(range).filter(\($1), \($0.expression(.bool, depth - 1)))" }
    case 4:
      let source = dice.pick([.int, .string, .double] as [ValueType])
      let range = list(of: source, depth - 1)
      return named(source) { "\(range).map(\($1), \($0.expression(element, depth - 1)))" }
    case 5: return "[\(leaf(element)), ?\(optional(element, depth - 1))]"
    default:
      guard element == .string else { return leaf(.list(element)) }
      let most = dice.pick(["", "", ", 0", ", 1", ", 2", ", -1"])
      return "\(expression(.string, depth - 1)).split(\(leaf(.string))\(most))"
    }
  }

  mutating func map(from key: ValueType, to value: ValueType, _ depth: Int) -> String {
    guard depth > 0 else { return leaf(.map(key, value)) }
    let entries = (0..<dice.roll(4)).map { _ in "\(leaf(key)): \(expression(value, depth - 1))" }
    let last = dice.chance(oneIn: 4) ? ["?'k': \(optional(value, depth - 1))"] : []
    return "{\((entries + last).joined(separator: ", "))}"
  }

  // MARK: Times

  mutating func timestamp(_ depth: Int) -> String {
    switch dice.roll(5) {
    case 0, 1:
      return "(\(expression(.timestamp, depth)) \(dice.pick(["+", "-"])) \(expression(.duration, depth)))"
    case 2: return "(\(expression(.duration, depth)) + \(expression(.timestamp, depth)))"
    case 3: return "timestamp(\(dice.pick(["i", "0", "1767225600", "253402300800", "-62135596801", "-1"])))"
    default:
      return dice.roll(2) == 0
        ? "timestamp(\(expression(.timestamp, depth)))" : "timestamp('' + \(expression(.string, depth)))"
    }
  }

  mutating func duration(_ depth: Int) -> String {
    switch dice.roll(5) {
    case 0, 1:
      return "(\(expression(.duration, depth)) \(dice.pick(["+", "-"])) \(expression(.duration, depth)))"
    case 2, 3: return "(\(expression(.timestamp, depth)) - \(expression(.timestamp, depth)))"
    default:
      return "duration(\(dice.pick(["'1.5' + 'h'", "'' + 's'", "'-1h' + '30m'", "string(span)", "span"])))"
    }
  }
}
