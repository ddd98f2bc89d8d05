package import SourceText
import YAMLTree

/// Where in a file a value stands, by the keys that lead to it.
package struct DocumentPlaces: Sendable {
  package enum Step: Sendable {
    case key(String)
    case item(Int)
  }

  package let file: SourceFile
  private let root: YAMLNode?

  package init(_ file: SourceFile) {
    self.file = file
    root = YAMLNode.parse(file).root
  }

  /// The place of the value; nil where nothing is written there.
  package func place(_ path: Step...) -> SourcePlace? { place(path) }

  package func place(_ path: [Step]) -> SourcePlace? {
    var node = root
    for step in path {
      switch step {
      case .key(let key): node = node?[key]
      // Where a list of one may be written without its brackets, it is the item itself.
      case .item(let number): node = node?.sequence.map { number < $0.count ? $0[number] : nil } ?? node
      }
    }
    return node.map { SourcePlace(file: file, range: $0.range) }
  }
}

extension DocumentPlaces.Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral key: String) { self = .key(key) }
  package init(integerLiteral number: Int) { self = .item(number) }
}

/// A stretch of a file.
package struct SourcePlace: Sendable {
  package var file: SourceFile
  package var range: SourceRange

  package init(file: SourceFile, range: SourceRange) {
    self.file = file
    self.range = range
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `touchline.yaml:12`.
  package var description: String { "\(file.name):\(file.position(at: range.start).line)" }
}
