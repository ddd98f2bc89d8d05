import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// What a run over a store needs beside the store: site, kinds, rules, and the directory that the store keeps.
struct StoredInputs {
  let store: Store
  let setting: SitePacks
  let directory: Directory
  let rules: RuleSet

  /// - Parameter isReadOnly: Whether nothing is written to the store.
  init(_ path: String, _ options: SettingOptions, isReadOnly: Bool) throws(Failure) {
    store = try Failure.of { () throws(StoreProblem) in try Store.open(path, isReadOnly: isReadOnly) }
    setting = try SitePacks(options)
    let store = store
    let lines = try Failure.of { () throws(StoreProblem) in try store.directoryLines() }
    directory = Directory(lines.compactMap { Directory.Entry(line: $0) })
    rules = setting.compiled()
  }

  var site: SiteConfiguration { setting.site }
  var catalogue: KindCatalogue { setting.domains.catalogue }
  var asOf: Instant { setting.asOf }

  /// Of packs, directory, configuration and kinds, as hex digits.
  var basis: String {
    let bytes = rules.basis(
      catalogue: catalogue, directory: directory, site: site, options: StandingRun.options)
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// When a person works: as the site says, in the zone that the directory gives.
  func calendar(of person: String) -> WorkCalendar {
    PeopleCalendars(site, directory, asOf: asOf).choice(of: person).calendar
  }
}
