extension SiteConfiguration {
  /// Whether a rule is in use: the last selection that matches it says so, and without any it is.
  package func enables(_ rule: Rule, of pack: String) -> Bool {
    select.last { $0.matches(rule, of: pack) }?.enables ?? true
  }
}

extension SiteConfiguration.Selection {
  /// Whether it means the rule.
  package func matches(_ rule: Rule, of pack: String) -> Bool { rule.isMeant(by: pattern, pack: pack) }
}

extension Rule {
  /// Whether `pack/*`, `pack/rule`, `rule` or `tag:name` means the rule of a pack.
  package func isMeant(by pattern: String, pack: String) -> Bool {
    if pattern == "\(pack)/*" || pattern == "\(pack)/\(id)" || pattern == id { return true }
    return tags.contains { pattern == "tag:\($0)" }
  }
}
