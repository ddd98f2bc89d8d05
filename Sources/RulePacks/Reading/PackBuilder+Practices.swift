import SourceText
import YAMLTree

extension PackBuilder {
  mutating func readPractices(_ node: YAMLNode) {
    for entry in named(node, "practices", .hyphenated) {
      practiceNames.insert(entry.key.text)
      guard let fields = fields(entry.value, .practice, owner: entry.keyRange),
        let statement = fields["statement"],
        let text = text(statement)
      else { continue }
      practices.append(
        Practice(
          id: entry.key.text, range: entry.keyRange, statement: text,
          objective: fields["objective"].flatMap { objective($0) },
          benchmark: fields["benchmark"].flatMap { benchmark($0) }))
    }
  }

  private mutating func objective(_ node: YAMLNode) -> Practice.Objective? {
    text(node, "an objective").map { Practice.Objective(name: $0, range: node.range) }
  }

  private mutating func benchmark(_ node: YAMLNode) -> Practice.Benchmark? {
    guard let fields = fields(node, .benchmark), let source = fields["source"].flatMap({ text($0) }) else {
      return nil
    }
    return Practice.Benchmark(
      worldClass: fields["world_class"].flatMap { percent($0) },
      everyone: fields["everyone"].flatMap { percent($0) },
      source: source)
  }

  mutating func readBrief(_ node: YAMLNode) {
    guard let fields = fields(node, .brief) else { return }
    brief = Brief(
      working: fields["working"].map { briefLines($0) } ?? [],
      notWorking: fields["not_working"].map { briefLines($0) } ?? [],
      next: fields["next"].map { briefLines($0) } ?? [])
  }

  private mutating func briefLines(_ node: YAMLNode) -> [Brief.Line] {
    var lines: [Brief.Line] = []
    for element in elements(node) {
      guard let fields = fields(element, .briefLine) else { continue }
      let place = Place.state(per: .deal)
      let condition = fields["if"].flatMap { self.condition($0, at: place) }
      let say = fields["say"].flatMap { template($0, at: place.text()) }
      if let condition, let say { lines.append(Brief.Line(condition: condition, say: say)) }
    }
    return lines
  }
}
