package import SourceText

extension YAMLNode {
  /// Reads the one document of a file.
  ///
  /// Where the file is no YAML at all, or costs more than `limits` allow, there is no root. There may be a root *and*
  /// errors: doubled keys and tags are left out of the tree, so that everything else can still be checked.
  package static func parse(
    _ file: SourceFile, limits: YAMLLimits = .standard
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    let refusals = sizeProblems(file, limits) + encodingProblems(file, limits)
    guard refusals.isEmpty else { return (nil, refusals) }
    guard let events = EventStream(file) else { return (nil, [outOfMemory(file)]) }
    var composer = Composer(file: file, limits: limits, events: events)
    let root = composer.composeDocument()
    return (root, composer.diagnostics)
  }

  private static func sizeProblems(_ file: SourceFile, _ limits: YAMLLimits) -> [Diagnostic] {
    guard file.utf8.count > limits.bytes else { return [] }
    return [
      Diagnostic(
        "TL1006", file: file, range: SourceRange(start: 0, end: 0),
        "the file has more than \(limits.bytes >> 20) MiB", help: "split it")
    ]
  }

  private static func outOfMemory(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      "TL1006", file: file, range: SourceRange(start: 0, end: 0), "there is no memory to read the file")
  }

  private static func encodingProblems(_ file: SourceFile, _ limits: YAMLLimits) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var offset = 0
    while problems.count < limits.encodingProblems, let range = invalidUTF8(in: file.utf8, from: offset) {
      problems.append(
        Diagnostic(
          "TL1001", file: file, range: range, "these bytes are not UTF-8",
          help: "save the file in the encoding UTF-8"))
      offset = range.end
    }
    return problems
  }

  /// The first stretch from `start` on that is no UTF-8; overlong forms and surrogates are none.
  private static func invalidUTF8(in utf8: [UInt8], from start: Int) -> SourceRange? {
    var offset = start
    while offset < utf8.count {
      let length = sequenceLength(in: utf8, at: offset)
      guard length > 0 else { return SourceRange(start: offset, end: offset + 1) }
      offset += length
    }
    return nil
  }

  private static func sequenceLength(in utf8: [UInt8], at offset: Int) -> Int {
    let first = utf8[offset]
    if first < 0x80 { return 1 }
    let second = offset + 1 < utf8.count ? utf8[offset + 1] : 0
    let (length, allowed): (Int, ClosedRange<UInt8>) =
      switch first {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    guard length > 0, offset + length <= utf8.count, allowed.contains(second) else { return 0 }
    return utf8[offset + 1..<offset + length].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
  }
}
