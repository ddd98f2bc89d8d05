extension StandardLibrary {
  static let conversions: [Function] = [
    function(
      "size", sizes, sizes(.list(.typeParameter("T")), "list"),
      sizes(.map(.typeParameter("K"), .typeParameter("V")), "map"),
      sizes(.bytes, "bytes"), sizes(.string, "string", isMember: true),
      sizes(.bytes, "bytes", isMember: true),
      sizes(.list(.typeParameter("T")), "list", isMember: true),
      sizes(.map(.typeParameter("K"), .typeParameter("V")), "map", isMember: true)),
    function(
      "int", same("int64_to_int64", .int),
      global("uint64_to_int64", [.uint], .int) { arguments, _ in
        Int64(exactly: arguments[0].payload).map { .int($0) } ?? .error(.outOfRange)
      },
      global("double_to_int64", [.double], .int) { arguments, _ in
        let value = arguments[0].double
        return value > -0x1p63 && value < 0x1p63 ? .int(Int64(value)) : .error(.outOfRange)
      },
      global("string_to_int64", [.string], .int) { arguments, memory in
        Int64(memory.string(of: arguments[0])).map { .int($0) } ?? .error(.badConversion)
      },
      global("timestamp_to_int64", [.timestamp], .int) { arguments, _ in .int(arguments[0].int) }),
    function(
      "uint", same("uint64_to_uint64", .uint),
      global("int64_to_uint64", [.int], .uint) { arguments, _ in
        UInt64(exactly: arguments[0].int).map { .uint($0) } ?? .error(.outOfRange)
      },
      global("double_to_uint64", [.double], .uint) { arguments, _ in
        let value = arguments[0].double
        return value >= 0 && value < 0x1p64 ? .uint(UInt64(value)) : .error(.outOfRange)
      },
      global("string_to_uint64", [.string], .uint) { arguments, memory in
        let text = memory.string(of: arguments[0])
        // A uint has no sign, not even that of `+1` or `-0`.
        guard text.utf8.first.map({ $0 >= UInt8(ascii: "0") }) ?? false else { return .error(.badConversion) }
        return UInt64(text).map { .uint($0) } ?? .error(.badConversion)
      }),
    function(
      "double", same("double_to_double", .double),
      global("int64_to_double", [.int], .double) { arguments, _ in .double(Double(arguments[0].int)) },
      global("uint64_to_double", [.uint], .double) { arguments, _ in .double(Double(arguments[0].payload)) },
      global("string_to_double", [.string], .double) { arguments, memory in
        Double(memory.string(of: arguments[0])).map { .double($0) } ?? .error(.badConversion)
      }),
    function(
      "string", same("string_to_string", .string), toText("bool_to_string", .bool),
      toText("int64_to_string", .int),
      toText("uint64_to_string", .uint), toText("double_to_string", .double),
      toText("timestamp_to_string", .timestamp), toText("duration_to_string", .duration),
      global("bytes_to_string", [.bytes], .string) { arguments, memory in
        let contents = memory.contents(of: arguments[0])
        return String(validating: contents, as: UTF8.self).map { memory.string($0) } ?? .error(.badConversion)
      }),
    function(
      "bytes", same("bytes_to_bytes", .bytes),
      global("string_to_bytes", [.string], .bytes) { arguments, _ in
        Value(tag: .bytes, aux: arguments[0].aux, payload: arguments[0].payload)
      }),
    function(
      "bool", same("bool_to_bool", .bool),
      global("string_to_bool", [.string], .bool) { arguments, memory in
        switch memory.string(of: arguments[0]) {
        case "1", "t", "true", "TRUE", "True": .bool(true)
        case "0", "f", "false", "FALSE", "False": .bool(false)
        default: .error(.badConversion)
        }
      }),
    function("dyn", global("to_dyn", [.typeParameter("A")], .dyn) { arguments, _ in arguments[0] }),
    function(
      "type",
      global("type", [.typeParameter("A")], .type) { arguments, _ in
        arguments[0].runtimeType.map { .type($0) } ?? .error(.noSuchOverload)
      }),
  ]

  private static let sizes = sizes(.string, "string")

  private static func sizes(_ type: ValueType, _ name: String, isMember: Bool = false) -> Overload {
    let id = isMember ? "\(name)_size" : "size_\(name)"
    return Overload(id: id, parameters: [type], result: .int, isMember: isMember) { arguments, memory in
      let size = memory.size(of: arguments[0])
      let work = arguments[0].tag == .string ? Int(size) / 256 : 0
      return memory.spend(work) ? .int(size) : .error(.tooManySteps)
    }
  }

  private static func same(_ id: String, _ type: ValueType) -> Overload {
    global(id, [type], type) { arguments, _ in arguments[0] }
  }

  private static func toText(_ id: String, _ type: ValueType) -> Overload {
    global(id, [type], .string) { arguments, memory in memory.string(memory.text(of: arguments[0])) }
  }
}

extension Memory {
  /// Characters of a text, bytes of bytes, elements of a list, entries of a map.
  func size(of value: Value) -> Int64 {
    switch value.tag {
    case .string:
      withUTF8(of: value) { text in
        text.reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
      }
    case .bytes: withUTF8(of: value) { Int64($0.count) }
    default: Int64(count(of: value))
    }
  }
}
