import Activity
import SourceText
import YAMLTree

// What may stand under a key.
extension PackEditor {
  func values(
    _ node: YAMLNode, _ shape: Shape, _ key: String, _ owner: YAMLNode?, _ mended: PackEditor
  ) -> [Completion] {
    switch shape {
    case .choice(let words), .choiceOr(let words, _): return words.map { Completion($0, .value) }
    case .truth: return ["true", "false"].map { Completion($0, .value) }
    case .mapping(let schema) where schema.orNames: return events + kinds + [Completion("any", .kind)]
    case .duration: return durations
    case .log: return kinds
    default: return names(for: key)
    }
  }

  private func names(for key: String) -> [Completion] {
    switch key {
    case "kind": kinds
    case "practice": named("practices", .name)
    case "rule": named("rules", .name)
    case "mutes": named("rules", .name) + tags.map { Completion("tag:\($0)", .name) } + rulesElsewhere
    case "enable", "disable", "rules", "while", "mute": rulesElsewhere + tagsElsewhere
    case "pack": surroundings.packs.packs.map { Completion($0.id, .name, detail: "pack", about: $0.title) }
    case "domain", "requires": reader.domains.map { Completion($0, .name, detail: "domain") }
    default: []
    }
  }

  private var kinds: [Completion] {
    reader.catalogue.kinds.map { Completion($0.name, .kind, detail: "kind", about: $0.about) }
  }

  private var events: [Completion] { named("events", .name) }

  private var durations: [Completion] {
    let params = packRoot?["params"]?.mapping?.filter { $0.value["type"]?.scalar?.text == "duration" } ?? []
    return params.map {
      Completion("params.\($0.key.text)", .name, detail: $0.value["default"]?.scalar?.text ?? "")
    } + ["1 business day", "2 days", "1 week", "4 hours"].map { Completion($0, .value) }
  }

  /// The names of a section of the pack, with what the author wrote about them.
  private func named(_ section: String, _ kind: Completion.Kind) -> [Completion] {
    (packRoot?[section]?.mapping ?? []).map { entry in
      let about = ["title", "says", "statement", "about"].lazy.compactMap { entry.value[$0]?.scalar?.text }
        .first
      return Completion(entry.key.text, kind, detail: String(section.dropLast()), about: about ?? "")
    }
  }

  private var tags: [String] {
    let rules = packRoot?["rules"]?.mapping ?? []
    let tags = rules.flatMap { ($0.value["tags"]?.sequence ?? []).compactMap(\.scalar?.text) }
    return Set(tags).sorted()
  }

  /// Rules of the packs beside this file, with their pack.
  private var rulesElsewhere: [Completion] {
    surroundings.packs.packs.flatMap { pack in
      pack.rules.map { Completion("\(pack.id)/\($0.id)", .name, detail: "rule", about: $0.title) }
    }
  }

  private var tagsElsewhere: [Completion] {
    let tags = surroundings.packs.packs.flatMap { $0.rules.flatMap(\.tags) }
    return Set(tags).sorted().map { Completion("tag:\($0)", .name) }
  }

  var packRoot: YAMLNode? { packFile.flatMap { YAMLNode.parse($0).root } }
}
