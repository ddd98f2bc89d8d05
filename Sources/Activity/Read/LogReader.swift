import Glibc
package import Symbols

/// Reads logs of NDJSON into a timeline: files, folders, standard input; plain, gzip or zstd.
///
/// A line that is no activity is rejected and the run goes on; an input that cannot be used at all is an error. Blank
/// lines are passed over, and the last line needs no line feed.
package struct LogReader {
  /// Receives every rejected line at once, so that a million of them need no memory.
  package var onReject: (Rejection) -> Void = { _ in }
  /// Receives the bytes read so far and, where known, of how many.
  package var onProgress: (_ read: Int, _ total: Int?) -> Void = { _, _ in }

  private let catalogue: KindCatalogue
  private let options: ReadOptions
  private let symbols: SymbolTable

  /// - Parameter symbols: A table that the timeline's continues, so that symbols of both agree.
  package init(
    catalogue: KindCatalogue, options: ReadOptions = ReadOptions(), symbols: SymbolTable = SymbolTable()
  ) {
    self.catalogue = catalogue
    self.options = options
    self.symbols = symbols
  }

  /// Reads all of them as one log, in which the order of files and lines means nothing.
  ///
  /// - Parameter paths: Files, folders (their `.ndjson`, `.jsonl`, `.ndjson.gz` ... by name), or `-`.
  package func read(_ paths: [String]) throws(LogReadError) -> (timeline: Timeline, summary: LogSummary) {
    let files = try LogFiles.expand(paths)
    guard files.count <= LineOrigin.sourceLimit else {
      throw LogReadError(
        source: files[0], message: "more than \(LineOrigin.sourceLimit) files", isMissing: false)
    }
    var builder = TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols)
    let total = LogFiles.totalSize(files)
    if let total { builder.reserve(logBytes: total) }
    var cursor = Cursor(total: total)
    for (index, file) in files.enumerated() {
      cursor.begin(index, file)
      try read(&cursor, into: &builder)
    }
    let again = LineFile()
    return try builder.finish { (source, offset) throws(LogReadError) in
      try again.line(at: offset, of: files[source])
    }
  }

  /// Where reading stands.
  private struct Cursor {
    /// Bytes of all files, or nil where not known.
    let total: Int?
    var source = 0
    var path = ""
    var line = 0
    /// Of the line to come, in the decompressed text of this source.
    var offset = 0
    /// Bytes of the files before this one, as they lie on disk.
    var bytesBefore = 0
    /// Decompressed bytes of all sources.
    var logBytes = 0

    init(total: Int?) { self.total = total }

    mutating func begin(_ source: Int, _ path: String) {
      (self.source, self.path) = (source, path)
      (line, offset) = (0, 0)
    }
  }

  private func read(_ cursor: inout Cursor, into builder: inout TimelineBuilder) throws(LogReadError) {
    let input = try LogInput(path: cursor.path)
    // Only what can be read again need not be kept.
    let isKept = !input.isPlain || LogFiles.totalSize([cursor.path]) == nil
    var buffer = LineBuffer()
    reading: while true {
      switch try buffer.next(from: input) {
      case .lines(let lines):
        let rejected = builder.summary.rejected
        read(lines, isKept, &cursor, into: &builder)
        if buffer.lacksFeed, builder.summary.rejected > rejected, lines.first == UInt8(ascii: "{") {
          builder.summary.cutShort.append(LogFiles.name(cursor.path))
        }
      case .overlong(let first, let count):
        cursor.line += 1
        let reason = "longer than \(LogLimits.lineBytes >> 20) MiB"
        builder.summary.read += 1
        reject(reason, first, cursor, &builder)
        cursor.offset += count + 1
      case .end: break reading
      }
      onProgress(cursor.bytesBefore + input.bytesRead, cursor.total)
      try checkLimits(cursor, builder)
    }
    cursor.bytesBefore += input.bytesRead
    cursor.logBytes += cursor.offset
  }

  private func read(
    _ lines: UnsafeRawBufferPointer, _ isKept: Bool, _ cursor: inout Cursor,
    into builder: inout TimelineBuilder
  ) {
    guard let base = lines.baseAddress else { return }
    var start = cursor.offset == 0 && lines.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    cursor.offset += start
    while start < lines.count {
      cursor.line += 1
      var scanner = JSONScanner(base + start)
      scanner.skipSpaces()
      var end = scanner.offset
      if scanner.byte != UInt8(ascii: "\n") {
        builder.summary.read += 1
        do throws(LineProblem) {
          let isTaken = try builder.take(&scanner)
          end = scanner.offset
          if isTaken { remember(scanner.bytes(0, end), isKept, cursor, &builder) }
        } catch {
          end = Self.lineEnd(lines, from: start + error.offset) - start
          reject(error.reason, Array(scanner.bytes(0, end)), cursor, &builder)
        }
      }
      start += end + 1
      cursor.offset += end + 1
    }
  }

  /// Where the line feed stands; a block of lines ends with one.
  private static func lineEnd(_ lines: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = lines.baseAddress,
      let feed = memchr(base + start, Int32(UInt8(ascii: "\n")), lines.count - start)
    else { return lines.count - 1 }
    return base.distance(to: feed)
  }

  private func remember(
    _ line: UnsafeRawBufferPointer, _ isKept: Bool, _ cursor: Cursor, _ builder: inout TimelineBuilder
  ) {
    if isKept {
      builder.keepLine(line)
    } else {
      builder.origins.append(.file(cursor.source, offset: cursor.offset))
    }
  }

  private func reject(_ reason: String, _ text: [UInt8], _ cursor: Cursor, _ builder: inout TimelineBuilder) {
    let rejection = Rejection(
      source: LogFiles.name(cursor.path), line: cursor.line, byteOffset: cursor.offset, reason: reason,
      text: text)
    builder.summary.rejected += 1
    if builder.summary.firstRejections.count < LogLimits.rejectionsShown {
      builder.summary.firstRejections.append(rejection)
    }
    onReject(rejection)
  }

  private func checkLimits(_ cursor: Cursor, _ builder: TimelineBuilder) throws(LogReadError) {
    var limit = builder.reachedLimit
    if cursor.logBytes + cursor.offset > LogLimits.logBytes {
      limit = "more than \(LogLimits.logBytes >> 30) GiB"
    }
    if let limit {
      throw LogReadError(
        source: LogFiles.name(cursor.path), message: "the log holds \(limit)", isMissing: false)
    }
  }
}
