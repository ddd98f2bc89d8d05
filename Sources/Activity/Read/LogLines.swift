package import EventTime
package import Symbols

/// Some lines of a log that are activities: each as it was written, with what it is filed under.
///
/// For those who keep lines and leave their meaning to whoever reads them again; lines are counted from 0.
package struct LogLines {
  private let timeline: Timeline
  private let texts: [ByteArena.Reference]
  private let bytes: ByteArena

  fileprivate init(_ builder: TimelineBuilder) {
    timeline = builder.timeline
    texts = builder.keptLines
    bytes = builder.lineBytes
  }

  package var count: Int { texts.count }
  /// Of all lines that were read so far; a symbol means the same in later ones.
  package var symbols: SymbolTable { timeline.symbols }

  package func at(_ line: Int) -> Instant { timeline.at(line) }
  package func recorded(_ line: Int) -> Instant { timeline.recorded(line) }
  package func rev(_ line: Int) -> Int64 { timeline.rev(line) }
  package func isDeleted(_ line: Int) -> Bool { timeline.rows[line].flags & Timeline.Row.deleted != 0 }
  package func kind(_ line: Int) -> Symbol { timeline.kind(line) }
  package func deal(_ line: Int) -> Symbol { timeline.rows[line].deal }
  package func account(_ line: Int) -> Symbol { timeline.rows[line].account }
  package func rep(_ line: Int) -> Symbol { timeline.rows[line].rep }

  /// The id as UTF-8, for the time of the call.
  package func withID<Result>(
    _ line: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try timeline.bytes.withBytes(timeline.rows[line].id, body)
  }

  /// The line as it was written, without its line feed, for the time of the call.
  package func withText<Result>(
    _ line: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try bytes.withBytes(texts[line], body)
  }
}

extension LogReader {
  /// Reads logs block by block, in their order and on this thread, and keeps none of it.
  ///
  /// Every line is checked as for a timeline; edits and tombstones are lines like others.
  /// - Parameter take: Takes some lines and says whether to go on; they are its own for the time of the call.
  /// - Returns: What was read, rejected and unknown; nothing else is counted.
  package func readLines(
    _ paths: [String], _ take: (LogLines) -> Bool
  ) throws(LogReadError) -> LogSummary {
    let files = try LogFiles.expand(paths)
    var builder = TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols)
    let segments = try LogSegment.plan(files, threads: 1).map { segment in
      var segment = segment
      // So that the text of every line is kept as long as its row is.
      segment.isPlainFile = false
      return segment
    }
    try readInTurn(segments, LogFiles.totalSize(files), into: &builder) { builder in
      defer { builder.forgetLines() }
      return take(LogLines(builder))
    }
    return builder.summaryOfLines()
  }
}

extension TimelineBuilder {
  /// Reads lines that were kept; nil where one of them is no activity.
  package static func lines(_ texts: [[UInt8]], catalogue: KindCatalogue) -> LogLines? {
    var builder = TimelineBuilder(catalogue: catalogue, options: ReadOptions(content: .envelope))
    for text in texts where builder.add(line: text) != nil { return nil }
    return LogLines(builder)
  }

  /// Lets go of all rows and keeps what is known of texts and fields.
  fileprivate mutating func forgetLines() {
    timeline.rows.removeAll(keepingCapacity: true)
    timeline.rare.removeAll(keepingCapacity: true)
    timeline.cellKeys.removeAll(keepingCapacity: true)
    timeline.cellBits.removeAll(keepingCapacity: true)
    timeline.contactSymbols.removeAll(keepingCapacity: true)
    timeline.elements.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    keptLines.removeAll(keepingCapacity: true)
    timeline.bytes.removeAll()
    lineBytes.removeAll()
  }

  fileprivate consuming func summaryOfLines() -> LogSummary {
    reportFields()
    return summary
  }
}

extension LogContent {
  /// Nothing beside what every activity has.
  package static let envelope = LogContent(contactKinds: [], dataFields: [], texts: false)
}
