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
      between it comes again, with the same id. --through runs a command for each, with the message on its standard \
      input: status 0 takes it over, any other leaves it and those behind it waiting. Without either, one line each on \
      standard output.

      Example: touchline deliver --store team.store --to outbox/
      Example: touchline deliver --store team.store --through ./post-to-chat
      """)

  @OptionGroup var place: StoreOption

  @Option(help: ArgumentHelp("A folder: one file a message, named by its id.", valueName: "folder"))
  var to: String?

  @Option(
    help: ArgumentHelp("A command that takes each message from its standard input.", valueName: "command"))
  var through: String?

  @Option(help: ArgumentHelp("Nothing later is handed over (default: now).", valueName: "instant"))
  var asOf: String?

  func run() throws {
    let now = try asOf.map { try Moment.parse($0, "--as-of", .utc) } ?? Moment.now
    let carrier = try carrier
    let store = try place.open()
    let outbox = Outbox(
      waiting: {
        try store.read { try $0.waitingDeliveries() }.map {
          Outbox.Letter(id: $0.id, person: $0.person, from: $0.made, body: $0.body)
        }
      },
      carrier: carrier,
      note: { letter in try store.write { try $0.noteHanded(letter.id, at: now) } })
    let count = try Failure.ofStore { try outbox.deliver(at: now) }
    if to != nil || through != nil { Console.standardOutput.write("\(count) messages handed over\n") }
  }

  private var carrier: any MessageCarrier {
    get throws(Failure) {
      switch (to, through) {
      case (nil, nil): return LineCarrier()
      case (let folder?, nil):
        guard Files.isFolder(folder) else { throw .usage("\(folder) is no folder") }
        return FolderCarrier(folder: folder)
      case (nil, let command?): return CommandCarrier(command: command)
      case (_?, _?): throw .usage("--to and --through do not go together")
      }
    }
  }
}
