import ArgumentParser
import RulePacks

/// The tools of people who write packs; each is a file of its own.
struct Pack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Check, test and document rule packs.",
    discussion: "Example: touchline pack test Rules/customer-concept/customer-concept.yaml",
    subcommands: [
      PackNew.self, PackFormat.self, PackLint.self, PackTests.self, PackCoverageCommand.self, PackMutate.self,
      PackNewTest.self, PackImpact.self, PackBacktest.self, PackTune.self, PackDocs.self, PackSchema.self,
    ])
}

/// What all of these tools take.
struct PackArguments: ParsableArguments {
  @Argument(help: "Packs, their test files, or folders of packs; without any, the packs that are shipped.")
  var packs: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file whose domain is the only one and whose kinds are the only kinds, core included.",
      valueName: "file"))
  var kinds: String?

  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto

  func domains() throws(Failure) -> Domains { try Domains(kindsFile: kinds, site: SiteConfiguration()) }

  func sources() throws(Failure) -> [PackSource] {
    packs.isEmpty ? PackSource.shipped : try PackSource.load(packs)
  }
}
