import ArgumentParser
import EventTime
import SourceText
import Store

/// Says what a store holds.
struct StoreInfo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a store holds.",
    discussion: "Example: touchline store info team.store --format json")

  @Argument(help: "The store.")
  var store: String

  @Option(help: "How it is printed: text, or json.")
  var format: CountsFormat = .text

  func run() throws {
    let census = try Failure.of { () throws(StoreProblem) in try Store.open(store, isReadOnly: true).census()
    }
    switch format {
    case .text: Console.standardOutput.write(text(census))
    case .json: Console.standardOutput.write(json(census))
    }
  }

  private func text(_ census: Census) -> String {
    let period = census.period.map { "\(day($0.lowerBound)) to \(day($0.upperBound))" } ?? "no activity yet"
    let edits = census.lines - census.activities
    return """
      \(store), version \(census.version), \(megabytes(census.bytes)) MiB
        activities  \(census.activities - census.deleted), \(period)
        deleted     \(census.deleted)
        edits       \(edits)
        deals       \(census.deals)
        accounts    \(census.accounts)
        reps        \(census.reps)
        directory   \(census.directoryEntries) entries

      """
  }

  private func json(_ census: Census) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("version", census.version)
      json.pair("bytes", census.bytes)
      json.pair("lines", census.lines)
      json.pair("activities", census.activities - census.deleted)
      json.pair("deleted", census.deleted)
      json.pair("deals", census.deals)
      json.pair("accounts", census.accounts)
      json.pair("reps", census.reps)
      json.pair("directory", census.directoryEntries)
      if let period = census.period {
        json.pair("first", RFC3339.format(period.lowerBound))
        json.pair("last", RFC3339.format(period.upperBound))
      }
    }
    json.newline()
    return json.utf8
  }

  private func day(_ instant: Instant) -> String { String(RFC3339.format(instant).prefix(10)) }

  /// With one decimal.
  private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10)"
  }
}
