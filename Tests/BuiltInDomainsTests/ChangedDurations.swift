import CEL
import EventTime
import RulePacks

/// A pack in which one duration of a rule is a little longer or shorter.
struct ChangedDuration {
  var name: String
  var pack: RulePack
  /// Enough that something else happens: of what a rule does not say again, a test cannot say that it is not said.
  var isSoft: Bool
}

extension RulePack {
  /// One for each duration of the rule and of the facts that its conditions read, longer and shorter.
  func changedDurations(of rule: Rule) -> [ChangedDuration] {
    ofRule(rule) + ofFacts(rule)
  }

  private func ofRule(_ rule: Rule) -> [ChangedDuration] {
    var keys: [String] = []
    _ = rule.mapDurations { key, setting in
      if !["remind", "aim"].contains(key) { keys.append(key) }
      return setting
    }
    return keys.flatMap { changed in
      [false, true].compactMap { shorter in
        // Shorter than said is noticed only by silence, and a log cannot be silent about what was held back.
        if changed == "cool_down" && shorter { return nil }
        var pack = self
        pack.rules = [
          rule.mapDurations { key, setting in key == changed ? setting.changed(shorter: shorter) : setting }
        ]
        let name = "\(changed) a minute \(shorter ? "shorter" : "longer")"
        return ChangedDuration(name: name, pack: pack, isSoft: changed == "cool_down")
      }
    }
  }

  private func ofFacts(_ rule: Rule) -> [ChangedDuration] {
    let read = rule.readings
    return facts.indices.filter { facts[$0].within != nil && read.contains(facts[$0].name) }.flatMap {
      index in
      [false, true].map { shorter in
        var pack = self
        pack.facts[index].within = facts[index].within?.changed(shorter: shorter)
        let name = "facts.\(facts[index].name) a minute \(shorter ? "shorter" : "longer")"
        return ChangedDuration(name: name, pack: pack, isSoft: false)
      }
    }
  }
}

extension Rule {
  /// The facts that decide when it speaks.
  fileprivate var readings: Set<String> {
    let conditions: [Condition] =
      switch form {
      case .when(_, let condition, .that(let that)): [condition, that].compactMap(\.self)
      case .when(_, let condition, _): [condition].compactMap(\.self)
      case .while(let condition, _), .silence(let condition, _, _): [condition]
      case .every(_, let quota): [quota.condition].compactMap(\.self)
      }
    let attributes = conditions.flatMap(\.checked.attributes).filter { $0.root == "facts" }
    return Set(attributes.compactMap(\.path.first))
  }
}

extension DurationSetting {
  fileprivate func changed(shorter: Bool) -> DurationSetting {
    var setting = self
    setting.span = shorter ? span.shortened : TimeSpan(terms: span.terms + [.init(count: 1, unit: .minute)])
    return setting
  }
}

extension TimeSpan {
  /// A minute less, or of business time one unit less: a day of business has no length to take a minute from.
  fileprivate var shortened: TimeSpan {
    guard let last = terms.last else { return self }
    let before = Array(terms.dropLast())
    guard let length = last.unit.milliseconds else {
      let less: [Term] =
        last.count > 1
        ? [Term(count: last.count - 1, unit: last.unit)] : [Term(count: 1, unit: .minute)]
      return TimeSpan(terms: before + less)
    }
    return TimeSpan(terms: before + [Term(count: last.count * length - 60_000, unit: .millisecond)])
  }
}
