import Glibc

/// Reads the lines of one segment into a builder.
struct SegmentReader {
  private let segment: LogSegment
  /// Lines so far, blank ones included.
  private(set) var line = 0
  /// Of the line to come, in the decompressed text.
  private(set) var offset = 0
  /// Of the file, compressed as it may be, so far.
  private(set) var bytesRead = 0

  init(_ segment: LogSegment) { self.segment = segment }

  /// Lines that are no activities are left in the builder's `rejections`, counted from the beginning of the segment.
  ///
  /// - Parameter afterBlock: Called between blocks of lines; says whether to go on.
  mutating func read(
    into builder: inout TimelineBuilder,
    afterBlock: (Self, inout TimelineBuilder) throws(LogReadError) -> Bool
  ) throws(LogReadError) {
    guard let first = try segment.firstLine() else { return }
    offset = first
    let input = try LogInput(path: segment.path, from: first, to: segment.bytes.upperBound)
    var buffer = LineBuffer()
    reading: while offset < segment.bytes.upperBound {
      switch try buffer.next(from: input) {
      case .lines(let lines):
        let rejected = builder.summary.rejected
        read(lines, into: &builder)
        if buffer.lacksFeed, builder.summary.rejected > rejected, lines.first == UInt8(ascii: "{") {
          builder.summary.cutShort.append(LogFiles.name(segment.path))
        }
      case .overlong(let first, let count):
        line += 1
        builder.summary.read += 1
        reject("longer than \(LogLimits.lineBytes >> 20) MiB", first, &builder)
        offset += count + 1
      case .end: break reading
      }
      bytesRead = input.bytesRead
      guard try afterBlock(self, &builder) else { return }
    }
  }

  private mutating func read(_ lines: UnsafeRawBufferPointer, into builder: inout TimelineBuilder) {
    guard let base = lines.baseAddress else { return }
    var start = offset == 0 && lines.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offset += start
    let end = segment.bytes.upperBound
    while start < lines.count, offset < end {
      line += 1
      var scanner = JSONScanner(base + start)
      scanner.skipSpaces()
      var length = scanner.offset
      if scanner.byte != UInt8(ascii: "\n") {
        builder.summary.read += 1
        do throws(LineProblem) {
          let isTaken = try builder.take(&scanner)
          length = scanner.offset
          if isTaken { remember(scanner.bytes(0, length), &builder) }
        } catch {
          length = Self.lineEnd(lines, from: start + error.offset) - start
          reject(error.reason, Array(scanner.bytes(0, length)), &builder)
        }
      }
      start += length + 1
      offset += length + 1
    }
  }

  /// Where the line feed stands; a block of lines ends with one.
  private static func lineEnd(_ lines: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = lines.baseAddress,
      let feed = memchr(base + start, Int32(UInt8(ascii: "\n")), lines.count - start)
    else { return lines.count - 1 }
    return base.distance(to: feed)
  }

  /// Only what can be read again need not be kept.
  private func remember(_ line: UnsafeRawBufferPointer, _ builder: inout TimelineBuilder) {
    if segment.isPlainFile {
      builder.origins.append(.file(segment.source, offset: offset))
    } else {
      builder.keepLine(line)
    }
  }

  private func reject(_ reason: String, _ text: [UInt8], _ builder: inout TimelineBuilder) {
    builder.summary.rejected += 1
    builder.rejections.append(
      Rejection(
        source: LogFiles.name(segment.path), line: line, byteOffset: offset, reason: reason, text: text))
  }
}
