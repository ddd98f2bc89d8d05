/// The files of a case: packs, the first with the test, and a site's file.
package struct CaseFiles: Sendable {
  package var packs: [String]
  package var site: String?

  package init(packs: [String], site: String? = nil) {
    self.packs = packs
    self.site = site
  }

  /// - Parameter draft: `pack`, and as far as there are any `other` and `site`.
  init(_ draft: Draft) {
    packs = ["pack", "other"].compactMap { draft.at([$0])?.yaml }
    site = draft.at(["site"])?.yaml
  }

  /// The files as they would be if everything that the site tunes or leaves out, and the test's params, were written
  /// into the packs; calendars and exceptions stay where they are.
  static func settled(_ draft: Draft) -> CaseFiles {
    var settled = draft.settingParams()
    for place in ["pack", "other"] where draft.at([place]) != nil { settled.settle(place) }
    return CaseFiles(settled.removing(["site", "tune"]).removing(["site", "select"]))
  }
}

extension Draft {
  /// Writes what the site says of a pack into it.
  fileprivate mutating func settle(_ place: String) {
    guard let id = text(at: place, "pack") else { return }
    for param in entries(at: "site", "tune", id, "params") {
      self = setting([place, "params", param.key, "default"], to: param.value)
    }
    for rule in entries(at: "site", "tune", id, "rules") {
      for tuned in entries(at: "site", "tune", id, "rules", rule.key) {
        change(place, rule.key, tuned.key, tuned.value)
      }
    }
    for rule in entries(at: place, "rules") where !isSelected(rule.value, named: rule.key, of: id) {
      self = setting([place, "rules", rule.key, "status"], to: .text("retired"))
    }
  }

  private mutating func change(_ place: String, _ rule: String, _ key: String, _ value: Draft) {
    let path = [place, "rules", rule]
    switch key {
    case "why", "owner": break
    case "within": self = setting(path + ["expect", "within"], to: value)
    case "by":
      guard let by = text(at: place, "rules", rule, "expect", "by"), case .text(let span) = value,
        let word = [" before ", " after "].first(where: { by.contains($0) })
      else { return }
      let target = by.split(separator: word, maxSplits: 1).last ?? ""
      self = setting(path + ["expect", "by"], to: .text(span + word + target))
    default: self = setting(path + [key], to: value)
    }
  }

  /// Read from top to bottom, the last match wins.
  private func isSelected(_ rule: Draft, named name: String, of pack: String) -> Bool {
    guard case .list(let choices)? = at(["site", "select"]) else { return true }
    var isSelected = true
    for choice in choices {
      for (key, pattern) in choice.entries {
        guard case .text(let pattern) = pattern else { continue }
        if [pack + "/*", pack + "/" + name, name].contains(pattern) { isSelected = key == "enable" }
      }
    }
    return isSelected
  }

  /// With the params of the test as the first pack's.
  fileprivate func settingParams() -> Draft {
    guard case .list(let tests)? = at(["pack", "tests"]), let test = tests.first else { return self }
    return test.entries(at: "with", "params").reduce(self) { settled, param in
      settled.setting(["pack", "params", param.key, "default"], to: param.value)
    }
  }
}
