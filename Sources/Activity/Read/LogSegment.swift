import Glibc

/// A stretch of a log that one thread reads by itself: the lines that begin in it.
struct LogSegment: Sendable {
  /// Index into the files of the log.
  var source: Int
  var path: String
  /// Of a plain file; the last one of a file ends nowhere, so that what is appended meanwhile is read as well.
  var bytes: Range<Int>
  /// Whether single lines can be read again: plain, and a regular file.
  var isPlainFile: Bool
}

extension LogSegment {
  /// Larger ones leave threads without work at the end, smaller ones cost more to put together.
  static let size = 4 << 20

  /// The files as they are, or cut for several threads; compressed ones and pipes stay whole.
  static func plan(_ files: [String], threads: Int, size: Int = size) throws(LogReadError) -> [LogSegment] {
    var segments: [LogSegment] = []
    for (source, path) in files.enumerated() {
      let length = try plainLength(path)
      let count = threads > 1 ? max(1, (length ?? 0) / size) : 1
      for place in 0..<count {
        let end = place + 1 < count ? (place + 1) * size : Int.max
        segments.append(
          LogSegment(source: source, path: path, bytes: place * size..<end, isPlainFile: length != nil))
      }
    }
    return segments
  }

  /// The bytes of a regular file that is not compressed, else nil.
  private static func plainLength(_ path: String) throws(LogReadError) -> Int? {
    guard let length = LogFiles.totalSize([path]) else { return nil }
    return try LogInput(path: path).isPlain ? length : nil
  }

  /// Where its first line begins, or nil where none does.
  func firstLine() throws(LogReadError) -> Int? {
    guard bytes.lowerBound > 0 else { return 0 }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LogReadError(path, errno: errno) }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: 4 << 10)
    // A line begins here if a line feed stands just before.
    var offset = bytes.lowerBound - 1
    while offset + 1 < bytes.upperBound {
      let count = pread(descriptor, &chunk, chunk.count, off_t(offset))
      guard count >= 0 else { throw LogReadError(path, errno: errno) }
      if count == 0 { return nil }
      if let feed = chunk[..<count].firstIndex(of: UInt8(ascii: "\n")) {
        let first = offset + feed + 1
        return first < bytes.upperBound ? first : nil
      }
      offset += count
    }
    return nil
  }
}
