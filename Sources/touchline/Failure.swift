/// Why a command cannot do what it was asked to: a sentence for people and an exit status for programs.
struct Failure: Error {
  /// The statuses that every command shares.
  enum Status: Int32 {
    /// Done, and found what it was asked to fail on.
    case found = 1
    /// Wrong usage, also a file, deal, rule or finding that does not exist.
    case usage = 2
    /// Input that cannot be used.
    case input = 3
    case fault = 4
  }

  var status: Status
  /// Without a full stop; empty where everything has been said.
  var message: String

  static func usage(_ message: String) -> Failure { Failure(status: .usage, message: message) }
  static func input(_ message: String) -> Failure { Failure(status: .input, message: message) }
  /// After diagnostics that say it all.
  static let saidInput = Failure(status: .input, message: "")

  func report() {
    if !message.isEmpty { Console.error("touchline: \(message)") }
  }
}
