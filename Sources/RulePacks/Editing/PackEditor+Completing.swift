import Activity
import SourceText
import YAMLTree

extension PackEditor {
  /// What may be written at a cursor.
  package func completions(at offset: Int) -> Completions {
    let offset = min(max(offset, 0), file.utf8.count)
    let word = word(before: offset)
    guard let mended = mended(at: offset), let spot = mended.spot else { return .none(at: offset) }
    let items: [Completion]
    switch spot {
    case .key(let entry, let shape, let mapping): items = keys(of: shape, in: mapping, but: entry)
    case .value(_, .cel, _, _), .value(_, .template, _, _), .value(_, .deadline, _, _):
      return expressionCompletions(at: offset, in: mended.editor)
    case .value(let node, let shape, let key, let owner):
      items = values(node, shape, key, owner, mended.editor)
    }
    return Completions(items: items, replaces: word)
  }

  // MARK: A text that can be read

  /// The text with a word at the cursor, so that there is something to stand on, and where that is.
  private struct Mended {
    var editor: PackEditor
    var spot: Spot?
  }

  private func mended(at offset: Int) -> Mended? {
    let line = lineBefore(offset)
    let isKey = Self.beginsKey(line)
    let tries = isKey ? ["zz: ", "zz: zz", "zz"] : ["zz", "", "\"zz\""]
    for insertion in tries {
      var utf8 = file.utf8
      utf8.insert(contentsOf: insertion.utf8, at: offset)
      let changed = SourceFile(name: file.name, utf8: utf8)
      guard let root = YAMLNode.parse(changed).root else { continue }
      let editor = PackEditor(
        changed, document, reader: reader, companion: companion, surroundings: surroundings)
      let step = insertion.hasPrefix("\"") ? 2 : insertion.isEmpty ? 0 : 1
      guard let spot = Spot(at: offset + step, in: root, shape) else { continue }
      return Mended(editor: editor, spot: spot)
    }
    return nil
  }

  private func lineBefore(_ offset: Int) -> ArraySlice<UInt8> {
    let start = file.utf8[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return file.utf8[start..<offset]
  }

  /// Nothing but a word stands before the cursor since the line, the brace or the comma.
  private static func beginsKey(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let last = rest.last, isWord(last) { rest.removeLast() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    if rest.last == UInt8(ascii: "-") { rest.removeLast() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    guard let last = rest.last else { return true }
    // A comma within brackets stands between values, within braces between keys.
    guard last == UInt8(ascii: ",") else { return last == UInt8(ascii: "{") }
    var open: [UInt8] = []
    for byte in rest {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      default: break
      }
    }
    return open.last == UInt8(ascii: "{")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
  }

  private func word(before offset: Int) -> SourceRange {
    var start = offset
    while start > 0, Self.isWord(file.utf8[start - 1]) { start -= 1 }
    return SourceRange(start: start, end: offset)
  }

  // MARK: Keys

  private func keys(of shape: Shape, in mapping: YAMLNode, but entry: YAMLEntry) -> [Completion] {
    let present = Set((mapping.mapping ?? []).map(\.key.text)).subtracting([entry.key.text])
    switch shape {
    case .mapping(let schema):
      return schema.keys.filter { !present.contains($0.name) }.map { key in
        Completion(
          key.name, .key, detail: key.isRequired ? "required" : "", about: key.about, inserts: "\(key.name): "
        )
      }
    case .named(nil, .list(.value)):
      return fields(of: kinds(beside: mapping)).filter { !present.contains($0.label) }
    default: return []
    }
  }

  /// The kinds that the event names whose `with` a mapping is.
  private func kinds(beside mapping: YAMLNode) -> [KindDeclaration] {
    guard let root = YAMLNode.parse(file).root else { return reader.catalogue.kinds }
    let owner = root.mapping(around: mapping.range.start, having: "kind")
    let names = (owner?["kind"]?.sequence ?? [owner?["kind"]].compactMap(\.self)).compactMap(\.scalar?.text)
    return names.isEmpty ? reader.catalogue.kinds : names.compactMap { reader.catalogue.kind(named: $0) }
  }

  private func fields(of kinds: [KindDeclaration]) -> [Completion] {
    var seen: Set<String> = []
    return kinds.flatMap(\.fields).filter { seen.insert($0.name).inserted }.map { field in
      Completion(
        field.name, .field, detail: field.type.rawValue, about: field.about, inserts: "\(field.name): ")
    }
  }
}

extension YAMLNode {
  /// The innermost mapping around a place that has a key.
  fileprivate func mapping(around offset: Int, having key: String) -> YAMLNode? {
    let inner: [YAMLNode] = mapping?.map(\.value) ?? sequence ?? []
    for node in inner where node.range.touches(offset) {
      if let found = node.mapping(around: offset, having: key) { return found }
    }
    return self[key] == nil ? nil : self
  }
}
