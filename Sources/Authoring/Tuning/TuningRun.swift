package import Activity
import Engine
package import EventTime
package import RulePacks
package import Symbols

/// Judges a log with the site's configuration and again without each part of it.
package struct TuningRun: Sendable {
  private let packs: [RulePack]
  private let site: SiteConfiguration
  private let places: DocumentPlaces?
  private let limits: TuningReport.Limits

  package init(_ packs: [RulePack], site: SiteConfiguration, limits: TuningReport.Limits) {
    self.packs = packs
    self.site = site
    self.limits = limits
    places = site.file.map { DocumentPlaces($0) }
  }

  /// What of a log any of the rules reads, tuned or not.
  package func content(_ symbols: inout SymbolTable) -> LogContent {
    var untouched = site
    untouched.select = []
    untouched.tune = []
    let all = packs.map { pack in
      var pack = pack
      for place in pack.rules.indices { pack.rules[place].status = .live }
      return pack
    }
    return RuleSet.compile(all, site: untouched, symbols: &symbols).content
  }

  /// - Parameter timeline: Read with a table to which every rule has been compiled.
  package func report(
    _ timeline: Timeline, directory: Directory, asOf: Instant, threads: Int
  ) -> TuningReport {
    let log = JudgedLog(timeline: timeline, directory: directory, asOf: asOf, threads: threads)
    let today = site.defaultCalendar.zone.local(asOf).date
    let entries = tunings(log) + exceptions(log, today) + selections(log)
    return TuningReport(entries: entries)
  }

  // MARK: Tunings

  private func tunings(_ log: JudgedLog) -> [TuningReport.Entry] {
    site.tune.enumerated().flatMap { place, tuning in
      tuning.params.indices.map { param(place, $0, log) } + tuning.rules.indices.map { rule(place, $0, log) }
    }
  }

  private func param(_ place: Int, _ number: Int, _ log: JudgedLog) -> TuningReport.Entry {
    let tuning = site.tune[place]
    let param = tuning.params[number]
    var without = site
    without.tune[place].params.remove(at: number)
    var entry = TuningReport.Entry(
      kind: .parameter, what: "\(tuning.pack) params.\(param.name)",
      place: written("tune", .key(tuning.pack), "params", .key(param.name)))
    compare(&entry, packs.filter { $0.id == tuning.pack }, without, log)
    return entry
  }

  private func rule(_ place: Int, _ number: Int, _ log: JudgedLog) -> TuningReport.Entry {
    let tuning = site.tune[place]
    let change = tuning.rules[number]
    var without = site
    without.tune[place].rules.remove(at: number)
    var entry = TuningReport.Entry(
      kind: .rule, what: "\(tuning.pack)/\(change.rule): \(change.keys.joined(separator: ", "))",
      place: written("tune", .key(tuning.pack), "rules", .key(change.rule)), why: change.why,
      owner: change.owner)
    compare(&entry, packs.filter { $0.id == tuning.pack }.map { $0.reduced(to: change.rule) }, without, log)
    // Another level of what is raised is something.
    if change.level != nil, entry.with > 0 { entry.remarks.removeAll { $0 == .unused } }
    return entry
  }

  private func compare(
    _ entry: inout TuningReport.Entry, _ packs: [RulePack], _ without: SiteConfiguration, _ log: JudgedLog
  ) {
    let (now, then) = (log.judge(packs, site), log.judge(packs, without))
    entry.with = now.raised.values.reduce(0, +)
    entry.without = then.raised.values.reduce(0, +)
    if now.findings == then.findings { entry.remarks.append(.unused) }
    if entry.shareTaken > limits.broad { entry.remarks.append(.tooBroad(share: entry.shareTaken)) }
  }

  // MARK: Exceptions

  private func exceptions(_ log: JudgedLog, _ today: CivilDate) -> [TuningReport.Entry] {
    guard !site.except.isEmpty else { return [] }
    let meant = packs.map { pack in
      var pack = pack
      pack.rules.removeAll { rule in !site.except.contains { $0.means(rule, of: pack.id) } }
      return pack
    }
    let judged = log.judge(meant, site)
    return site.except.enumerated().map { number, exception in
      var entry = TuningReport.Entry(
        kind: .exception, what: "\(exception.rules.joined(separator: ", ")) if \(exception.condition.text)",
        place: written("except", .item(number)), why: exception.why, owner: exception.owner)
      for (place, rule) in judged.rules.rules.enumerated() {
        let pack = judged.rules.packs[rule.pack].id
        let own = site.except[..<number].count { $0.means(rule.rule, of: pack) } + rule.rule.exceptions.count
        guard exception.means(rule.rule, of: pack) else { continue }
        entry.with += judged.raised[rule.fullName] ?? 0
        entry.without += judged.exceptions[ExceptionPlace(rule: place, exception: own)] ?? 0
      }
      entry.without += entry.with
      entry.remarks = remarks(entry, exception, today)
      return entry
    }
  }

  private func remarks(
    _ entry: TuningReport.Entry, _ exception: SiteConfiguration.SiteException, _ today: CivilDate
  ) -> [TuningReport.Remark] {
    var remarks: [TuningReport.Remark] = []
    if entry.with == entry.without { remarks.append(.unused) }
    if entry.shareTaken > limits.broad { remarks.append(.tooBroad(share: entry.shareTaken)) }
    let days = exception.ends.daysSinceEpoch - today.daysSinceEpoch
    if days < 0 {
      remarks.append(.ended(days: -days))
    } else if days <= limits.soon {
      remarks.append(.endsSoon(days: days))
    }
    return remarks
  }

  // MARK: Selections

  private func selections(_ log: JudgedLog) -> [TuningReport.Entry] {
    site.select.indices.map { number in
      let selection = site.select[number]
      var without = site
      without.select.remove(at: number)
      let meant = packs.map { pack in
        var pack = pack
        pack.rules.removeAll { !selection.matches($0, of: pack.id) }
        return pack
      }
      let verb = selection.enables ? "enable" : "disable"
      var entry = TuningReport.Entry(
        kind: .selection, what: "\(verb) \(selection.pattern)",
        place: site.file.map { SourcePlace(file: $0, range: selection.range) })
      let (now, then) = (log.judge(meant, site), log.judge(meant, without))
      entry.with = now.raised.values.reduce(0, +)
      entry.without = then.raised.values.reduce(0, +)
      if now.findings == then.findings { entry.remarks.append(.unused) }
      return entry
    }
  }

  private func written(_ path: DocumentPlaces.Step...) -> SourcePlace? { places?.place(path) }
}

extension SiteConfiguration.SiteException {
  fileprivate func means(_ rule: Rule, of pack: String) -> Bool {
    rules.contains { rule.isMeant(by: $0, pack: pack) }
  }
}

extension SiteConfiguration.RuleTuning {
  /// What it tunes.
  fileprivate var keys: [String] {
    [level.map { "level \($0.rawValue)" }, status.map { "status \($0.rawValue)" }].compactMap(\.self)
      + durations.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }
}
