import SourceText
import ArgumentParser
import CELWorkbench
import ExpressionCases
import TestFiles

/// Compares the answers of the peer with what this implementation gives.
struct Judge: ParsableCommand {
  @Argument(help: "What peer.py wrote.")
  var file: String

  @Option(
    help: "How many cases of each class of differences to show; unexplained ones are always shown, up to 50.")
  var show = 0

  @Option(
    parsing: .upToNextOption,
    help: "The command that answers as peer.py does; what is shown is then made as small as it can be.")
  var peer: [String] = []

  func run() throws {
    guard let bytes = TestFiles.bytes(file) else { throw ValidationError("\(file) cannot be read") }
    let process = try startPeer()
    var tally = Tally(shown: show)
    var bindings: [String: JSON] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let json = try JSON(Array(line))
      if let next = json["bindings"] { bindings = next.members }
      guard let source = json["expr"]?.text, let peer = json["peer"]?.text else { continue }
      let found = Disagreement(
        source, bindings, Answer(to: source, under: bindings), peer: peer, reason: json["reason"]?.text ?? "")
      guard tally.count(found.verdict) else { continue }
      print(process.map(found.smallest) ?? found)
    }
    print(tally)
    if tally.isBad { throw ExitCode.failure }
  }

  private func startPeer() throws -> Peer? {
    guard !peer.isEmpty else { return nil }
    guard let process = Peer(peer), process.declare(ExpressionGenerator.variables) else {
      throw ValidationError("\(peer[0]) does not answer")
    }
    return process
  }
}
