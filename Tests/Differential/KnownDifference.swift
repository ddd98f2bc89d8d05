import CEL

/// Why the answers may differ; docs/cel.md says of each what the language definition has to say.
enum KnownDifference: String, CaseIterable {
  case longDuration = "a duration beyond 292 years, an error here"
  case exactNumbers = "integers beyond 2^53 beside doubles, compared exactly here"
  case endOfText = "substring up to the end of the text, which the peer refuses"
  case emptySplit = "split of an empty text by one, which gives an empty text only with the peer"
  case boolAsInt = "int(bool), which only the peer has"
  case numberAsText =
    "the text of a double: the peer writes nan, inf, exponents from 10^6 on, and six digits in format"
  case timeAsText =
    "the text of a time: the peer pads parts of a second to 3, 6 or 9 digits, and years not at all"
  case doubleAsDecimal = "%d of a double, which the peer writes with six digits behind the point"
  case blanksInBase64 = "blanks in base64, which the peer skips"
  case blanksInTime = "blanks around a point in time, which the peer skips"
  case notUTF8 = "bytes that are no UTF-8 in format, of which the peer makes a text that is none"
  case strangeKey = "something in a map that can be no key: false here, an error with the peer"
  case hardError = "a key that stands twice in a map, which the peer does not let && and || absorb"
  case emptyLiteral = "the type of the elements of an empty literal, which one of the two settles earlier"

  /// Nil for a difference that nothing explains.
  static func of(_ source: String, _ ours: Answer, _ peer: String, _ reason: String) -> KnownDifference? {
    allCases.first { $0.explains(source, ours, peer, reason) }
  }

  private func explains(_ source: String, _ ours: Answer, _ peer: String, _ reason: String) -> Bool {
    switch self {
    case .longDuration:
      ours.reason.hasSuffix("is no duration")
        || ours.calls.contains { $0.result?.errorCode == .outOfRange && $0.takesTimes }
    case .exactNumbers:
      ours.calls.contains { $0.compares && $0.mixesLargeNumbers(ours.memory) }
    case .endOfText:
      reason.contains("<string>.substring") && ours.calls.contains { $0.endsWithText(ours.memory) }
    case .emptySplit:
      ours.calls.contains { $0.function == "split" && $0.startsEmpty(ours.memory) }
    case .boolAsInt:
      ours.calls.contains { $0.function == "int" && $0.arguments.first?.asBool != nil }
    case .numberAsText:
      // Inside of macros only the last element was recorded; the words NaN and Infinity tell the others.
      ["4e614e", "496e66696e697479"].contains { ours.text.contains($0) }
        || ours.calls.contains { $0.writes && $0.all(ours.memory).contains { $0.hasOtherText(ours.memory) } }
    case .timeAsText:
      ours.calls.contains { $0.writes && $0.all(ours.memory).contains { $0.hasOtherTimeText } }
    case .doubleAsDecimal:
      source.contains("%d")
        && ours.calls.contains {
          $0.function == "format" && $0.all(ours.memory).contains { $0.asDouble != nil }
        }
    case .blanksInBase64:
      ours.calls.contains { $0.function == "decode" && $0.result?.errorCode == .badConversion }
        && peer != "error"
    case .blanksInTime:
      ours.calls.contains { $0.function == "timestamp" && $0.result?.errorCode == .badConversion }
        && peer != "error"
    case .notUTF8:
      peer == "untold"
        || ours.calls.contains { $0.writes && $0.all(ours.memory).contains { $0.isNoText(ours.memory) } }
    case .strangeKey:
      reason.contains("No matching overloads found : @in")
        && ours.calls.contains { $0.function == Operator.contains && $0.looksForNoKey }
    case .hardError: reason.contains("duplicate key in map")
    case .emptyLiteral:
      (source.contains("[]") || source.contains("{}"))
        && (reason.hasPrefix("not compiled") || ours.reason.hasPrefix("not checked"))
    }
  }
}

extension Answer.Call {
  fileprivate var takesTimes: Bool {
    function == "duration" || arguments.contains { $0.tag == .timestamp || $0.tag == .duration }
  }

  private static let relations: Set<String> = [
    Operator.equals, Operator.notEquals, Operator.less, Operator.lessEquals, Operator.greater,
    Operator.greaterEquals, Operator.contains, "greatest", "least",
  ]

  fileprivate var compares: Bool { Self.relations.contains(function) }
  fileprivate var looksForNoKey: Bool {
    guard let wanted = arguments.first, arguments.last?.tag == .map else { return false }
    return ![.bool, .int, .uint, .string].contains(wanted.tag)
  }
  fileprivate var writes: Bool { function == "string" || function == "format" }

  /// The arguments and all that they hold.
  fileprivate func all(_ memory: Memory) -> [Value] {
    var found = arguments
    var next = 0
    while next < found.count {
      found += memory.elements(of: found[next])
      found += memory.entries(of: found[next]).flatMap { [$0.key, $0.value] }
      next += 1
    }
    return found
  }

  fileprivate func mixesLargeNumbers(_ memory: Memory) -> Bool {
    let all = all(memory)
    return all.contains { $0.isLargeInteger } && all.contains { ($0.asDouble?.magnitude ?? 0) >= 0x1p53 }
  }

  fileprivate func startsEmpty(_ memory: Memory) -> Bool {
    arguments.prefix(2).allSatisfy { memory.withUTF8(of: $0) { $0.isEmpty } }
  }

  fileprivate func endsWithText(_ memory: Memory) -> Bool {
    guard function == "substring", arguments.count == 3 else { return false }
    return arguments[2].asInt == Int64(memory.string(of: arguments[0]).unicodeScalars.count)
  }
}

extension Value {
  fileprivate var isLargeInteger: Bool {
    (asInt?.magnitude ?? 0) > 1 << 53 || (asUInt ?? 0) > 1 << 53
  }

  fileprivate func hasOtherText(_ memory: Memory) -> Bool {
    guard let number = asDouble else { return false }
    return memory.text(of: self).utf8.count > 6 || !number.isFinite || number.magnitude >= 1e6
      || (number != 0 && number.magnitude < 1e-4)
  }

  fileprivate func isNoText(_ memory: Memory) -> Bool {
    tag == .bytes && memory.withUTF8(of: self) { String(validating: $0, as: UTF8.self) == nil }
  }

  /// Whether the year has fewer than four digits, or the part of a second ends in a zero before its third, sixth or ninth.
  fileprivate var hasOtherTimeText: Bool {
    // Before the year 1000.
    if tag == .timestamp, Int64(bitPattern: payload) < -30_610_224_000 { return true }
    let nanoseconds = tag == .timestamp ? Int64(aux) : (asNanoseconds ?? 0) % 1_000_000_000
    guard nanoseconds != 0 else { return false }
    let unit: Int64 = nanoseconds % 1_000_000 == 0 ? 1_000_000 : nanoseconds % 1_000 == 0 ? 1_000 : 1
    return nanoseconds / unit % 10 == 0
  }
}
