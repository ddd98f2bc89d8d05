package import SourceText

/// A piece of a YAML document that knows its place in the file, to the byte.
///
/// Scalars are texts (the failsafe schema): what a text means is decided by the key it stands under. Where an alias
/// stood there is the node of its anchor, with the anchor's place.
package struct YAMLNode: Sendable {
  package enum Kind: Sendable {
    case scalar(YAMLScalar)
    case mapping([YAMLEntry])
    case sequence([YAMLNode])
  }

  package var kind: Kind
  /// From the first byte of the node to behind its last; quotes, brackets and block headers belong to it.
  package var range: SourceRange

  /// A mapping or a list that is written in braces or brackets.
  package var isFlow: Bool
  /// Something is wrong with it that has been reported: what it lacks is no further problem.
  package var isFaulty = false

  package init(_ kind: Kind, range: SourceRange, isFlow: Bool = false) {
    self.kind = kind
    self.range = range
    self.isFlow = isFlow
  }

  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  package var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = kind { nodes } else { nil }
  }

  /// The value under a key of a mapping; nil for anything else.
  package subscript(_ key: String) -> YAMLNode? {
    mapping?.first { $0.key.text == key }?.value
  }
}

/// A key and its value. Keys are scalars, and no key stands twice in a mapping.
package struct YAMLEntry: Sendable {
  package var key: YAMLScalar
  package var keyRange: SourceRange
  package var value: YAMLNode
}

/// A text and how it was written.
package struct YAMLScalar: Sendable {
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package var text: String
  package var style: Style
  /// From the bytes of ``text`` to the bytes of the file.
  package var textMap: TextMap

  package init(text: String, style: Style, textMap: TextMap) {
    self.text = text
    self.style = style
    self.textMap = textMap
  }

  /// Nothing was written at all, as behind `key:`; a quoted empty text is something.
  package var isBlank: Bool { style == .plain && text.isEmpty }
}
