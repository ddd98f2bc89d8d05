import CEL
package import SourceText
import YAMLTree

/// A name that the author chose and uses elsewhere.
package struct PackSymbol: Hashable, Sendable {
  package enum Section: String, Hashable, Sendable, CaseIterable {
    case params, lists, events, facts, practices, rules

    /// Whether a name is formed as those of the section are.
    package func admits(_ name: String) -> Bool {
      let form: NameForm = [.params, .lists, .facts].contains(self) ? .identifier : .hyphenated
      return BareWord(name) == nil && form.admits(name)
    }
  }

  package var section: Section
  package var name: String
}

/// A place where such a name stands.
package struct PackOccurrence: Sendable {
  package var symbol: PackSymbol
  package var file: SourceFile
  package var range: SourceRange
  package var isDefinition: Bool
}

extension PackEditor {
  /// The name at a place; nil on anything else.
  package func symbol(at offset: Int) -> PackOccurrence? {
    occurrences.first { $0.file.name == file.name && $0.range.touches(offset) }
  }

  /// Where a name is defined and used, in the pack and its tests.
  package func occurrences(of symbol: PackSymbol) -> [PackOccurrence] {
    occurrences.filter { $0.symbol == symbol }
  }

  private var occurrences: [PackOccurrence] {
    guard let packFile else { return [] }
    var finder = SymbolFinder(file: packFile)
    let builder = study(packFile)
    if let root = YAMLNode.parse(packFile).root {
      finder.define(root)
      finder.visit(root, .mapping(.pack), key: "")
      for expression in builder.expressions { finder.visit(expression.source) }
    }
    let testFile = document == .tests ? file : companion
    if let testFile, let root = YAMLNode.parse(testFile).root {
      finder.file = testFile
      finder.visit(root, .mapping(.testFile), key: "")
    }
    return finder.occurrences
  }
}

/// Gathers the places of the names that a pack defines.
private struct SymbolFinder {
  var file: SourceFile
  var occurrences: [PackOccurrence] = []
  private var names: [PackSymbol.Section: Set<String>] = [:]
  private var pack = ""

  init(file: SourceFile) { self.file = file }

  mutating func define(_ root: YAMLNode) {
    pack = root["pack"]?.scalar?.text ?? ""
    for section in PackSymbol.Section.allCases {
      for entry in root[section.rawValue]?.mapping ?? [] {
        names[section, default: []].insert(entry.key.text)
        add(section, entry.key.text, entry.keyRange, isDefinition: true)
      }
    }
  }

  mutating func visit(_ node: YAMLNode, _ shape: Shape, key: String) {
    switch node.kind {
    case .mapping(let entries):
      for entry in entries { visit(entry.value, shape.element.member(entry.key.text), key: entry.key.text) }
    case .sequence(let nodes): for node in nodes { visit(node, shape.element, key: key) }
    case .scalar(let scalar): visit(scalar.text, node.range, shape, key: key)
    }
  }

  private mutating func visit(_ text: String, _ range: SourceRange, _ shape: Shape, key: String) {
    // Quotes belong to the scalar's place and not to the name in it.
    guard range.end - range.start == text.utf8.count else { return }
    switch (shape, key) {
    case (.mapping(let schema), _) where schema.orNames: add(.events, text, range)
    case (.duration, _):
      let prefix = "params."
      guard text.hasPrefix(prefix) else { return }
      add(
        .params, String(text.dropFirst(prefix.count)),
        SourceRange(start: range.start + prefix.utf8.count, end: range.end))
    case (_, "practice"): add(.practices, text, range)
    case (_, "rule"), (_, "mutes"):
      let prefix = text.hasPrefix(pack + "/") ? pack.utf8.count + 1 : 0
      add(
        .rules, String(decoding: text.utf8.dropFirst(prefix), as: UTF8.self),
        SourceRange(start: range.start + prefix, end: range.end))
    default: break
    }
  }

  /// `facts.x`, `params.x` and `lists.x` in an expression.
  mutating func visit(_ source: ExpressionSource) {
    guard let expression = Parser.parse(Array(source.text.utf8)).expression else { return }
    visit(expression, source)
  }

  private mutating func visit(_ expression: Expr, _ source: ExpressionSource) {
    if case .select(let operand, let field, let fieldRange, _) = expression.kind,
      case .identifier(let root) = operand.kind, let section = PackSymbol.Section(rawValue: root)
    {
      add(section, field, source.fileRange(of: fieldRange))
    }
    for child in expression.children { visit(child, source) }
  }

  private mutating func add(
    _ section: PackSymbol.Section, _ name: String, _ range: SourceRange, isDefinition: Bool = false
  ) {
    guard names[section]?.contains(name) == true, file.text(in: range) == name else { return }
    occurrences.append(
      PackOccurrence(
        symbol: PackSymbol(section: section, name: name), file: file, range: range, isDefinition: isDefinition
      ))
  }
}
