import ArgumentParser

/// Holds this implementation of CEL against another one on made-up expressions.
@main
struct Differential: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differential", abstract: "Hold expressions against another implementation of CEL.",
    discussion:
      "`./dev differential` makes the cases, lets the peer answer (peer.py) and has the answers judged.",
    subcommands: [Make.self, Judge.self])
}
