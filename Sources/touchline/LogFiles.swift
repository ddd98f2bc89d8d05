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
    if let path = options.rejects {
      let output = try Files.create(path)
      reader.onReject = { output.write($0.row) }
    }
    let read = Result { () throws(LogReadError) in try reader.read(options.log) }
    progress.finish()
    switch read {
    case .success(let log):
      report(log.summary, catalogue: catalogue, showsRejections: options.rejects == nil)
      return log
    case .failure(let error): throw error.isMissing ? .usage(error.description) : .input(error.description)
    }
  }

  private static func report(_ summary: LogSummary, catalogue: KindCatalogue, showsRejections: Bool) {
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
    lines.append(summary.counts)
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

extension Rejection {
  /// A line of NDJSON with place, reason and the line itself.
  fileprivate var row: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("source", source)
      json.pair("line", line)
      json.pair("offset", byteOffset)
      json.pair("reason", reason)
      json.pair("text", String(decoding: text, as: UTF8.self))
    }
    json.newline()
    return json.utf8
  }
}
