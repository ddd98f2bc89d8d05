import Activity
import Coaching
import Engine
import EventTime
import Parallel
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
    // To open a store and to read packs need nothing of each other; what is wrong with the store is said first.
    let shelf = Locked<Result<Shelf, StoreProblem>?>(nil)
    let compiled = alongside(1) { _ in
      let opened = Result { () throws(StoreProblem) in try Shelf(path, isReadOnly: isReadOnly) }
      shelf.withLock { $0 = opened }
    } here: {
      Result { () throws(Failure) in
        let setting = try SitePacks(options)
        return (setting: setting, rules: setting.compiled())
      }
    }
    let opened = try Failure.of { () throws(StoreProblem) in
      guard let opened = shelf.withLock({ $0 }) else { return try Shelf(path, isReadOnly: isReadOnly) }
      return try opened.get()
    }
    (store, directory) = (opened.store, opened.directory)
    (setting, rules) = try compiled.get()
  }

  private struct Shelf: Sendable {
    let store: Store
    let directory: Directory

    init(_ path: String, isReadOnly: Bool) throws(StoreProblem) {
      store = try Store.open(path, isReadOnly: isReadOnly)
      directory = Directory(try store.directoryLines().compactMap { Directory.Entry(line: $0) })
    }
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
