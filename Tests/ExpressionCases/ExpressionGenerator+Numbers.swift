import CEL

extension ExpressionGenerator {
  mutating func int(_ depth: Int) -> String {
    switch dice.roll(9) {
    case 0, 1, 2:
      return "(\(expression(.int, depth)) \(dice.pick(["+", "-", "*", "/", "%"])) \(expression(.int, depth)))"
    case 3: return "-(\(expression(.int, depth)))"
    case 4:
      return "size(\(expression(dice.pick([.string, .bytes, .list(.int), .map(.string, .int)]), depth)))"
    case 5: return intOfOther(depth)
    case 6: return place(depth)
    case 7: return part(depth)
    default: return intMathematics(depth)
    }
  }

  private mutating func intOfOther(_ depth: Int) -> String {
    let type = dice.pick([.int, .uint, .double, .timestamp] as [ValueType])
    if dice.chance(oneIn: 3) { return "int(\(numberText()))" }
    return "int(\(expression(type, depth)))"
  }

  private mutating func numberText() -> String {
    dice.pick([
      "'0'", "'-1'", "'42'", "'9223372036854775807'", "'9223372036854775808'", "'1.5'", "'1e3'", "''", "'x'",
      "s",
      "'-0'", "string(i)", "'007'", "'18446744073709551616'", "'-0.0'", "'.5'", "'1.'", "'2E-3'",
    ])
  }

  private mutating func place(_ depth: Int) -> String {
    let (text, part) = (expression(.string, depth), leaf(.string))
    let method = dice.pick(["indexOf", "lastIndexOf"])
    return dice.chance(oneIn: 3)
      ? "\(text).\(method)(\(part), \(dice.pick(["0", "1", "2", "-1", "i"])))" : "\(text).\(method)(\(part))"
  }

  /// A part of a date or of a duration.
  private mutating func part(_ depth: Int) -> String {
    if dice.chance(oneIn: 3) {
      let part = dice.pick(["getHours", "getMinutes", "getSeconds", "getMilliseconds"])
      return "\(expression(.duration, depth)).\(part)()"
    }
    let part = dice.pick([
      "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours",
      "getMinutes", "getSeconds", "getMilliseconds",
    ])
    let zone = dice.pick([
      "", "", "'UTC'", "'Europe/Berlin'", "'America/New_York'", "'Asia/Kolkata'", "'Australia/Lord_Howe'",
      "'+02:00'", "'-08:30'", "'02:00'", "'Mars/Olympus'", "''",
    ])
    return "\(expression(.timestamp, depth)).\(part)(\(zone))"
  }

  private mutating func intMathematics(_ depth: Int) -> String {
    switch dice.roll(5) {
    case 0: return "math.abs(\(expression(.int, depth)))"
    case 1: return "math.sign(\(expression(.int, depth)))"
    case 2: return bits(.int, depth)
    default: return extremum(.int, depth)
    }
  }

  private mutating func extremum(_ type: ValueType, _ depth: Int) -> String {
    let terms = (0...dice.roll(3)).map { _ in expression(type, depth) }.joined(separator: ", ")
    let function = dice.pick(["math.greatest", "math.least"])
    return dice.chance(oneIn: 3) ? "\(function)([\(terms)])" : "\(function)(\(terms))"
  }

  private mutating func bits(_ type: ValueType, _ depth: Int) -> String {
    let one = expression(type, depth)
    switch dice.roll(3) {
    case 0:
      return "math.\(dice.pick(["bitAnd", "bitOr", "bitXor"]))(\(one), \(expression(type, depth)))"
    case 1: return "math.bitNot(\(one))"
    default:
      let shift = dice.pick(["bitShiftLeft", "bitShiftRight"])
      return "math.\(shift)(\(one), \(dice.pick(["0", "1", "3", "63", "64", "70", "-1", "i"])))"
    }
  }

  mutating func uint(_ depth: Int) -> String {
    switch dice.roll(6) {
    case 0, 1, 2:
      return
        "(\(expression(.uint, depth)) \(dice.pick(["+", "-", "*", "/", "%"])) \(expression(.uint, depth)))"
    case 3:
      if dice.chance(oneIn: 3) { return "uint(\(numberText()))" }
      return "uint(\(expression(dice.pick([.int, .uint, .double]), depth)))"
    case 4: return bits(.uint, depth)
    default: return extremum(.uint, depth)
    }
  }

  mutating func double(_ depth: Int) -> String {
    switch dice.roll(7) {
    case 0, 1, 2:
      return
        "(\(expression(.double, depth)) \(dice.pick(["+", "-", "*", "/"])) \(expression(.double, depth)))"
    case 3: return "-(\(expression(.double, depth)))"
    case 4:
      if dice.chance(oneIn: 3) { return "double(\(numberText()))" }
      return "double(\(expression(dice.pick([.int, .uint, .double]), depth)))"
    case 5: return extremum(.double, depth)
    default:
      let function = dice.pick(["ceil", "floor", "round", "trunc", "abs", "sign", "sqrt"])
      return "math.\(function)(\(expression(.double, depth)))"
    }
  }
}
