package import SourceText

/// From the bytes of a scalar's value back to the file: through quotes, escapes, folded lines and indentation.
///
/// A value is a row of pieces. A piece that is as long in the file as in the value stands there as it is; any other
/// (an escape, a folded line end) is one place of the file as a whole.
package struct TextMap: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    var value: Range<Int>
    var file: Range<Int>

    var isVerbatim: Bool { value.count == file.count }
  }

  /// In order of the value, without gaps there.
  package private(set) var pieces: [Piece] = []
  /// Where an empty value stands.
  private let start: Int
  private var length = 0

  package init(start: Int) {
    self.start = start
  }

  /// A value that stands in the file as it is.
  package init(start: Int, count: Int) {
    self.start = start
    append(valueCount: count, file: start..<start + count)
  }

  /// What comes next in the value, and which bytes of the file say so.
  mutating func append(valueCount: Int, file: Range<Int>) {
    guard valueCount > 0 else { return }
    defer { length += valueCount }
    if let last = pieces.last, last.isVerbatim, valueCount == file.count,
      last.file.upperBound == file.lowerBound
    {
      pieces[pieces.count - 1].value = last.value.lowerBound..<length + valueCount
      pieces[pieces.count - 1].file = last.file.lowerBound..<file.upperBound
    } else {
      pieces.append(Piece(value: length..<length + valueCount, file: file))
    }
  }

  /// The byte of the file at which the byte of the value stands; an offset past the value gives its end.
  ///
  /// - Complexity: O(log pieces).
  package func fileOffset(of offset: Int) -> Int {
    guard let piece = piece(at: offset) else { return pieces.last?.file.upperBound ?? start }
    return piece.isVerbatim
      ? piece.file.lowerBound + (offset - piece.value.lowerBound) : piece.file.lowerBound
  }

  /// The stretch of the file that a stretch of the value came from.
  package func fileRange(of range: SourceRange) -> SourceRange {
    let start = fileOffset(of: range.start)
    guard range.end > range.start else { return SourceRange(start: start, end: start) }
    guard let last = piece(at: range.end - 1) else {
      return SourceRange(start: start, end: pieces.last?.file.upperBound ?? start)
    }
    let end =
      last.isVerbatim ? last.file.lowerBound + (range.end - last.value.lowerBound) : last.file.upperBound
    return SourceRange(start: start, end: max(start, end))
  }

  private func piece(at offset: Int) -> Piece? {
    guard offset >= 0, offset < length else { return nil }
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].value.lowerBound <= offset { low = middle } else { high = middle }
    }
    return pieces[low]
  }
}
