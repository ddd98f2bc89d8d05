import Activity
import ArgumentParser
import Authoring
import Engine
import EventTime
import Parallel
import RulePacks
import SourceText
import Symbols

/// Says everything that is wrong with packs, each problem with its place and a remedy.
struct PackLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say everything that is wrong with packs, and where.",
    discussion: """
      Reads each pack and the tests beside it, and reports all problems in one run. Ends with 1 where one of them is \
      an error; warnings and notes do not fail. What a rule mutes, says twice or forbids is looked for in all of these \
      packs and in the shipped ones.

      With --config, also the site's file, and whether what it uses serves the objectives that it names; with several, \
      whether the sites have a common core. With --before, whether too much was replaced since.

      With --log, also what the packs ask of a log in vain: kinds that it lacks, windows longer than it is, exceptions \
      that never matched. --fix mends what can be mended safely: misspelt keys, \
      kinds, fields, names and units, bare words, missing quotes; each change is tried before it is kept.

      Examples:
        touchline pack lint Rules
        touchline pack lint my-pack.yaml --format github
        touchline pack lint my-pack.yaml --fix --dry-run
        touchline pack lint --config north.yaml --config south.yaml
        touchline pack lint Rules --before ../last-quarter/Rules
        touchline pack lint my-pack.yaml --log q1.ndjson --config touchline.yaml
      """)

  @OptionGroup var arguments: PackArguments

  @Option(help: "How to print: text, json, github or sarif.")
  var format = Diagnostic.Format.text

  @Option(help: ArgumentHelp("Hold the packs against this activity log too.", valueName: "path"))
  var log: [String] = []

  @Option(help: ArgumentHelp("The directory of the log.", valueName: "file"))
  var directory: String?

  @Option(
    help: ArgumentHelp(
      "Check a site's configuration too, touchline.yaml; several are compared.", valueName: "file"))
  var config: [String] = []

  @Option(help: ArgumentHelp("The packs as they were: files or folders.", valueName: "packs"))
  var before: [String] = []

  @Flag(help: "Mend what can be mended safely, in place.")
  var fix = false

  @Flag(help: "With --fix: show what would be changed, and write nothing.")
  var dryRun = false

  func validate() throws {
    if fix, arguments.packs.isEmpty { throw ValidationError("--fix needs the packs to mend") }
    if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
    if directory != nil, log.isEmpty { throw ValidationError("--directory goes with --log") }
  }

  func run() throws {
    let files = try config.map { try Files.read($0) }
    let draft = files.first.flatMap { SiteReader().read($0).site } ?? SiteConfiguration()
    let domains = try Domains(kindsFile: arguments.kinds, site: draft)
    var sources = try arguments.sources()
    if fix { sources = try mend(sources, domains) }
    let read = concurrently(sources.count, threads: processorCount) { [reader = domains.reader, sources] in
      reader.read(sources[$0].file, testFiles: sources[$0].tests)
    }
    let packs = read.compactMap(\.pack)
    let others = domains.shippedPacks
    let judged = judge(
      files, packs + others.filter { other in !packs.contains { $0.id == other.id } }, domains)
    let sites = judged.compactMap(\.site)
    var further =
      try PackSet.problems(in: packs, beside: others) + onPractice(packs, sites) + history(packs, domains)
    if !log.isEmpty, files.isEmpty || !sites.isEmpty {
      further += try onLog(packs, domains, sites.first ?? draft)
    }
    let names = Set(files.map(\.name))
    let siteProblems = judged.flatMap(\.diagnostics) + further.filter { names.contains($0.file.name) }
    let diagnostics = sources.indices.flatMap { place in
      let own = further.filter { $0.file.name == sources[place].file.name }
      return Diagnostic.ordered(read[place].diagnostics + own)
    }
    try report(diagnostics + Diagnostic.ordered(siteProblems), packs: sources.count)
  }

  private func report(_ diagnostics: [Diagnostic], packs: Int) throws {
    let color = arguments.color.isOn(Console.standardOutput.descriptor)
    Console.standardOutput.write(Diagnostic.render(diagnostics, as: format, color: color))
    if format == .text { Console.error(summary(of: diagnostics, packs: packs)) }
    if diagnostics.hasErrors { throw ExitCode(Failure.Status.found.rawValue) }
  }

  private func summary(of diagnostics: [Diagnostic], packs: Int) -> String {
    func count(_ severity: Diagnostic.Severity, _ noun: String) -> String {
      let count = diagnostics.count { $0.severity == severity }
      return "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    let counts = [count(.error, "error"), count(.warning, "warning"), count(.note, "note")]
    return "\(packs) pack\(packs == 1 ? "" : "s"): " + counts.joined(separator: ", ")
  }

  // MARK: Beside sites, and beside what was

  private func judge(
    _ files: [SourceFile], _ packs: [RulePack], _ domains: Domains
  ) -> [(site: SiteConfiguration?, diagnostics: [Diagnostic])] {
    files.map { file in
      let draft = SiteReader().read(file).site ?? SiteConfiguration()
      return SiteReader(packs: packs, today: Moment.today(draft), catalogue: domains.catalogue).read(file)
    }
  }

  private func onPractice(_ packs: [RulePack], _ sites: [SiteConfiguration]) -> [Diagnostic] {
    let used = sites.map { site in
      (site: site, packs: packs.filter { pack in site.use.isEmpty || site.use.contains { $0.names(pack) } })
    }
    return used.flatMap { PackSet.objectives(of: $0.packs, at: $0.site) } + PackSet.commonCore(of: used)
  }

  private func history(_ packs: [RulePack], _ domains: Domains) throws -> [Diagnostic] {
    guard !before.isEmpty else { return [] }
    let earlier = try PackSource.load(before).compactMap { domains.reader.read($0.file).pack }
    return PackSet.churn(of: packs, since: earlier)
  }

  // MARK: Beside a log

  private func onLog(
    _ packs: [RulePack], _ domains: Domains, _ site: SiteConfiguration
  ) throws -> [Diagnostic] {
    var symbols = SymbolTable()
    let rules = RuleSet.compile(packs, site: site, symbols: &symbols)
    let zone = site.defaultCalendar.zone
    let options = ReadOptions(
      asOf: Moment.now, knownAt: nil, zone: zone)
    let reader = LogReader(catalogue: domains.catalogue, options: options, symbols: symbols)
    let timeline: Timeline
    do {
      timeline = try reader.read(log).timeline
    } catch {
      throw error.isMissing ? Failure.usage(error.description) : .input(error.description)
    }
    let people = try SiteFiles.directory(directory, site: site)
    return LoggedGround(
      rules, timeline: timeline, directory: people, site: site, asOf: timeline.rows.last?.at ?? Moment.now
    ).problems(in: packs)
  }

  // MARK: Mending

  private func mend(_ sources: [PackSource], _ domains: Domains) throws -> [PackSource] {
    var count = 0
    let mended = try sources.map { source in
      let mending = Mending([source.file] + source.tests) { files in
        domains.reader.read(files[0], testFiles: Array(files.dropFirst())).diagnostics
      }
      count += mending.mended.count
      for (old, new) in zip([source.file] + source.tests, mending.files) where old.utf8 != new.utf8 {
        if dryRun {
          Console.standardOutput.write(LineDifference(old, new).text)
        } else {
          try Files.replace(old.name, by: String(decoding: new.utf8, as: UTF8.self))
        }
      }
      for (problem, fix) in mending.mended {
        let place = "\(problem.file.name):\(problem.start.line)"
        Console.error("\(place): \(problem.message): \(fix.title.lowercasedFirst)")
      }
      return PackSource(file: mending.files[0], tests: Array(mending.files.dropFirst()))
    }
    Console.error("\(count) problem\(count == 1 ? "" : "s") \(dryRun ? "can be mended" : "mended")")
    return mended
  }
}

extension SiteConfiguration.PackUse {
  /// Whether it means the pack, by its id or by its file.
  fileprivate func names(_ other: RulePack) -> Bool {
    let suffix = ".yaml"
    let name = pack.hasSuffix(suffix) ? String(pack.dropLast(suffix.count)) : pack
    return name == other.id || name.hasSuffix("/\(other.id)")
  }
}

extension String {
  /// With a small letter at its beginning.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Diagnostic.Format: ExpressibleByArgument {}
