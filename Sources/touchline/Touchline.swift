import ArgumentParser
import Glibc

/// The program: one subcommand, one file.
@main
struct Touchline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "touchline",
    abstract: "Coaching rules for sales teams, judged over logged activity.",
    discussion: """
      Rules are written in YAML packs; the log is NDJSON. Results go to standard output, everything else to \
      standard error. Exit status: 0 done, 1 found what it was asked to fail on, 2 wrong usage, 3 input that \
      cannot be used, 4 internal fault.

      Example: touchline check --log q1.ndjson --directory people.ndjson
      """,
    version: "touchline 0.1.0",
    subcommands: [
      Check.self, BriefCommand.self, PreflightCommand.self, AgendaCommand.self, DigestCommand.self,
      ScorecardCommand.self, EffectCommand.self, RunCommand.self, AnswerCommand.self, DeliverCommand.self,
      AuditCommand.self,
      Explain.self, WhyNot.self, SurveyCommand.self,
      Pack.self,
      ConfigCommand.self, Cel.self, ImportCommand.self, StoreCommand.self, Lsp.self,
    ])

  static func main() {
    // A reader that goes away early ends the run through the failed write, not through a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.report()
      Glibc.exit(failure.status.rawValue)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      report(error)
    }
  }

  /// Help and version are results; anything else that the parser throws is wrong usage.
  private static func report(_ error: any Error) {
    guard exitCode(for: error) == .success else {
      Console.error(fullMessage(for: error))
      Glibc.exit(Failure.Status.usage.rawValue)
    }
    Console.standardOutput.write(fullMessage(for: error) + "\n")
    Glibc.exit(0)
  }
}
