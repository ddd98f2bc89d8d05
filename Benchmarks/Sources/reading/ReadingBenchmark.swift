import Activity
import Glibc
import Loading
import Measuring

/// CPU time of reading what a pack needs of a log into columns, and nothing else.
@main
struct ReadingBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else {
      print("usage: reading PACK LOG AS-OF [RUNS]")
      exit(2)
    }
    let runs = arguments.dropFirst(4).first.flatMap { Int($0) } ?? 5
    let compiled = try Compiled(pack: arguments[1], asOf: arguments[3])
    var rows = 0
    let samples = try Samples.runs(runs) { rows = try compiled.timeline(of: arguments[2]).rowCount }
    report("reading, median of \(runs)", samples.median / 1e9, "CPU s")
    report("reading, per activity", samples.median / Double(max(rows, 1)), "ns")
    report("peak memory", Double(PeakMemory.bytes) / 1e6, "MB")
  }
}
