import Activity
import ArgumentParser
import SourceText
import Store

/// What is kept of one person: to be given to them, or to be erased.
struct StorePerson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Give out, or erase, what a store keeps of a person.",
    discussion: """
      Example: touchline store person export team.store R0007 > R0007.ndjson
      Example: touchline store person erase team.store R0007 --by "data protection" --why "asked on 3 March"
      """, subcommands: [StorePersonExport.self, StorePersonErase.self])
}

/// Prints everything that is kept of a person.
struct StorePersonExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print everything that a store keeps of a person.",
    discussion: """
      Directory entries, activities in which they are the rep, a contact or named in a field, findings, nudges, answers, \
      messages and what they decided. One object a line, with 'part' and 'is', or one document of JSON.

      Example: touchline store person export team.store R0007 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, json }

  @Argument(help: "The store.")
  var store: String

  @Argument(help: "The person's id.")
  var person: String

  @Option(help: "ndjson or json.")
  var format = Format.ndjson

  func run() throws {
    let records = try Failure.of { () throws(StoreProblem) in
      try Store.open(store, isReadOnly: true).records(of: person)
    }
    switch format {
    case .ndjson:
      for record in records {
        Console.standardOutput.write(#"{"part":"\#(record.part.rawValue)","is":\#(record.body)}"# + "\n")
      }
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.pair("person", person)
        for part in PersonalRecord.Part.allCases {
          json.key(part.rawValue)
          json.array { json in for record in records where record.part == part { json.raw(record.body) } }
        }
      }
      json.newline()
      Console.standardOutput.write(json.utf8)
    }
  }
}

/// Erases what is kept of a person.
struct StorePersonErase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase what a store keeps of a person, for good.",
    discussion: """
      Their id and names give way to 'erased-1' wherever they stand, texts of activities that they took part in and \
      messages to them are taken away, and the file is made anew, so that the bytes are gone; this needs as much free \
      room again as the store takes. Role, manager, team and zone stay, so that others' deals are judged as before. \
      The next 'touchline run' looks at everything. Copies made before, and what was handed over, are not reached.

      Example: touchline store person erase team.store R0007 --by "data protection"
      """)

  @Argument(help: "The store.")
  var store: String

  @Argument(help: "The person's id.")
  var person: String

  @Option(help: ArgumentHelp("Who answers for it.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("Why, without the person.", valueName: "words"))
  var why: String?

  func run() throws {
    let erasure = try Failure.of { () throws(StoreProblem) in
      try Store.open(store).erase(person, by: by, why: why, at: Moment.now, KindCatalogue())
    }
    guard let name = erasure.pseudonym else {
      return Console.standardOutput.write("\(store): nothing is kept of this person\n")
    }
    let counts = PersonalRecord.Part.allCases.compactMap { part in
      erasure.counts[part].map { "  \(part.rawValue)  \($0)\n" }
    }
    Console.standardOutput.write(
      "\(store): the person is \(name) now\n" + counts.joined()
        + "'touchline run' looks at everything next time\n")
  }
}
