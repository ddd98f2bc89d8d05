extension StandardLibrary {
  /// The extension "math"; `math.greatest` and `math.least` are macros.
  static let mathematics: [Function] = [
    function("math.ceil", real("math_ceil_double") { $0.rounded(.up) }),
    function("math.floor", real("math_floor_double") { $0.rounded(.down) }),
    function("math.round", real("math_round_double") { $0.rounded(.toNearestOrAwayFromZero) }),
    function("math.trunc", real("math_trunc_double") { $0.rounded(.towardZero) }),
    function(
      "math.sqrt", real("math_sqrt_double") { $0.squareRoot() },
      global("math_sqrt_int", [.int], .double) { arguments, _ in
        .double(Double(arguments[0].int).squareRoot())
      },
      global("math_sqrt_uint", [.uint], .double) { arguments, _ in
        .double(Double(arguments[0].payload).squareRoot())
      }),
    function(
      "math.abs", real("math_abs_double") { $0.magnitude },
      global("math_abs_int", [.int], .int) { arguments, _ in
        Int64(exactly: arguments[0].int.magnitude).map { .int($0) } ?? .error(.overflow)
      },
      global("math_abs_uint", [.uint], .uint) { arguments, _ in arguments[0] }),
    function(
      "math.sign", real("math_sign_double") { $0 > 0 ? 1 : $0 < 0 ? -1 : $0.isNaN ? $0 : 0 },
      global("math_sign_int", [.int], .int) { arguments, _ in .int(arguments[0].int.signum()) },
      global("math_sign_uint", [.uint], .uint) { arguments, _ in .uint(arguments[0].payload == 0 ? 0 : 1) }),
    function("math.isNaN", question("math_isNaN_double") { $0.isNaN }),
    function("math.isInf", question("math_isInf_double") { $0.isInfinite }),
    function("math.isFinite", question("math_isFinite_double") { $0.isFinite }),
    bits("math.bitAnd") { $0 & $1 },
    bits("math.bitOr") { $0 | $1 },
    bits("math.bitXor") { $0 ^ $1 },
    function(
      "math.bitNot", global("math_bitNot_int_int", [.int], .int) { arguments, _ in .int(~arguments[0].int) },
      global("math_bitNot_uint_uint", [.uint], .uint) { arguments, _ in .uint(~arguments[0].payload) }),
    shift("math.bitShiftLeft") { $0 << $1 },
    shift("math.bitShiftRight") { $0 >> $1 },
  ]

  private static func real(_ id: String, _ body: @escaping @Sendable (Double) -> Double) -> Overload {
    global(id, [.double], .double) { arguments, _ in .double(body(arguments[0].double)) }
  }

  private static func question(_ id: String, _ body: @escaping @Sendable (Double) -> Bool) -> Overload {
    global(id, [.double], .bool) { arguments, _ in .bool(body(arguments[0].double)) }
  }

  private static func bits(_ name: String, _ body: @escaping @Sendable (UInt64, UInt64) -> UInt64) -> Function
  {
    function(
      name,
      global(name + "_int_int", [.int, .int], .int) { arguments, _ in
        Value(tag: .int, payload: body(arguments[0].payload, arguments[1].payload))
      },
      global(name + "_uint_uint", [.uint, .uint], .uint) { arguments, _ in
        .uint(body(arguments[0].payload, arguments[1].payload))
      })
  }

  /// Shifts bits without regard to a sign; those shifted out are lost, and a negative distance is an error.
  private static func shift(_ name: String, _ body: @escaping @Sendable (UInt64, Int64) -> UInt64) -> Function
  {
    let implementation: Overload.Implementation = { arguments, _ in
      let distance = arguments[1].int
      guard distance >= 0 else { return .error(.invalidArgument) }
      return Value(tag: arguments[0].tag, payload: body(arguments[0].payload, distance))
    }
    return function(
      name, global(name + "_int_int", [.int, .int], .int, implementation),
      global(name + "_uint_int", [.uint, .int], .uint, implementation))
  }

  /// The greatest or least of some numbers, the first of equal ones; an error where one is no number.
  static func extremum(_ numbers: [Value], isGreatest: Bool, _ memory: Memory) -> Value {
    var best: Value?
    for number in numbers {
      guard number.asNumber != nil else { return .error(.noSuchOverload) }
      guard let current = best else {
        best = number
        continue
      }
      if memory.order(number, current) == (isGreatest ? .greater : .less) { best = number }
    }
    return best ?? .error(.invalidArgument)
  }
}
