// Literal and folded blocks: a header, then lines that share an indentation.
extension ScalarReader {
  /// How deep the lines of a block are indented: what the first line with text has in the file and not in the value.
  static func indentation(of expected: [UInt8], in utf8: [UInt8], from start: Int) -> Int {
    var reader = ScalarReader(utf8, from: start, to: utf8.count)
    _ = reader.readHeader()
    return max(
      0, reader.widestIndentation() - ScalarReader(expected, from: 0, to: expected.count).firstIndentation())
  }

  mutating func readBlock(isFolded: Bool, indentation: Int) {
    let header = readHeader()
    var lineEnd: Range<Int>?
    var isAfterBlank = false
    var (empties, width) = skipEmptyLines(indentation)
    while let first = byte(), width == indentation {
      let isBlank = first == UInt8(ascii: " ") || first == UInt8(ascii: "\t")
      if isFolded, let end = lineEnd, !isAfterBlank, !isBlank {
        if empties.isEmpty { emit([UInt8(ascii: " ")], file: end) }
      } else if let end = lineEnd {
        emit([UInt8(ascii: "\n")], file: end)
      }
      for empty in empties { emit([UInt8(ascii: "\n")], file: empty) }
      isAfterBlank = isBlank
      while byte() != nil, !isAtBreak { copy() }
      lineEnd = readLineEnd()
      (empties, width) = skipEmptyLines(indentation)
    }
    if header.chomping != .strip, let end = lineEnd { emit([UInt8(ascii: "\n")], file: end) }
    if header.chomping == .keep { for empty in empties { emit([UInt8(ascii: "\n")], file: empty) } }
  }

  struct BlockHeader {
    enum Chomping { case strip, clip, keep }
    var chomping = Chomping.clip
  }

  mutating func readHeader() -> BlockHeader {
    var header = BlockHeader()
    offset += 1
    while let byte = byte(), !isAtBreak {
      switch byte {
      case UInt8(ascii: "-"): header.chomping = .strip
      case UInt8(ascii: "+"): header.chomping = .keep
      case UInt8(ascii: "1")...UInt8(ascii: "9"): break
      default:
        while self.byte() != nil, !isAtBreak { offset += 1 }
        continue
      }
      offset += 1
    }
    if isAtBreak { skipBreak() }
    return header
  }

  /// Of the lines up to the first with text, that one included: empty lines before it may not be indented deeper.
  private func widestIndentation() -> Int {
    var reader = self
    var widest = 0
    while true {
      let width = reader.skipIndentation(atMost: .max)
      widest = max(widest, width)
      guard reader.isAtBreak else { return width == 0 ? widest : width }
      reader.skipBreak()
    }
  }

  private func firstIndentation() -> Int {
    var reader = self
    while reader.isAtBreak { reader.skipBreak() }
    return reader.skipIndentation(atMost: .max)
  }

  private mutating func skipIndentation(atMost limit: Int) -> Int {
    let start = offset
    while offset - start < limit, byte() == UInt8(ascii: " ") { offset += 1 }
    return offset - start
  }

  /// Skips empty lines and the indentation of the next; gives where the empty ones ended, and that indentation.
  private mutating func skipEmptyLines(_ indentation: Int) -> (ends: [Range<Int>], width: Int) {
    var ends: [Range<Int>] = []
    while true {
      let width = skipIndentation(atMost: indentation)
      guard isAtBreak, let end = readLineEnd() else { return (ends, width) }
      ends.append(end)
    }
  }

  private mutating func readLineEnd() -> Range<Int>? {
    guard isAtBreak else { return nil }
    let start = offset
    skipBreak()
    return start..<offset
  }

  private mutating func emit(_ bytes: [UInt8], file: Range<Int>) {
    value.append(contentsOf: bytes)
    map.append(valueCount: bytes.count, file: file)
  }
}
