import ArgumentParser
import Glibc
import LanguageServer
import RulePacks
import SourceText

/// Serves editors over standard input and output until they take leave.
struct Lsp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Help an editor with packs: a language server on standard input and output.",
    discussion: """
      Diagnostics, completion, hover, definitions, renaming and quick fixes, in packs, their tests and touchline.yaml. \
      An editor starts it; docs/editors.md says how.

      Example: touchline lsp
      """)

  func run() throws {
    let reader = try Domains(kindsFile: nil, site: SiteConfiguration()).reader
    var server = LanguageServer(reader: reader) { uri in
      Self.path(of: uri).flatMap { try? Files.read($0) }.map { String(decoding: $0.utf8, as: UTF8.self) }
    }
    var framing = MessageFraming()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while server.exitStatus == nil {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      framing.receive(chunk[..<count])
      do throws(MessageFraming.Failure) {
        while let message = try framing.next() { send(server.handle(message)) }
      } catch {
        throw Failure.input("what came in is no message of the language server protocol")
      }
      // Of very fast edits only the last is judged.
      if !Self.moreWaits { send(server.pendingDiagnostics()) }
    }
    if server.exitStatus != 0 { throw ExitCode(1) }
  }

  private func send(_ messages: [[UInt8]]) {
    for message in messages { Console.standardOutput.write(MessageFraming.framed(message)) }
  }

  private static var moreWaits: Bool {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  /// The path of a `file:` URI.
  private static func path(of uri: String) -> String? {
    let prefix = "file://"
    guard uri.hasPrefix(prefix) else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(uri.utf8.dropFirst(prefix.utf8.count))[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
