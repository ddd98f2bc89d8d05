package import Symbols

/// Reads logs of NDJSON into a timeline: files, folders, standard input; plain, gzip or zstd.
///
/// A line that is no activity is rejected and the run goes on; an input that cannot be used at all is an error. Blank
/// lines are passed over, and the last line needs no line feed. Several threads read segments of plain files, and files
/// beside each other; what comes out is the same for any number of them.
package struct LogReader {
  /// Receives every rejected line at once, in the order of the log, so that a million of them need no memory.
  package var onReject: (Rejection) -> Void = { _ in }
  /// Receives the bytes read so far and, where known, of how many.
  package var onProgress: (_ read: Int, _ total: Int?) -> Void = { _, _ in }

  let catalogue: KindCatalogue
  let options: ReadOptions
  let symbols: SymbolTable

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
    try read(paths, segmentSize: LogSegment.size)
  }

  func read(
    _ paths: [String], segmentSize: Int
  ) throws(LogReadError) -> (timeline: Timeline, summary: LogSummary) {
    let files = try LogFiles.expand(paths)
    guard files.count <= LineOrigin.sourceLimit else {
      throw LogReadError(
        source: files[0], message: "more than \(LineOrigin.sourceLimit) files", isMissing: false)
    }
    let segments = try LogSegment.plan(files, threads: options.threads, size: segmentSize)
    let total = LogFiles.totalSize(files)
    var builder = TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols)
    if let total { builder.reserve(logBytes: total) }
    if options.threads > 1, segments.count > 1 {
      try readInParallel(segments, total, into: &builder)
    } else {
      try readInTurn(segments, total, into: &builder) { _ in true }
    }
    let again = LineFile()
    return try builder.finish { (source, offset) throws(LogReadError) in
      try again.line(at: offset, of: files[source])
    }
  }

  /// - Parameter afterBlock: Called between blocks of lines; says whether to go on.
  func readInTurn(
    _ segments: [LogSegment], _ total: Int?, into builder: inout TimelineBuilder,
    afterBlock: (inout TimelineBuilder) -> Bool
  ) throws(LogReadError) {
    var (bytesBefore, logBytes, goesOn) = (0, 0, true)
    for segment in segments where goesOn {
      var reader = SegmentReader(segment)
      try reader.read(into: &builder) { (reader, builder) throws(LogReadError) in
        passOn(builder.takeRejections(), &builder)
        onProgress(bytesBefore + reader.bytesRead, total)
        try builder.checkLimits(logBytes: logBytes + reader.offset, segment)
        goesOn = afterBlock(&builder)
        return goesOn
      }
      bytesBefore += reader.bytesRead
      logBytes += reader.offset
    }
  }

  func passOn(_ rejections: [Rejection], _ builder: inout TimelineBuilder) {
    let room = LogLimits.rejectionsShown - builder.summary.firstRejections.count
    builder.summary.firstRejections += rejections.prefix(room)
    rejections.forEach(onReject)
  }
}

extension TimelineBuilder {
  mutating func takeRejections() -> [Rejection] {
    defer { rejections.removeAll(keepingCapacity: true) }
    return rejections
  }

  /// - Parameter logBytes: Read so far, decompressed.
  func checkLimits(logBytes: Int, _ segment: LogSegment) throws(LogReadError) {
    var limit = reachedLimit
    if logBytes > LogLimits.logBytes { limit = "more than \(LogLimits.logBytes >> 30) GiB" }
    if let limit {
      throw LogReadError(
        source: LogFiles.name(segment.path), message: "the log holds \(limit)", isMissing: false)
    }
  }
}
