package import Activity
import CEL
package import EventTime

/// What a part of a condition gave, apart from the memory of the run that gave it.
package indirect enum TracedValue: Hashable, Sendable {
  /// Not known, for want of these attributes.
  case missing([String])
  case failed(String)
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case text(String)
  case instant(Instant)
  /// In milliseconds.
  case duration(Int64)
  case list([TracedValue])
  /// An activity by its id, or something else that expressions only compare with null.
  case record(String)
  case other(String)

  package var isTrue: Bool { self == .bool(true) }
  package var isFalse: Bool { self == .bool(false) }

  package var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// As a field of an activity's data would carry it; nil for what no field can hold.
  package var asData: DataValue? {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .text(let text): .text(text)
    case .instant(let instant): .text(RFC3339.format(instant))
    case .list(let elements): .list(elements.compactMap(\.asData))
    case .null, .missing, .failed, .duration, .record, .other: nil
    }
  }

  /// In the author's notation: texts in quotes, instants as RFC 3339, durations in words.
  package var description: String {
    switch self {
    case .missing(let names): "not on record: \(names.joined(separator: ", "))"
    case .failed(let message): message
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): Self.plain(value)
    case .text(let text): "\"\(text)\""
    case .instant(let instant): RFC3339.format(instant)
    case .duration(let length):
      (length < 0 ? "-" : "") + TimeSpan(milliseconds: abs(length)).description
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .record(let id): id
    case .other(let text): text
    }
  }

  private static func plain(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension TracedValue {
  /// - Parameters:
  ///   - names: Of the attributes of the expression, by slot.
  ///   - record: What an object of the host is called.
  init(_ value: Value, _ memory: Memory, names: [String], record: (Int) -> String, message: (Value) -> String)
  {
    switch value.tag {
    case .null: self = .null
    case .bool: self = .bool(value.isTrue)
    case .int: self = .int(value.asInt ?? 0)
    case .uint: self = .int(Int64(clamping: value.asUInt ?? 0))
    case .double: self = .double(value.asDouble ?? .nan)
    case .string: self = .text(memory.string(of: value))
    case .timestamp: self = .instant(value.asInstant ?? .earliest)
    case .duration: self = .duration((value.asNanoseconds ?? 0) / 1_000_000)
    case .list:
      self = .list(
        memory.elements(of: value).map {
          TracedValue($0, memory, names: names, record: record, message: message)
        })
    case .object: self = .record(record(Int(truncatingIfNeeded: Int64(bitPattern: value.payload))))
    case .unknown:
      let set = value.unknownSet
      self = .missing(names.indices.filter { set & (1 << UInt64($0)) != 0 }.map { names[$0] })
    case .error: self = .failed(message(value))
    case .bytes, .map, .type, .optional: self = .other(memory.text(of: value))
    }
  }
}
