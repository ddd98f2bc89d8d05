import CEL
import SourceText
import YAMLTree

/// The names that a pack defines, with their places.
struct PackNames {
  let file: SourceFile
  let id: String
  private(set) var definitions: [(symbol: PackSymbol, range: SourceRange)] = []
  private var symbols: Set<PackSymbol> = []

  /// Nil for a file in which no pack can be seen.
  init?(_ file: SourceFile) {
    guard let root = YAMLNode.parse(file).root, let id = root["pack"]?.scalar?.text else { return nil }
    self.file = file
    self.id = id
    for section in PackSymbol.Section.allCases {
      for entry in root[section.rawValue]?.mapping ?? [] {
        let symbol = PackSymbol(pack: id, section: section, name: entry.key.text)
        symbols.insert(symbol)
        definitions.append((symbol, entry.keyRange))
      }
    }
  }

  func symbol(_ section: PackSymbol.Section, _ name: String) -> PackSymbol? {
    let symbol = PackSymbol(pack: id, section: section, name: name)
    return symbols.contains(symbol) ? symbol : nil
  }
}

/// Gathers the places in one file of the names that packs define.
struct SymbolFinder {
  private let file: SourceFile
  private let document: EditorSchema.Document
  private let packs: [PackNames]
  /// The pack that names belong to where nothing else is said.
  private var own: PackNames?
  private(set) var occurrences: [PackOccurrence] = []

  init(_ authored: AuthoredFile, among packs: [PackNames]) {
    file = authored.file
    document = authored.document
    self.packs = packs
    own = packs.first { $0.file.name == authored.packName }
    if document == .pack {
      for (symbol, range) in own?.definitions ?? [] { add(symbol, range, isDefinition: true) }
    }
    guard let root = YAMLNode.parse(file).root else { return }
    visit(root, .mapping(document.schema), key: "")
  }

  // MARK: YAML

  private mutating func visit(_ node: YAMLNode, _ shape: Shape, key: String) {
    switch node.kind {
    case .mapping(let entries): for entry in entries { visit(entry, of: shape, key: key) }
    case .sequence(let nodes): for node in nodes { visit(node, shape.element, key: key) }
    case .scalar(let scalar): visit(scalar.text, node.range, shape, key: key)
    }
  }

  private mutating func visit(_ entry: YAMLEntry, of shape: Shape, key: String) {
    let before = own
    defer { own = before }
    if case .named(nil, _) = shape {
      // In tunings and tests names of packs stand as keys.
      switch key {
      case "tune": own = packs.first { $0.id == entry.key.text }
      case "params": addKey(.params, entry)
      case "rules": addKey(.rules, entry)
      default: break
      }
    }
    visit(entry.value, shape.element.member(entry.key.text), key: entry.key.text)
  }

  private mutating func addKey(_ section: PackSymbol.Section, _ entry: YAMLEntry) {
    if let symbol = own?.symbol(section, entry.key.text) { add(symbol, entry.keyRange) }
  }

  private mutating func visit(_ text: String, _ range: SourceRange, _ shape: Shape, key: String) {
    // Quotes belong to the scalar's place and not to the name in it.
    guard range.end - range.start == text.utf8.count else { return }
    if document == .site {
      if Self.keysOfSiteRules.contains(key) { addRule(text, range) }
      return
    }
    switch (shape, key) {
    case (.mapping(let schema), _) where schema.orNames: add(.events, text, range)
    case (.duration, _):
      let prefix = "params."
      guard text.hasPrefix(prefix) else { return }
      add(
        .params, String(text.dropFirst(prefix.count)),
        SourceRange(start: range.start + prefix.utf8.count, end: range.end))
    case (_, "practice"): add(.practices, text, range)
    case (_, "rule"), (_, "mutes"): addRule(text, range)
    default: break
    }
  }

  /// The keys of a site's file under which rules are named.
  private static let keysOfSiteRules: Set<String> = ["enable", "disable", "rules", "while", "mute"]

  /// `rule`, which is of this pack before it is of another, or `pack/rule`.
  private mutating func addRule(_ text: String, _ range: SourceRange) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last else { return }
    let near = [own].compactMap(\.self) + packs
    let meant = parts.count == 1 ? near : packs.filter { $0.id == parts[0] }
    guard let symbol = meant.lazy.compactMap({ $0.symbol(.rules, name) }).first else { return }
    add(symbol, SourceRange(start: range.end - name.utf8.count, end: range.end))
  }

  // MARK: Expressions

  /// `facts.x`, `params.x` and `lists.x`.
  mutating func visit(expressions: [ExpressionSource]) {
    for source in expressions {
      guard let expression = Parser.parse(Array(source.text.utf8)).expression else { continue }
      visit(expression, source)
    }
  }

  private mutating func visit(_ expression: Expr, _ source: ExpressionSource) {
    if case .select(let operand, let field, let fieldRange, _) = expression.kind,
      case .identifier(let root) = operand.kind, let section = PackSymbol.Section(rawValue: root)
    {
      add(section, field, source.fileRange(of: fieldRange))
    }
    for child in expression.children { visit(child, source) }
  }

  private mutating func add(_ section: PackSymbol.Section, _ name: String, _ range: SourceRange) {
    if let symbol = own?.symbol(section, name) { add(symbol, range) }
  }

  private mutating func add(_ symbol: PackSymbol, _ range: SourceRange, isDefinition: Bool = false) {
    guard file.text(in: range) == symbol.name else { return }
    occurrences.append(
      PackOccurrence(symbol: symbol, file: file, range: range, isDefinition: isDefinition))
  }
}

extension EditorSchema.Document {
  var schema: Schema {
    switch self {
    case .pack: .pack
    case .tests: .testFile
    case .site: .site
    }
  }
}
