import SourceText

extension EventStream.Failure {
  /// The failure in an author's words, at the token that has to change.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let (offset, message, help) = explanation(in: file)
    let isTab = offset < file.utf8.count && file.utf8[offset] == UInt8(ascii: "\t")
    let range = SourceRange(start: offset, end: min(offset + 1, file.utf8.count))
    guard !isTab else {
      return Diagnostic(
        "TL1014", file: file, range: range, "a tab stands where YAML wants spaces",
        help: "indent with two spaces a level")
    }
    return Diagnostic(
      isEncoding ? "TL1001" : "TL1002", file: file, range: range, message,
      help: quotingRemedy(in: file) ?? help)
  }

  private func explanation(in file: SourceFile) -> (offset: Int, message: String, help: String?) {
    if isEncoding { return (place, "a control character that a text cannot contain", "delete it") }
    let isOnOneLine = file.position(at: place).line == file.position(at: contextPlace).line
    let isAtEnd = file.utf8[min(place, file.utf8.count)...].allSatisfy { $0 <= UInt8(ascii: " ") }
    switch context {
    case "while scanning a quoted scalar":
      return (contextPlace, "this text is not closed", "put the same quote behind it")
    case "while parsing a flow mapping" where !isOnOneLine || isAtEnd:
      return (contextPlace, "this '{' is not closed", "put a '}' behind its last key")
    case "while parsing a flow sequence" where !isOnOneLine || isAtEnd:
      return (contextPlace, "this '[' is not closed", "put a ']' behind its last element")
    case "while parsing a flow mapping":
      return (place, "a ',' or a '}' is missing here", "a text with one of , [ ] { } in it stands in quotes")
    case "while parsing a flow sequence":
      return (place, "a ',' or a ']' is missing here", "a text with one of , [ ] { } in it stands in quotes")
    case "while scanning a simple key":
      return (
        contextPlace, "no ':' follows this key",
        "write 'key: value', and indent what belongs to the line before"
      )
    case "while parsing a block mapping", "while parsing a block collection":
      return (
        place, "this is neither a further key nor part of the value before it", "check how far it is indented"
      )
    case "while scanning an anchor", "while scanning an alias":
      return (
        contextPlace, "YAML takes this for an anchor or an alias",
        "a text that begins with & or * stands in quotes"
      )
    default: return (place, translated, nil)
    }
  }

  private var translated: String {
    switch problem {
    case "mapping values are not allowed in this context": "YAML takes this ':' for the end of a key"
    case "found character that cannot start any token":
      "no text can begin with this character unless it is quoted"
    default: context.isEmpty ? problem : "\(problem) \(context)"
    }
  }

  private var longestLine: Int { 1_000 }

  /// For a value that YAML reads otherwise than meant, because it is not in quotes.
  private func quotingRemedy(in file: SourceFile) -> String? {
    let line = file.line(file.position(at: place).line).prefix(longestLine)
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[1].first == " " else { return nil }
    let value = parts[1].drop { $0 == " " }
    guard let first = value.first else { return nil }
    let hasColon = value.contains(": ")
    guard "!&*%@`[{".contains(first) || hasColon, !"\"'".contains(first) else { return nil }
    return "put the whole value in quotes: YAML reads some of its characters otherwise than they are meant"
  }
}
