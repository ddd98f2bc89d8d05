import Activity
import ArgumentParser
import Coaching
import EventTime

/// How a page that people read is written.
struct PageOptions: ParsableArguments {
  @Option(help: "text, markdown, html or json.")
  var format = SheetFormat.text

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto
}

/// Who reads a page.
struct ReaderOption: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Who reads it: everybody sees their own, and a manager what concerns the team; anything else is refused.",
      valueName: "person"))
  var reader: String?

  /// Refuses a page that concerns one of the people whom the reader may not see.
  ///
  /// - Parameter whose: Each with the instant at which it concerns them; of several one is enough.
  func check(_ premises: Premises, _ whose: [(person: String, at: Instant)]) throws(Failure) {
    guard let reader else { return }
    let sight = Sight(premises.directory)
    guard !whose.contains(where: { sight.may(reader, see: $0.person, at: $0.at) }) else { return }
    guard let first = whose.first else {
      throw .usage("'\(reader)' may not see this: the log names nobody whom it concerns")
    }
    let day = premises.speech.day(first.at)
    throw .usage(
      "'\(reader)' may not see this: it concerns '\(first.person)', whom '\(reader)' does not lead on \(day)")
  }
}
