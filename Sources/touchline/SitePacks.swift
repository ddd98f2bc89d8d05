import Activity
import Engine
import EventTime
import RulePacks
import Store
import Symbols

/// A site's configuration with the packs that hold there, read and checked: what judges a log.
struct SitePacks {
  let site: SiteConfiguration
  let domains: Domains
  let packs: [RulePack]
  let asOf: Instant

  /// Reads in the order in which one needs the other; what is wrong with any of them is said before it throws.
  init(_ options: SettingOptions) throws(Failure) {
    let draft = try SiteFiles.site(options.config)
    domains = try Domains(kindsFile: options.kinds, site: draft)
    let zone = draft.defaultCalendar.zone
    asOf =
      try options.asOf.map { text throws(Failure) in try Moment.parse(text, "--as-of", zone) } ?? Moment.now
    packs = try PackFiles(options, site: draft, domains: domains).packs()
    let today = zone.local(asOf).date
    site = try SiteFiles.site(
      options.config, SiteReader(packs: packs, today: today, catalogue: domains.catalogue))
  }

  /// The rules of the packs, ready to run.
  func compiled() -> RuleSet {
    var symbols = SymbolTable()
    let rules = RuleSet.compile(packs, site: site, symbols: &symbols)
    // To take them apart before the program ends would only keep people waiting.
    _ = Unmanaged.passRetained(UntilExit(setting: self, rules: rules))
    return rules
  }

  private final class UntilExit: Sendable {
    let setting: SitePacks
    let rules: RuleSet

    init(setting: SitePacks, rules: RuleSet) { (self.setting, self.rules) = (setting, rules) }
  }

  /// Reads the log as it was known; of each activity what is asked for.
  func log(
    _ options: InputOptions, content: LogContent, symbols: SymbolTable
  ) throws(Failure) -> (timeline: Timeline, summary: LogSummary) {
    let zone = site.defaultCalendar.zone
    let knownAt = try options.knownAt.map { text throws(Failure) in try Moment.parse(text, "--known-at", zone)
    }
    let reading = ReadOptions(
      asOf: asOf, knownAt: knownAt, zone: zone, content: content, threads: options.threadCount)
    guard let store = options.store else {
      return try LogFiles.read(options, catalogue: domains.catalogue, symbols: symbols, as: reading)
    }
    var builder = TimelineBuilder(catalogue: domains.catalogue, options: reading, symbols: symbols)
    try Failure.of { () throws(StoreProblem) in
      try Store.open(store, isReadOnly: true).lines { builder.take(kept: $0) }
    }
    return builder.finish()
  }
}
