import Activity
import SourceText
import Symbols

/// Reads the log and says on standard error what became of its lines.
enum LogFiles {
  /// How many unknown kinds, misfits and conflicts are named.
  private static let shown = 10

  static func read(
    _ options: InputOptions, catalogue: KindCatalogue, symbols: SymbolTable, as window: ReadOptions
  ) throws(Failure) -> (timeline: Timeline, summary: LogSummary) {
    var reader = LogReader(catalogue: catalogue, options: window, symbols: symbols)
    var progress = Progress()
    reader.onProgress = { progress.report($0, of: $1) }
    var rejects = try RejectedLines(options.rejects)
    if options.rejects != nil { reader.onReject = { rejects.add($0) } }
    let read = Result { () throws(LogReadError) in try reader.read(options.log) }
    progress.finish()
    rejects.flush()
    switch read {
    case .success(let log):
      report(
        log.summary, catalogue: catalogue, showsRejections: options.rejects == nil, counts: log.summary.counts
      )
      if log.summary.kept == 0 { Console.error("there is no activity to judge") }
      return log
    case .failure(let error): throw failure(error)
    }
  }

  /// What looks like the id of a deal was probably meant as one.
  static func failure(_ error: LogReadError) -> Failure {
    guard error.isMissing else { return .input(error.description) }
    let isPath = error.source.contains("/") || error.source.contains(".")
    return .usage(error.description + (isPath ? "" : "; deals stand before the options"))
  }

  /// - Parameter counts: The last line, which says what became of all others.
  static func report(
    _ summary: LogSummary, catalogue: KindCatalogue, showsRejections: Bool, counts: String?
  ) {
    var lines: [String] = []
    if showsRejections {
      lines += summary.firstRejections.map { "\($0.source):\($0.line): rejected: \($0.reason)" }
      let more = summary.rejected - summary.firstRejections.count
      if more > 0 { lines.append("... and \(more) more; --rejects FILE keeps them all") }
    }
    lines += few(summary.conflicts) {
      "\($0): two different lines of the same rev; the one that sorts last is kept"
    }
    lines += few(summary.misfits) {
      "\($0.kind): \($0.count) values of '\($0.field)' do not fit its type and read as missing"
    }
    let names = catalogue.kinds.map(\.name)
    lines += few(summary.unknownKinds) { kind, count in
      let meant = nearest(kind, among: names).map { "; did you mean '\($0)'?" } ?? ""
      return "unknown kind '\(kind)', \(count) lines, kept\(meant)"
    }
    if let counts { lines.append(counts) }
    guard !lines.isEmpty else { return }
    Console.error(lines.map(Console.clean).joined(separator: "\n"))
  }

  private static func few<Item>(_ items: [Item], _ sentence: (Item) -> String) -> [String] {
    let more = items.count - shown
    return items.prefix(shown).map(sentence) + (more > 0 ? ["... and \(more) more like this"] : [])
  }
}

extension LogSummary {
  /// `read 7 lines: 4 kept, 1 edited, 0 deleted, 1 rejected, 1 out of window`.
  fileprivate var counts: String {
    "read \(read) lines: \(kept) kept, \(edited) edited, \(deleted) deleted, \(rejected) rejected, "
      + "\(outOfWindow) out of window"
  }
}

/// The file of `--rejects`: lines of NDJSON with place, reason and the line itself.
struct RejectedLines {
  private let stream: OutputStream?
  private var json = JSONWriter()

  init(_ path: String?) throws(Failure) {
    guard let path else {
      stream = nil
      return
    }
    stream = try Files.create(path)
  }

  mutating func add(_ rejection: Rejection) {
    json.object { json in
      json.pair("source", rejection.source)
      json.pair("line", rejection.line)
      json.pair("offset", rejection.byteOffset)
      json.pair("reason", rejection.reason)
      json.pair("text", String(decoding: rejection.text, as: UTF8.self))
    }
    json.newline()
    if json.utf8.count >= 1 << 16 { flush() }
  }

  mutating func flush() {
    stream?.write(json.utf8)
    json.removeAll()
  }
}
