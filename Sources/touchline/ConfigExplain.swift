import ArgumentParser
import Authoring
import Coaching
import EventTime
import RulePacks
import SourceText

/// Says what holds for a rule at a site, and where each value comes from.
struct ConfigExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what holds for a rule, and where each value is written.",
    discussion: """
      Whether it speaks, its level, durations, parameters, calendars and exceptions: each with the file and line that say \
      so, and with what would hold without the site's configuration.

      Examples:
        touchline config explain deal-signals/gone-quiet --config touchline.yaml
        touchline config explain gone-quiet --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The rule: pack/rule, or its short name where only one pack has it.")
  var rule: String

  @OptionGroup var setting: SettingOptions

  @Option(help: "text or json.")
  var format = Format.text

  @Option(help: "auto, always or never.")
  var color = ColorChoice.auto

  func run() throws {
    let site = try SitePacks(setting)
    let (pack, rule) = try site.rule(named: rule)
    let today = site.site.defaultCalendar.zone.local(site.asOf).date
    let page = SettingsPage(RuleSettings(rule, of: pack, at: site.site, today: today))
    switch format {
    case .text: Console.standardOutput.write(page.text(.forReading(color)))
    case .json: Console.standardOutput.write(page.json)
    }
  }
}

extension SitePacks {
  /// A rule by its full name, or by its short name where only one pack has it.
  fileprivate func rule(named name: String) throws(Failure) -> (pack: RulePack, rule: Rule) {
    let all = packs.flatMap { pack in pack.rules.map { (pack: pack, rule: $0) } }
    let found = all.filter { "\($0.pack.id)/\($0.rule.id)" == name || $0.rule.id == name }
    guard let first = found.first else {
      let names = all.flatMap { ["\($0.pack.id)/\($0.rule.id)", $0.rule.id] }
      let meant = nearest(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw .usage("there is no rule '\(name)' in these packs\(meant)")
    }
    guard found.count == 1 else {
      let names = found.map { "\($0.pack.id)/\($0.rule.id)" }
      throw .usage("several packs have a rule '\(name)': \(names.joined(separator: ", "))")
    }
    return first
  }
}
