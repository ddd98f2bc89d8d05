import Activity
import ArgumentParser
import Coaching
import EventTime
import RulePacks
import SourceText
import Store

/// Who answered, silenced, tuned or erased what, and when.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "List who answered and who overrode what, and when.",
    discussion: """
      Answers to nudges; silences, mute times, exceptions, tunings and whatever else the site's configuration said at a \
      run, from the run that met it first to the one that met it no longer; versions of packs; erasures. In the order \
      of time.

      Example: touchline audit --store team.store --since 2026-03-01
      Example: touchline audit --store team.store --rule one-voice --format json
      """)

  @OptionGroup var place: StoreOption

  @Option(help: ArgumentHelp("Only what this person did, or what is about them.", valueName: "id"))
  var person: String?

  @Option(help: ArgumentHelp("Only about this rule: pack/rule, or its short name.", valueName: "rule"))
  var rule: String?

  @Option(help: ArgumentHelp("Only about this deal.", valueName: "id"))
  var deal: String?

  @Option(help: ArgumentHelp("Only from then on: an instant, or a day in UTC.", valueName: "instant"))
  var since: String?

  @Option(help: "text, or json: one object a line.")
  var format: CountsFormat = .text

  func run() throws {
    let since = try since.map { text throws(Failure) in try Moment.parse(text, "--since", .utc) }
    let store = try Failure.of { () throws(StoreProblem) in try Store.open(place.store, isReadOnly: true) }
    let entries = try Failure.ofStore {
      try store.read { ledger in
        let book = try StoredNudges(ledger: ledger, catalogue: KindCatalogue()).book(nil)
        return AuditTrail(book, decisions: try ledger.decisions(), packs: try ledger.packVersions()).entries
      }
    }
    for entry in entries where entry.at >= since ?? .earliest && isWanted(entry) {
      switch format {
      case .text: Console.standardOutput.write(Console.clean(entry.text) + "\n")
      case .json: Console.standardOutput.write(entry.json)
      }
    }
  }

  private func isWanted(_ entry: AuditTrail.Entry) -> Bool {
    (person.map { entry.by == $0 || entry.people.contains($0) } ?? true)
      && (deal.map { entry.deals.contains($0) } ?? true)
      && (rule.map(entry.concerns(rule:)) ?? true)
  }
}
