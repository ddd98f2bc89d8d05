import CLibYAML
import SourceText

/// libyaml's events with places in bytes of the file.
///
/// A class because the parser of libyaml needs an address that stays.
final class EventStream {
  struct Event {
    enum Kind {
      case streamEdge, documentStart, documentEnd, mappingEnd, sequenceEnd
      case alias(String)
      case scalar([UInt8], YAMLScalar.Style)
      case mappingStart(isFlow: Bool)
      case sequenceStart(isFlow: Bool)
    }

    var kind: Kind
    var range: SourceRange
    var anchor: String?
    var hasTag = false
  }

  /// What libyaml says of a text it cannot read, in its words.
  struct Failure: Error {
    var problem: String
    var context: String
    var place: Int
    var contextPlace: Int
    var isEncoding: Bool
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let offsets: CharacterOffsets
  private let start: Int

  /// - Parameter file: Valid UTF-8.
  init?(_ file: SourceFile) {
    start = file.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offsets = CharacterOffsets(file.utf8, from: start)
    parser = .allocate(capacity: 1)
    text = .allocate(capacity: max(1, file.utf8.count - start))
    _ = text.update(fromContentsOf: file.utf8[start...])
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      text.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, file.utf8.count - start)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    text.deallocate()
  }

  func next() throws(Failure) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let range = SourceRange(start: offset(event.start_mark), end: offset(event.end_mark))
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, range: range)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, range: range)
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, range: range)
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, range: range)
    case YAML_ALIAS_EVENT: return Event(kind: .alias(string(event.data.alias.anchor) ?? ""), range: range)
    case YAML_SCALAR_EVENT: return scalar(event, range)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return Event(
        kind: .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE), range: range,
        anchor: string(mapping.anchor), hasTag: mapping.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return Event(
        kind: .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE), range: range,
        anchor: string(sequence.anchor), hasTag: sequence.tag != nil)
    default: return Event(kind: .streamEdge, range: range)
    }
  }

  private func scalar(_ event: yaml_event_t, _ range: SourceRange) -> Event {
    let scalar = event.data.scalar
    let style: YAMLScalar.Style =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    let value = Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    return Event(
      kind: .scalar(value, style), range: range, anchor: string(scalar.anchor), hasTag: scalar.tag != nil)
  }

  private var failure: Failure {
    let state = parser.pointee
    let isEncoding = state.error == YAML_READER_ERROR
    return Failure(
      problem: state.problem.map { String(cString: $0) } ?? "the text is no YAML",
      context: state.context.map { String(cString: $0) } ?? "",
      place: isEncoding ? start + Int(state.problem_offset) : offset(state.problem_mark),
      contextPlace: offset(state.context_mark), isEncoding: isEncoding)
  }

  private func offset(_ mark: yaml_mark_t) -> Int { offsets[Int(mark.index)] }

  private func string(_ text: UnsafeMutablePointer<UInt8>?) -> String? { text.map { String(cString: $0) } }
}

/// Where the n-th character of a text begins; libyaml counts characters, files are cut by bytes.
private struct CharacterOffsets {
  private let start: Int
  private let end: Int
  /// Empty where every character is one byte long.
  private var offsets: [Int32] = []

  init(_ utf8: [UInt8], from start: Int) {
    self.start = start
    end = utf8.count
    guard utf8[start...].contains(where: { $0 >= 0x80 }) else { return }
    offsets.reserveCapacity(utf8.count)
    for offset in start..<utf8.count where utf8[offset] & 0xC0 != 0x80 {
      offsets.append(Int32(truncatingIfNeeded: offset))
    }
  }

  subscript(_ index: Int) -> Int {
    guard !offsets.isEmpty else { return min(end, start + index) }
    return index < offsets.count ? Int(offsets[index]) : end
  }
}
