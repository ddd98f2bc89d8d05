import Activity
import Engine
import EventTime
import SourceText

extension TracedValue {
  /// As JSON: instants as RFC 3339, durations in words; what is not known is null.
  func write(to json: inout JSONWriter) {
    switch self {
    case .missing, .null: json.null()
    case .failed(let message): json.object { $0.pair("error", message) }
    case .bool(let truth): json.bool(truth)
    case .int(let number): json.int(number)
    case .double(let number): json.double(number)
    case .text(let text), .record(let text), .other(let text): json.string(text)
    case .instant, .duration: json.string(description)
    case .list(let elements): json.array { json in for element in elements { element.write(to: &json) } }
    }
  }
}

extension DataValue {
  func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let truth): json.bool(truth)
    case .int(let number): json.int(number)
    case .double(let number): json.double(number)
    case .text(let text): json.string(text)
    case .list(let elements): json.array { json in for element in elements { element.write(to: &json) } }
    }
  }
}

extension JSONWriter {
  mutating func pair(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }
}
