import ArgumentParser
import Coaching
import EventTime
import Store

/// Hands messages over to files or standard output.
struct DeliverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Hand over the messages that wait in a store's outbox.",
    discussion: """
      Each message is one document of JSON for one person. It is handed over at least once: where the program dies in \
      between it comes again, with the same id. Without --to, one line each on standard output.

      Example: touchline deliver --store team.store --to outbox/
      Example: touchline deliver --store team.store | send-to-chat
      """)

  @OptionGroup var place: StoreOption

  @Option(help: ArgumentHelp("A folder: one file a message, named by its id.", valueName: "folder"))
  var to: String?

  @Option(help: ArgumentHelp("Nothing later is handed over (default: now).", valueName: "instant"))
  var asOf: String?

  func run() throws {
    let now = try asOf.map { try Moment.parse($0, "--as-of", .utc) } ?? Moment.now
    let store = try place.open()
    if let to, !Files.isFolder(to) { throw Failure.usage("\(to) is no folder") }
    let outbox = Outbox(
      waiting: {
        try store.read { try $0.waitingDeliveries() }.map {
          Outbox.Letter(id: $0.id, person: $0.person, from: $0.made, body: $0.body)
        }
      },
      handOver: { try handOver($0) },
      note: { letter in try store.write { try $0.noteHanded(letter.id, at: now) } })
    let count = try Failure.ofStore { try outbox.deliver(at: now) }
    if to != nil { Console.standardOutput.write("\(count) messages handed over\n") }
  }

  private func handOver(_ letter: Outbox.Letter) throws(Failure) {
    guard let to else { return Console.standardOutput.write(letter.body + "\n") }
    let name = letter.id.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? String($0) : "_" }.joined()
    try Files.replace("\(to)/\(name).json", by: letter.body + "\n")
  }
}
