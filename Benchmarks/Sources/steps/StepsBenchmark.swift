import Activity
import Engine
import Glibc
import Loading
import Measuring

/// How long a session takes for one more activity, of a log whose other activities it has.
@main
struct StepsBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else {
      print("usage: steps PACK LOG AS-OF [STEPS]")
      exit(2)
    }
    let compiled = try Compiled(pack: arguments[1], asOf: arguments[3])
    var timeline = try compiled.timeline(of: arguments[2], grows: true)
    let rows = timeline.rowCount
    let steps = min(arguments.dropFirst(4).first.flatMap { Int($0) } ?? 10_000, rows)
    let before = CPUTime.nanoseconds
    var session = Session(
      compiled.rules, catalogue: compiled.catalogue, log: timeline, untaken: steps,
      options: EvaluationOptions(asOf: compiled.asOf, texts: false))
    // The session owns the log now; a second reference would make it copy the columns when it grows.
    timeline = .empty
    report("session over \(rows - steps) activities", Double(CPUTime.nanoseconds - before) / 1e9, "CPU s")
    tell(times(of: (rows - steps)..<rows, &session), empty: clockTime())
    tell(session.measure())
    report("peak memory", Double(PeakMemory.bytes) / 1e6, "MB")
  }

  private static func times(of rows: Range<Int>, _ session: inout Session) -> Samples {
    var times: [Double] = []
    times.reserveCapacity(rows.count)
    for row in rows {
      let start = CPUTime.wallNanoseconds
      keep(session.take(rows: row..<row + 1).raised.count)
      times.append(Double(CPUTime.wallNanoseconds - start))
    }
    return Samples(times)
  }

  private static func tell(_ size: SessionSize) {
    guard size.openDeals > 0 else { return }
    let deals = Double(size.openDeals)
    report("state of one of \(size.openDeals) open deals", Double(size.states) / deals, "bytes")
    report("chain of its activities beside that", Double(size.chains) / deals, "bytes")
    report("findings kept of it", Double(size.findings) / deals, "")
  }

  /// What reading the clock twice takes, which is part of every step.
  private static func clockTime() -> Double {
    var times: [Double] = []
    for _ in 0..<10_000 {
      let start = CPUTime.wallNanoseconds
      times.append(Double(CPUTime.wallNanoseconds - start))
    }
    return Samples(times).median
  }

  private static func tell(_ times: Samples, empty: Double) {
    report("clock, taken off below", empty, "ns")
    for (name, share) in [
      ("median", 0.5), ("90 %", 0.9), ("99 %", 0.99), ("99.9 %", 0.999), ("99.99 %", 0.9999),
    ] {
      report("one activity, \(name)", max(times.at(share) - empty, 0), "ns")
    }
  }
}
