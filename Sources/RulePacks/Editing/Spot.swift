import SourceText
import YAMLTree

/// Where a cursor stands in the grammar.
enum Spot {
  /// On a key of a mapping.
  case key(YAMLEntry, of: Shape, in: YAMLNode)
  /// On a scalar under a key.
  case value(YAMLNode, Shape, key: String, in: YAMLNode?)

  /// Follows tree and grammar down to a place; nil between things.
  init?(at offset: Int, in node: YAMLNode, _ shape: Shape, key: String = "", under owner: YAMLNode? = nil) {
    switch node.kind {
    case .scalar:
      guard node.range.touches(offset) else { return nil }
      self = .value(node, shape, key: key, in: owner)
    case .sequence(let nodes):
      guard let inner = nodes.last(where: { $0.range.start <= offset }) else { return nil }
      self.init(at: offset, in: inner, shape.element, key: key, under: owner)
    case .mapping(let entries):
      guard let entry = entries.last(where: { $0.keyRange.start <= offset }) else { return nil }
      if entry.keyRange.touches(offset) {
        self = .key(entry, of: shape.element, in: node)
      } else {
        let name = entry.key.text
        self.init(at: offset, in: entry.value, shape.element.member(name), key: name, under: node)
      }
    }
  }
}

extension Shape {
  /// What one element of a list is; of anything else itself.
  var element: Shape {
    switch self {
    case .list(let shape): shape
    case .choiceOr(_, let schema): .mapping(schema)
    default: self
    }
  }

  /// What stands under a key of a mapping.
  func member(_ name: String) -> Shape {
    switch self {
    case .mapping(let schema): schema.key(named: name)?.shape ?? .value
    case .named(_, let shape): shape
    case .kind: name == "fields" ? .named(.identifier, .mapping(.field)) : .value
    default: .value
    }
  }
}
