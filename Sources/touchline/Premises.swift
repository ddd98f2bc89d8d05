import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// What judges a log, read and checked: site, kinds, packs and rules, and the directory.
struct Premises {
  let options: InputOptions
  let setting: SitePacks
  let directory: Directory
  let rules: RuleSet
  /// In place of a log.
  let store: Store?

  /// Reads in the order in which one needs the other; what is wrong with any of them is said before it throws.
  init(_ options: InputOptions) throws(Failure) {
    guard !options.log.isEmpty || options.store != nil else {
      throw .usage("--log is missing: name the activity log, or - for standard input; or a --store")
    }
    self.options = options
    let setting = try SitePacks(options.setting)
    self.setting = setting
    store = try options.store.map { path throws(Failure) in
      try Failure.of { () throws(StoreProblem) in try Store.open(path, isReadOnly: true) }
    }
    if let store, options.directory == nil {
      let lines = try Failure.of { () throws(StoreProblem) in try store.directoryLines() }
      directory = Directory(lines.compactMap { Directory.Entry(line: $0) })
    } else {
      directory = try SiteFiles.directory(options.directory, site: setting.site)
    }
    rules = setting.compiled()
  }

  var site: SiteConfiguration { setting.site }
  var catalogue: KindCatalogue { setting.domains.catalogue }
  var asOf: Instant { setting.asOf }
  var names: Names { Names(directory, asOf: asOf) }
  var speech: Speech { Speech(zone: site.defaultCalendar.zone, asOf: asOf) }

  /// Of packs, directory, configuration and kinds, as hex digits.
  var basis: String {
    let bytes = rules.basis(
      catalogue: catalogue, directory: directory, site: site, options: StandingRun.options)
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
