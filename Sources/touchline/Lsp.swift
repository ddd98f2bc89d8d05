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
      Diagnostics, completion, hover, definitions, renaming and quick fixes, across the packs, tests and touchline.yaml \
      of the folders that are open. An editor starts it; docs/editors.md says how.

      Example: touchline lsp
      """)

  func run() throws {
    let site = SiteConfiguration()
    let domains = try Domains(kindsFile: nil, site: site)
    let files = WorkspaceFiles(
      load: { path in
        guard path.hasPrefix("/"), let file = try? Files.read(path) else { return nil }
        return String(decoding: file.utf8, as: UTF8.self)
      },
      list: { folder in ((try? Files.files(below: folder)) ?? []).filter { $0.hasSuffix(".yaml") } })
    var server = LanguageServer(
      reader: domains.reader, shipped: domains.shippedPacks, today: Moment.today(site), files: files)
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
}
