import ArgumentParser
import Store

/// Prints what a store holds.
struct StoreExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the log or the directory of a store, as NDJSON.",
    discussion: """
      Every line as it came, in the order in which it came: to import them again makes the same store.

      Example: touchline store export team.store > log.ndjson
      Example: touchline store export team.store | touchline check --log - --as-of 2026-03-31
      Example: touchline store export team.store directory > people.ndjson
      """)

  /// What is printed.
  enum Content: String, ExpressibleByArgument, CaseIterable {
    case log, directory
  }

  @Argument(help: "The store.")
  var store: String

  @Argument(help: "The log, or the directory.")
  var content: Content = .log

  func run() throws {
    try Failure.of { () throws(StoreProblem) in
      let store = try Store.open(store, isReadOnly: true)
      switch content {
      case .directory:
        for line in try store.directoryLines() { Console.standardOutput.write(line + "\n") }
      case .log:
        var buffer: [UInt8] = []
        try store.lines { line in
          buffer += line
          buffer.append(UInt8(ascii: "\n"))
          guard buffer.count >= 1 << 18 else { return }
          Console.standardOutput.write(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
        Console.standardOutput.write(buffer)
      }
    }
  }
}
