import Parallel
import Symbols

extension LogReader {
  /// Reads segments on several threads and puts the parts together on this one, in the order of the log.
  func readInParallel(
    _ segments: [LogSegment], _ total: Int?, into builder: inout TimelineBuilder
  ) throws(LogReadError) {
    let threads = min(options.threads, segments.count)
    let board = SegmentBoard(segments)
    let reader = TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols)
    var assembly = LogAssembly(threads: threads, known: reader.timeline.symbols.count)
    let outcome = alongside(threads - 1) { thread in
      board.read(thread, with: reader) {}
    } here: {
      Result { () throws(LogReadError) in
        var failure: LogReadError?
        board.read(0, with: reader) {
          failure = assemble(board, total, &assembly, &builder)
        }
        if let failure { throw failure }
      }
    }
    try outcome.get()
    if let failure = assemble(board, total, &assembly, &builder) { throw failure }
    for (thread, fields) in board.fields { assembly.add(fields, of: thread, to: &builder) }
  }

  /// Adds all parts that can be, those before them being there; gives what ends the reading.
  private func assemble(
    _ board: SegmentBoard, _ total: Int?, _ assembly: inout LogAssembly, _ builder: inout TimelineBuilder
  ) -> LogReadError? {
    do throws(LogReadError) {
      while let part = board.take(assembly.next) {
        var part = try part.get()
        passOn(assembly.placed(part.takeRejections(), of: part.segment), &builder)
        assembly.add(part, to: &builder)
        board.reuse(part.takeRoom())
        onProgress(assembly.bytesRead, total)
        try builder.checkLimits(logBytes: assembly.logBytes, part.segment)
      }
      return nil
    } catch {
      board.stop()
      return error
    }
  }
}

/// Which segments are still to be read, and what was read and waits for those before it.
private final class SegmentBoard: Sendable {
  private struct State: Sendable {
    var next = 0
    var parts: [Int: Result<LogPart, LogReadError>] = [:]
    var fields: [Int: FieldTable] = [:]
    /// Timelines without rows, with the room of segments that have been put together.
    var rooms: [Timeline] = []
  }

  private let segments: [LogSegment]
  private let state = Locked(State())

  init(_ segments: [LogSegment]) { self.segments = segments }

  /// By thread, when all are at their end.
  var fields: [Int: FieldTable] { state.withLock { $0.fields } }

  func take(_ place: Int) -> Result<LogPart, LogReadError>? {
    state.withLock { $0.parts.removeValue(forKey: place) }
  }

  /// Keeps a timeline without rows for a segment that is still to be read.
  func reuse(_ room: Timeline) { state.withLock { $0.rooms.append(room) } }

  private func takeRoom() -> Timeline { state.withLock { $0.rooms.popLast() } ?? .empty }

  /// Gives no more segments out.
  func stop() {
    let count = segments.count
    state.withLock { $0.next = count }
  }

  /// Reads one segment after the other on a thread, as long as there are any.
  func read(_ thread: Int, with empty: TimelineBuilder, afterEach: () -> Void) {
    var builder = empty
    while let place = nextPlace() {
      let part = Result { () throws(LogReadError) in
        try builder.part(of: segments[place], thread, room: takeRoom())
      }
      state.withLock { $0.parts[place] = part }
      afterEach()
    }
    let fields = builder.fields
    state.withLock { $0.fields[thread] = fields }
  }

  private func nextPlace() -> Int? {
    let count = segments.count
    return state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
