import ArgumentParser

/// Which rules hold: packs, a site's configuration, and the day on which it is read.
struct SettingOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Rule packs, files or folders, or the word shipped: exactly these are used; where the configuration has 'use', those that it names \
      from among them and the shipped ones. Without it, the shipped packs.
      """, valueName: "pack"))
  var packs: [String] = []

  @Option(help: ArgumentHelp("The site's configuration, touchline.yaml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Kinds of activities; the file's domain is the only one, its kinds the only kinds.", valueName: "file"))
  var kinds: String?

  @Option(
    help: ArgumentHelp(
      "Nothing later exists: an instant, or a day in the site's zone (default: now).", valueName: "instant"))
  var asOf: String?
}
