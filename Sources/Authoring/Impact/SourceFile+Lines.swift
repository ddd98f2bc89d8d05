import SourceText

extension SourceFile {
  /// The offset at which the line of an offset begins.
  func startOfLine(_ offset: Int) -> Int { lineStarts[position(at: offset).line - 1] }

  /// Whether nothing but blanks stands before an offset on its line.
  func beginsLine(_ offset: Int) -> Bool {
    utf8[startOfLine(offset)..<offset].allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// Where the mapping in which an offset stands has ended for sure: the next line that begins at the margin.
  func endOfMapping(after offset: Int) -> Int {
    let next = lineStarts.first { start in
      guard start > offset, start < utf8.count else { return false }
      return !" #\r\n".utf8.contains(utf8[start])
    }
    return next ?? utf8.count
  }
}
