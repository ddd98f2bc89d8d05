package import SourceText
import YAMLTree

/// Brings a file of an author into the one order and the one spacing, with every comment and without another meaning.
///
/// Keys of mappings in lines come in the order of the grammar; a comment goes with the key below it. No blanks stand at
/// the ends of lines, no two empty lines follow each other, and the file ends with a line end. What stands in braces, in
/// block texts and in quotes is left as it is written. Formatting twice changes nothing more.
package struct PackFormatter: Sendable {
  private let document: EditorSchema.Document

  package init(_ document: EditorSchema.Document) { self.document = document }

  /// - Returns: The file in order; nil where it is no YAML that can be read without a mistake.
  package func format(_ file: SourceFile) -> String? {
    let parsed = YAMLNode.parse(file)
    guard let root = parsed.root, !parsed.diagnostics.hasErrors else { return nil }
    let shape: Shape =
      switch document {
      case .pack: .mapping(.pack)
      case .tests: .mapping(.testFile)
      case .site: .mapping(.site)
      }
    var order = LineOrder(file: file)
    order.visit(root, shape, lines: 0..<file.lineStarts.count)
    return Spacing(file: file, root: root).text(of: order.lines)
  }
}

// MARK: Order

/// The lines of a file, moved so that keys come in the order of the grammar.
private struct LineOrder {
  let file: SourceFile
  private(set) var lines: [Int]

  init(file: SourceFile) {
    self.file = file
    lines = Array(0..<file.lineStarts.count)
  }

  /// - Parameter bounds: The lines that the node and the comments above its keys may take.
  mutating func visit(_ node: YAMLNode, _ shape: Shape, lines bounds: Range<Int>) {
    guard !node.isFlow else { return }
    switch node.kind {
    case .scalar: return
    case .sequence(let nodes):
      let pieces = pieces(nodes.map(\.range), contentEnds: nodes.map(contentEnd), in: bounds)
      for (node, piece) in zip(nodes, pieces) { visit(node, shape.element, lines: piece) }
    case .mapping(let entries):
      let pieces = pieces(
        entries.map(\.keyRange), contentEnds: entries.map { contentEnd($0.value) }, in: bounds)
      for (entry, piece) in zip(entries, pieces) {
        visit(entry.value, shape.element.member(entry.key.text), lines: piece)
      }
      if case .mapping(let schema) = shape.element { sort(entries, pieces, by: schema) }
    }
  }

  /// Puts the pieces of a mapping into order; only where each key begins a line of its own.
  private mutating func sort(_ entries: [YAMLEntry], _ pieces: [Range<Int>], by schema: Schema) {
    guard let first = pieces.first, let last = pieces.last, pieces.allSatisfy({ !$0.isEmpty }),
      entries.allSatisfy({ beginsLine($0.keyRange.start) })
    else { return }
    let names = schema.names
    let ordered = entries.indices.sorted { a, b in
      let places = [a, b].map { names.firstIndex(of: entries[$0].key.text) ?? names.count }
      return (places[0], a) < (places[1], b)
    }
    guard ordered != Array(entries.indices) else { return }
    let moved = pieces.map { Array(lines[$0]) }
    lines.replaceSubrange(first.lowerBound..<last.upperBound, with: ordered.flatMap { moved[$0] })
  }

  /// The lines of each element: from the comments above it to the end of what it holds.
  private func pieces(_ starts: [SourceRange], contentEnds: [Int], in bounds: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var next = bounds.lowerBound
    for (index, start) in starts.enumerated() {
      let begin = index == 0 ? ownLine(of: start.start, from: next) : next
      let end = max(line(of: max(contentEnds[index] - 1, start.start)) + 1, begin)
      pieces.append(begin..<min(end, bounds.upperBound))
      next = min(end, bounds.upperBound)
    }
    return pieces
  }

  /// The first of the comment lines right above a key, not above the line given.
  private func ownLine(of offset: Int, from first: Int) -> Int {
    var line = line(of: offset)
    while line > first, isComment(line - 1) { line -= 1 }
    return line
  }

  private func line(of offset: Int) -> Int { file.position(at: offset).line - 1 }

  private func isComment(_ line: Int) -> Bool {
    file.line(line + 1).utf8.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "#")
  }

  private func beginsLine(_ offset: Int) -> Bool {
    let start = file.lineStarts[line(of: offset)]
    return file.utf8[start..<offset].allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// Behind the last byte that a node holds: block mappings and lists reach further, up to what follows them.
  private func contentEnd(_ node: YAMLNode) -> Int {
    guard !node.isFlow else { return node.range.end }
    switch node.kind {
    case .scalar: return node.range.end
    case .sequence(let nodes): return nodes.last.map(contentEnd) ?? node.range.end
    case .mapping(let entries): return entries.last.map { contentEnd($0.value) } ?? node.range.end
    }
  }
}

// MARK: Spacing

/// Blanks at the ends of lines and empty lines, wherever they are no part of a text.
private struct Spacing {
  private let file: SourceFile
  /// Lines on which a text goes on from the line before.
  private var inText: Set<Int> = []

  init(file: SourceFile, root: YAMLNode) {
    self.file = file
    note(root)
  }

  private mutating func note(_ node: YAMLNode) {
    switch node.kind {
    case .mapping(let entries): for entry in entries { note(entry.value) }
    case .sequence(let nodes): for node in nodes { note(node) }
    case .scalar:
      let first = file.position(at: node.range.start).line - 1
      let last = file.position(at: max(node.range.end - 1, node.range.start)).line - 1
      if last > first { inText.formUnion(first + 1...last) }
    }
  }

  func text(of order: [Int]) -> String {
    var text: [String] = []
    for line in order {
      let written = file.line(line + 1)
      guard !inText.contains(line) else {
        text.append(written)
        continue
      }
      var trimmed = written[...]
      while trimmed.last == " " || trimmed.last == "\t" { trimmed.removeLast() }
      if trimmed.isEmpty, text.last?.isEmpty ?? true { continue }
      text.append(String(trimmed))
    }
    while text.last?.isEmpty == true { text.removeLast() }
    return text.joined(separator: "\n") + "\n"
  }
}
