import Symbols

/// What a thread read of one segment: columns with the symbols of that thread.
struct LogPart: Sendable {
  let segment: LogSegment
  let thread: Int
  /// Without symbols.
  var timeline: Timeline
  /// The texts that were new to the thread, in the order of their symbols.
  var newTexts: SymbolTable.Texts
  var origins: [LineOrigin]
  var keptLines: [ByteArena.Reference]
  var lineBytes: ByteArena
  var idsAscend: Bool
  var summary: LogSummary
  var rejections: [Rejection]
  var lines = 0
  /// Of the file, compressed as it may be.
  var bytesRead = 0
  /// Decompressed.
  var logBytes = 0

  /// Gives the room of what has been put together for another segment.
  mutating func takeRoom() -> Timeline {
    var room = Timeline.empty
    swap(&room, &timeline)
    room.removeRows()
    return room
  }

  mutating func takeRejections() -> [Rejection] {
    defer { rejections = [] }
    return rejections
  }
}

extension TimelineBuilder {
  /// Reads a segment and takes out what it came to; symbols and fields stay known for the next one.
  ///
  /// - Parameter room: A timeline without rows, for the next segment.
  mutating func part(
    of segment: LogSegment, _ thread: Int, room: Timeline
  ) throws(LogReadError) -> LogPart {
    let known = timeline.symbols.count
    var reader = SegmentReader(segment)
    try reader.read(into: &self) { (reader, builder) throws(LogReadError) in
      try builder.checkLimits(logBytes: reader.offset, segment)
      return true
    }
    var part = LogPart(
      segment: segment, thread: thread, timeline: room,
      newTexts: timeline.symbols.texts(from: known), origins: origins, keptLines: keptLines,
      lineBytes: lineBytes, idsAscend: idsAscend, summary: summary, rejections: rejections)
    swap(&part.timeline, &timeline)
    // The table goes on with the thread; the part's own is never used.
    swap(&part.timeline.symbols, &timeline.symbols)
    (part.lines, part.bytesRead) = (reader.line, reader.bytesRead)
    part.logBytes = reader.offset - segment.bytes.lowerBound
    (origins, keptLines, lineBytes, rejections) = ([], [], ByteArena(), [])
    (idsAscend, summary) = (true, LogSummary())
    if timeline.rows.capacity == 0 { reserve(like: part) }
    return part
  }

  /// The next part comes to about as much.
  private mutating func reserve(like part: LogPart) {
    timeline.rows.reserveCapacity(part.timeline.rows.count)
    origins.reserveCapacity(part.origins.count)
    timeline.cellKeys.reserveCapacity(part.timeline.cellKeys.count)
    timeline.cellBits.reserveCapacity(part.timeline.cellBits.count)
    timeline.contactSymbols.reserveCapacity(part.timeline.contactSymbols.count)
  }
}

extension Timeline {
  fileprivate mutating func removeRows() {
    rows.removeAll(keepingCapacity: true)
    contactSymbols.removeAll(keepingCapacity: true)
    cellKeys.removeAll(keepingCapacity: true)
    cellBits.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    rare.removeAll(keepingCapacity: true)
    bytes.removeAll()
  }
}
