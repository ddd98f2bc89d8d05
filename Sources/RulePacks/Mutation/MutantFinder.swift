import EventTime
import SourceText
import YAMLTree

/// Walks a pack along the grammar and names every change that a test should notice.
struct MutantFinder {
  private(set) var mutants: [PackMutant] = []
  private var path: [YAMLStep] = []
  private let pack: YAMLNode
  private let inUse: Set<String>

  init(_ pack: YAMLNode) {
    self.pack = pack
    inUse = NamesInUse(of: pack).names
  }

  /// The sections that decide what is raised; texts, practices and tests do not.
  private static let sections = ["params", "events", "facts", "rules"]
  /// Keys of a rule that decide nothing about its findings.
  private static let idle: Set<String> = ["nudge", "remind", "aim", "exceptions", "about", "title"]

  mutating func visit() {
    for entry in pack.mapping ?? [] where Self.sections.contains(entry.key.text) {
      guard let key = Schema.pack.key(named: entry.key.text) else { continue }
      descend(.key(entry.key.text)) { $0.visit(entry.value, key.shape, under: entry) }
    }
  }

  private mutating func descend(_ step: YAMLStep, _ body: (inout MutantFinder) -> Void) {
    path.append(step)
    body(&self)
    path.removeLast()
  }

  private mutating func visit(_ node: YAMLNode, _ shape: Shape, under entry: YAMLEntry) {
    switch shape {
    case .mapping(let schema): visit(node, schema, under: entry)
    case .named(_, let shape):
      for inner in node.mapping ?? [] {
        descend(.key(inner.key.text)) { $0.visit(inner.value, shape, under: inner) }
      }
    case .list(let shape):
      guard let nodes = node.sequence else { return visit(node, shape, under: entry) }
      for (index, inner) in nodes.enumerated() {
        descend(.index(index)) { $0.visit(inner, shape, under: entry) }
      }
    case .duration, .deadline: lengthen(node, entry)
    case .int, .count: count(node, entry)
    case .cel:
      for change in ExpressionChange.all(in: node.scalar?.text ?? "") where !isIdle(change, entry) {
        add(change, node, entry)
      }
    default: break
    }
  }

  private mutating func visit(_ node: YAMLNode, _ schema: Schema, under entry: YAMLEntry) {
    if let nodes = node.sequence, schema.orNames {
      for (index, inner) in nodes.enumerated() {
        descend(.index(index)) { $0.visit(inner, schema, under: entry) }
      }
      return
    }
    for inner in node.mapping ?? [] {
      guard let key = schema.key(named: inner.key.text), !Self.idle.contains(key.name) else { continue }
      descend(.key(key.name)) { finder in
        if let missing = Self.removable[key.name], !Self.isIdle(inner, of: node) {
          finder.add(.removed, inner, "without '\(key.name)'", missing)
        }
        if key.name == "default" {
          finder.parameter(inner, type: node["type"]?.scalar?.text)
        } else {
          finder.visit(inner.value, key.shape, under: inner)
        }
      }
    }
  }

  /// In 'where' a field that is absent does not match, asked for or not.
  private func isIdle(_ change: ExpressionChange, _ entry: YAMLEntry) -> Bool {
    entry.key.text == "where" && change.description.hasPrefix("without 'has(")
  }

  /// A fold leaves out an activity without its argument, asked for or not.
  private static func isIdle(_ entry: YAMLEntry, of fold: YAMLNode) -> Bool {
    guard entry.key.text == "where", let condition = entry.value.scalar?.text else { return false }
    return fold.mapping?.contains { condition == "has(\($0.value.scalar?.text ?? ""))" } ?? false
  }

  /// Keys that a sentence can do without, and the log that tells whether it has them.
  private static let removable = [
    "if": "a test in which 'if' is false and everything else is as for a finding",
    "unless": "a test in which the event of 'unless' comes while the rule waits",
    "until": "a test in which the event of 'until' comes first",
    "same": "a test in which the events differ in a value of 'same'",
    "where": "a test with an activity for which 'where' is false",
    "with": "a test with an activity whose field has another value",
    "since": "a test in which what is wanted lies before the event of 'since'",
    "each": "a test with a second trigger while the first still waits",
    "distinct": "a test with the same value twice",
    "last": "a test with more activities than 'last' counts",
  ]
}

// MARK: Numbers and durations

extension MutantFinder {
  private mutating func lengthen(_ node: YAMLNode, _ entry: YAMLEntry) {
    guard let text = node.scalar?.text else { return }
    let words = [" before ", " after "].compactMap { text.utf8.firstRange(of: Array($0.utf8))?.lowerBound }
      .min()
    let written = String(text[..<(words ?? text.endIndex)])
    guard case .success(let span) = TimeSpan.parse(written), let last = span.terms.last else { return }
    let rest = String(text[(words ?? text.endIndex)...])
    for (step, missing) in [
      (Int64(1), "a test in which it takes a little longer than \(span)"),
      (-1, "a test in which it takes \(span), to the very end"),
    ] where last.count + step >= 0 {
      let changed = TimeSpan(
        terms: span.terms.dropLast() + [.init(count: last.count + step, unit: last.unit)])
      add(
        .text("\(changed)\(rest)"), entry, "\(entry.key.text): \(span) -> \(changed)", missing,
        isDuration: true)
    }
  }

  private mutating func count(_ node: YAMLNode, _ entry: YAMLEntry) {
    guard let text = node.scalar?.text else { return }
    let isPercentage = text.hasSuffix("%")
    guard let number = Int64(isPercentage ? String(text.dropLast()) : text) else { return }
    for changed in [number + 1, number - 1] where changed >= 0 {
      let new = isPercentage ? "\(changed)%" : "\(changed)"
      add(
        .text(new), entry, "\(entry.key.text): \(text) -> \(new)",
        "a test with exactly \(min(number, changed))")
    }
  }

  private mutating func parameter(_ entry: YAMLEntry, type: String?) {
    switch type {
    case "duration": lengthen(entry.value, entry)
    case "int": count(entry.value, entry)
    default: break
    }
  }

  private mutating func add(_ change: ExpressionChange, _ node: YAMLNode, _ entry: YAMLEntry) {
    guard let scalar = node.scalar else { return }
    add(
      .text(change.text), entry, "\(entry.key.text): \(change.description)", change.missingTest,
      at: scalar.textMap.fileRange(of: change.range))
  }

  private mutating func add(
    _ edit: PackMutant.Edit, _ entry: YAMLEntry, _ change: String, _ missingTest: String,
    at place: SourceRange? = nil, isDuration: Bool = false
  ) {
    guard path.count >= 2, case .key(let section) = path[0], case .key(let name) = path[1] else { return }
    guard section == "rules" || inUse.contains("\(section).\(name)") else { return }
    mutants.append(
      PackMutant(
        rule: section == "rules" ? name : nil, owner: section == "rules" ? name : "\(section).\(name)",
        place: place ?? entry.keyRange, change: change, missingTest: missingTest, isDuration: isDuration,
        path: path, edit: edit, root: pack))
  }
}
