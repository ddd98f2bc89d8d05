import YAMLTree

/// The events, facts and parameters that the rules of a pack read, themselves or through one another.
///
/// What only the brief reads or only an `aim` names decides nothing that a test of the pack could see.
struct NamesInUse {
  /// As `events.proposal`, `facts.people_met` and `params.reply_time`.
  private(set) var names: Set<String> = []
  private var definitions: [String: YAMLNode] = [:]

  init(of pack: YAMLNode) {
    for section in ["events", "facts", "params"] {
      for entry in pack[section]?.mapping ?? [] {
        definitions["\(section).\(entry.key.text)"] = entry.value
      }
    }
    if let rules = pack["rules"] { read(rules) }
  }

  /// Keys whose texts name things without reading them.
  private static let idle: Set<String> = ["about", "aim", "title"]

  private mutating func read(_ node: YAMLNode) {
    for entry in node.mapping ?? [] where !Self.idle.contains(entry.key.text) { read(entry.value) }
    for inner in node.sequence ?? [] { read(inner) }
    guard let text = node.scalar?.text else { return }
    use("events.\(text)")
    for path in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }) {
      use(path.split(separator: ".").prefix(2).joined(separator: "."))
    }
  }

  private mutating func use(_ name: String) {
    guard let definition = definitions[name], names.insert(name).inserted else { return }
    read(definition)
  }
}
