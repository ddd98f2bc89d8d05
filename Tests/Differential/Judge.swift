import ArgumentParser
import CELWorkbench
import TestFiles

/// Compares the answers of the peer with what this implementation gives.
struct Judge: ParsableCommand {
  @Argument(help: "What peer.py wrote.")
  var file: String

  @Option(
    help: "How many cases of each class of differences to show; unexplained ones are always shown, up to 50.")
  var show = 0

  func run() throws {
    guard let bytes = TestFiles.bytes(file) else { throw ValidationError("\(file) cannot be read") }
    var tally = Tally(shown: show)
    var bindings: [String: JSON] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let json = try JSON(Array(line))
      if let next = json["bindings"] { bindings = next.members }
      guard let source = json["expr"]?.text, let peer = json["peer"]?.text else { continue }
      let answer = Answer(to: source, under: bindings)
      tally.count(source, answer, peer, json["reason"]?.text ?? "")
    }
    print(tally)
    if tally.isBad { throw ExitCode.failure }
  }
}
