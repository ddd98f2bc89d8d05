import Activity
import BuiltInDomains
import DomainKit
import EventTime
import Glibc
import Measuring
import Symbols

/// CPU time of reading a log into columns, and nothing else.
@main
struct ReadingBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count > 1 else {
      print("usage: reading LOG [RUNS]")
      exit(2)
    }
    let runs = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5
    let catalogue = LoadedDomains(BuiltInDomains.all).catalogue
    var lines = 0
    let samples = try Samples.runs(runs) {
      let reader = LogReader(catalogue: catalogue, options: ReadOptions(texts: false))
      let log = try reader.read([CommandLine.arguments[1]])
      lines = log.summary.read
      keep(log.timeline.rowCount)
    }
    report("reading, median of \(runs)", samples.median / 1e9, "CPU s")
    report("reading, per line", samples.median / Double(max(lines, 1)), "ns")
    report("peak memory", Double(PeakMemory.bytes) / 1e6, "MB")
  }
}
