import SourceText
import YAMLTree

// What the business wants to reach: `objectives: { keep: { says: ..., served_by: [relationship-first/*] } }`.
extension SiteBuilder {
  mutating func readObjectives(_ node: YAMLNode) {
    for entry in named(node, "objectives", .hyphenated) {
      guard let fields = fields(entry.value, .objective, owner: entry.keyRange),
        let says = fields["says"].flatMap({ text($0) })
      else { continue }
      site.objectives.append(
        .init(
          name: entry.key.text, range: entry.keyRange, says: says,
          servedBy: fields["served_by"].map { rulePatterns($0) } ?? []))
    }
  }
}
