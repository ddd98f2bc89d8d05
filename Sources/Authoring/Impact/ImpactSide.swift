import Activity
import EventTime
package import RulePacks
import SourceText

/// Packs with the site that tunes them: one side of a comparison.
package struct ImpactSide: Sendable {
  package var packs: [RulePack]
  package var site: SiteConfiguration

  package init(packs: [RulePack], site: SiteConfiguration = SiteConfiguration()) {
    self.packs = packs
    self.site = site
  }
}

/// The rules of two sides: those that say the same on both, and what is left of each.
struct RuleParting: Sendable {
  private(set) var shared: [RulePack] = []
  private(set) var before: [RulePack] = []
  private(set) var after: [RulePack] = []

  init(_ from: ImpactSide, _ to: ImpactSide) {
    let (old, new) = (from.contentByRule, to.contentByRule)
    let isShared = from.site.timeContent == to.site.timeContent
    func isSame(_ name: String) -> Bool { isShared && old[name] != nil && old[name] == new[name] }
    for pack in from.packs {
      shared += pack.keeping { isSame("\(pack.id)/\($0.id)") }
      before += pack.keeping { !isSame("\(pack.id)/\($0.id)") }
    }
    for pack in to.packs { after += pack.keeping { !isSame("\(pack.id)/\($0.id)") } }
  }
}

extension RulePack {
  /// The pack with some of its rules; nothing where there are none.
  fileprivate func keeping(_ isWanted: (Rule) -> Bool) -> [RulePack] {
    var pack = self
    pack.rules = rules.filter(isWanted)
    return pack.rules.isEmpty ? [] : [pack]
  }
}

extension ImpactSide {
  /// By full name of every rule in use: a text that is the same only where the rule says the same.
  fileprivate var contentByRule: [String: String] {
    var contents: [String: String] = [:]
    for pack in packs {
      let tuned = site.tune.filter { $0.pack == pack.id }.reduce(pack) { $0.tuned(by: $1) }
      let parts = pack.parts
      for rule in tuned.rules where site.enables(rule, of: pack.id) {
        contents["\(pack.id)/\(rule.id)"] = [
          parts.rest, parts.rules[rule.id] ?? "", tuned.paramsRead(by: rule.id, parts), rule.values,
          site.exceptions(for: rule, of: pack.id),
        ].joined(separator: "\u{0}")
      }
    }
    return contents
  }
}

extension Rule {
  /// What tuning changes.
  fileprivate var values: String {
    var durations: [String] = []
    _ = mapDurations { key, setting in
      durations.append("\(key) \(setting.span)")
      return setting
    }
    return "\(level) \(status) \(durations)"
  }
}

extension SiteConfiguration {
  fileprivate func exceptions(for rule: Rule, of pack: String) -> String {
    except.filter { $0.rules.contains { rule.isMeant(by: $0, pack: pack) } }
      .map { "\($0.condition.text) \($0.ends)" }.joined(separator: "\n")
  }

  /// What decides how time passes, and which kinds there are: where it differs, no rule is sure to say the same.
  fileprivate var timeContent: String {
    let calendars = calendars.sorted { $0.key < $1.key }.map { name, calendar in
      let days = calendar.days.map(\.rawValue).sorted()
      return "\(name) \(calendar.zone.name) \(days) \(calendar.hours) \(calendar.closed)"
    }
    let choices = calendarFor.map { "\($0.subject.name) \($0.id) \($0.calendar)" }
    return "\(calendars) \(choices) \(kinds.map { "\($0.name) \($0.fields)" })"
  }
}

extension RulePack {
  /// The values of the parameters that a rule names, or anything that rules share.
  fileprivate func paramsRead(by rule: String, _ parts: (rules: [String: String], rest: String)) -> String {
    let texts = [parts.rules[rule] ?? "", parts.rest]
    // Written in any other way than usual, all of them may be meant.
    let isUnusual = texts.contains { $0.contains("params[") || $0.contains("params .") }
    let read = params.filter { param in
      isUnusual || texts.contains { $0.contains("params.\(param.name)") }
    }
    return "\(read.map(\.value))"
  }

  /// The text of each rule, and what is left of the file without them.
  ///
  /// Where rules do not begin on lines of their own, all of the file belongs to every rule.
  fileprivate var parts: (rules: [String: String], rest: String) {
    let ordered = rules.sorted { $0.range.start < $1.range.start }
    guard ordered.allSatisfy({ file.beginsLine($0.range.start) }), let last = ordered.last else {
      return ([:], String(decoding: file.utf8, as: UTF8.self))
    }
    var ends = ordered.dropFirst().map { file.startOfLine($0.range.start) }
    ends.append(file.endOfMapping(after: last.range.start))
    var texts: [String: String] = [:]
    var rest: [UInt8] = []
    var place = 0
    for (rule, end) in zip(ordered, ends) {
      let start = file.startOfLine(rule.range.start)
      rest += file.utf8[place..<start]
      texts[rule.id] = String(decoding: file.utf8[start..<end], as: UTF8.self)
      place = end
    }
    rest += file.utf8[place...]
    return (texts, String(decoding: rest, as: UTF8.self))
  }
}
