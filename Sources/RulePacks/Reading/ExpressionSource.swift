import SourceText
import YAMLTree

/// The text of an expression and its way back to the file.
struct ExpressionSource {
  let text: String
  private let map: TextMap
  /// Where the expression begins in the scalar's value, in bytes.
  private let start: Int

  init(_ scalar: YAMLScalar) {
    text = scalar.text
    map = scalar.textMap
    start = 0
  }

  /// A part of a scalar, such as a hole of a text.
  init(_ bytes: ArraySlice<UInt8>, of scalar: YAMLScalar) {
    text = String(decoding: bytes, as: UTF8.self)
    map = scalar.textMap
    start = bytes.startIndex
  }

  var range: SourceRange { fileRange(of: SourceRange(start: 0, end: text.utf8.count)) }

  func fileRange(of inner: SourceRange) -> SourceRange {
    map.fileRange(of: SourceRange(start: start + inner.start, end: start + inner.end))
  }

  /// The place in the file of every byte, and of the end.
  var offsets: [Int] {
    (0..<text.utf8.count).map { map.fileOffset(of: start + $0) } + [range.end]
  }
}
