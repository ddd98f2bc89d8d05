import SourceText

/// A file that is open in an editor, with its places counted as editors do: lines from 0, columns in UTF-16.
struct TextDocument: Sendable {
  let uri: String
  var version: Int
  private(set) var file: SourceFile

  init(uri: String, version: Int, text: String) {
    self.uri = uri
    self.version = version
    file = SourceFile(name: uri, text: text)
  }

  struct Position: Hashable, Sendable {
    var line: Int
    var character: Int
  }

  /// A place that does not exist is the nearest one that does.
  func offset(of position: Position) -> Int { file.offset(of: position) }

  /// Replaces a stretch, or all for nil.
  mutating func replace(from start: Position?, to end: Position?, by text: String) {
    guard let start, let end else {
      file = SourceFile(name: uri, text: text)
      return
    }
    let from = file.offset(of: start)
    let to = max(from, file.offset(of: end))
    var utf8 = file.utf8
    utf8.replaceSubrange(from..<to, with: text.utf8)
    file = SourceFile(name: uri, utf8: utf8)
  }
}

extension SourceFile {
  func offset(of position: TextDocument.Position) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return utf8.count }
    let line = self.line(position.line + 1)
    var units = 0
    var bytes = 0
    for scalar in line.unicodeScalars {
      guard units + UTF16.width(scalar) <= position.character else { break }
      units += UTF16.width(scalar)
      bytes += UTF8.width(scalar)
    }
    return min(lineStarts[position.line] + bytes, utf8.count)
  }

  func editorPosition(at offset: Int) -> TextDocument.Position {
    let line = position(at: offset).line
    let start = lineStarts[line - 1]
    let before = String(decoding: utf8[start..<min(max(offset, start), utf8.count)], as: UTF8.self)
    return TextDocument.Position(line: line - 1, character: before.utf16.count)
  }
}
