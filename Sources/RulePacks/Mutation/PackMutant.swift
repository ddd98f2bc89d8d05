package import SourceText
import YAMLTree

/// One small change of a pack that one of its tests should notice.
package struct PackMutant: Sendable {
  /// The rule that is changed; nil where it is an event, a fact or a parameter, which every rule may use.
  package let rule: String?
  /// What is changed: `understand-before-proposing`, or `facts.people_met`.
  package let owner: String
  /// Where it stands in the pack's file.
  package let place: SourceRange
  /// As one would say it: `within: 120 days -> 121 days`.
  package let change: String
  /// The log that would notice, in words.
  package let missingTest: String
  /// Whether a duration becomes longer or shorter.
  package let isDuration: Bool
  let path: [YAMLStep]
  let edit: Edit
  /// The pack that is changed, its tests left out: read once for all of its mutants.
  let root: YAMLNode

  /// Whether the `if` of a rule is taken away.
  package var isGuard: Bool {
    if case .removed = edit, path.last == .key("if") { true } else { false }
  }

  enum Edit: Sendable {
    case removed
    case text(String)
  }
}

extension PackReader {
  /// Every mutant of a pack, in the order of their places; none of a pack that cannot be read.
  package func mutants(of file: SourceFile) -> [PackMutant] {
    guard let root = YAMLNode.parse(file).root?.without("tests") else { return [] }
    var finder = MutantFinder(root)
    finder.visit()
    return finder.mutants.sorted { $0.place.start < $1.place.start }
  }

  /// The pack as the mutant has it, without tests; nil where the language does not allow the change.
  package func read(_ file: SourceFile, changedBy mutant: PackMutant) -> RulePack? {
    guard let changed = mutant.root.applying(mutant) else { return nil }
    var builder = PackBuilder(file: file, environment: self, diagnostics: [])
    builder.readPack(changed)
    return builder.diagnostics.hasErrors ? nil : builder.pack
  }
}

// MARK: Editing a tree

/// One step down a tree of YAML.
enum YAMLStep: Hashable, Sendable {
  case key(String)
  case index(Int)
}

extension YAMLNode {
  fileprivate func without(_ key: String) -> YAMLNode { removing([.key(key)][...]) ?? self }

  fileprivate func applying(_ mutant: PackMutant) -> YAMLNode? {
    switch mutant.edit {
    case .removed: removing(mutant.path[...])
    case .text(let text): replacing(mutant.path[...], by: text)
    }
  }

  private func removing(_ path: ArraySlice<YAMLStep>) -> YAMLNode? {
    guard let step = path.first else { return nil }
    guard path.count == 1 else { return changing(step) { $0.removing(path.dropFirst()) } }
    var node = self
    switch (kind, step) {
    case (.mapping(let entries), .key(let name)): node.kind = .mapping(entries.filter { $0.key.text != name })
    case (.sequence(let nodes), .index(let index)):
      node.kind = .sequence(nodes.indices.filter { $0 != index }.map { nodes[$0] })
    default: return nil
    }
    return node
  }

  private func replacing(_ path: ArraySlice<YAMLStep>, by text: String) -> YAMLNode? {
    if let step = path.first { return changing(step) { $0.replacing(path.dropFirst(), by: text) } }
    guard var scalar else { return nil }
    scalar.text = text
    scalar.textMap = TextMap(start: range.start, count: text.utf8.count)
    var node = self
    node.kind = .scalar(scalar)
    return node
  }

  /// This node with the one below it changed; nil where there is none.
  private func changing(_ step: YAMLStep, _ change: (YAMLNode) -> YAMLNode?) -> YAMLNode? {
    var node = self
    switch (kind, step) {
    case (.mapping(var entries), .key(let name)):
      guard let index = entries.firstIndex(where: { $0.key.text == name }),
        let changed = change(entries[index].value)
      else { return nil }
      entries[index].value = changed
      node.kind = .mapping(entries)
    case (.sequence(var nodes), .index(let index)):
      guard nodes.indices.contains(index), let changed = change(nodes[index]) else { return nil }
      nodes[index] = changed
      node.kind = .sequence(nodes)
    default: return nil
    }
    return node
  }
}
