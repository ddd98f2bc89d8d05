import CEL
import SourceText
import YAMLTree

// Names within expressions within YAML.
extension PackEditor {
  /// What may be written at a cursor within an expression; the mended text has a word there.
  func expressionCompletions(at offset: Int, in mended: PackEditor) -> Completions {
    var builder = mended.study(mended.file)
    guard let found = builder.expressions.first(where: { $0.source.range.touches(offset) }) else {
      return .none(at: offset)
    }
    let declarations = builder.vocabulary.declarations(at: found.place)
    let chain = Chain(endingAt: offset, in: file.utf8)
    let replaces = SourceRange(start: offset - chain.last.utf8.count, end: offset)
    let items =
      chain.owners.isEmpty ? declarations.names : declarations.record(chain.owners).map(Self.fields) ?? []
    return Completions(items: items, replaces: replaces)
  }

  private static func fields(of record: RecordType) -> [Completion] {
    record.fields.sorted { $0.key < $1.key }.map { name, field in
      Completion(name, .field, detail: field.summary, about: field.about)
    }
  }

  /// What a name in an expression is; nil outside of expressions and on what is no name.
  func expressionHover(at offset: Int) -> Hover? {
    guard document == .pack else { return nil }
    var builder = study(file)
    guard let found = builder.expressions.first(where: { $0.source.range.touches(offset) }) else {
      return nil
    }
    let end = Chain.wordEnd(from: offset, in: file.utf8)
    let chain = Chain(endingAt: end, in: file.utf8)
    guard !chain.last.isEmpty else { return nil }
    let declarations = builder.vocabulary.declarations(at: found.place)
    let range = SourceRange(start: end - chain.last.utf8.count, end: end)
    guard let text = declarations.explanation(of: chain) else { return nil }
    let written = definitionText(of: chain)
    return Hover(range: range, markdown: written.map { text + "\n\n```yaml\n\($0)\n```" } ?? text)
  }

  /// How the pack defines a fact, a parameter or a list.
  private func definitionText(of chain: Chain) -> String? {
    guard let section = chain.owners.first, ["facts", "params", "lists"].contains(section),
      chain.owners.count == 1,
      let entry = packRoot?[section]?.mapping?.first(where: { $0.key.text == chain.last }), let packFile
    else { return nil }
    return packFile.text(in: entry.keyRange.union(entry.value.range))
  }
}

/// Names with dots between them, as `deal.fields.risk`.
struct Chain {
  var owners: [String]
  var last: String

  init(endingAt end: Int, in utf8: [UInt8]) {
    var start = min(max(end, 0), utf8.count)
    let stop = start
    while start > 0, Self.isName(utf8[start - 1]) || utf8[start - 1] == UInt8(ascii: ".") { start -= 1 }
    let parts = utf8[start..<stop].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    owners = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
    last = parts.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  static func wordEnd(from offset: Int, in utf8: [UInt8]) -> Int {
    var end = min(max(offset, 0), utf8.count)
    while end < utf8.count, isName(utf8[end]) { end += 1 }
    return end
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }
}

extension Declarations {
  /// The record that a chain of names leads to.
  func record(_ names: [String]) -> RecordType? {
    guard let first = names.first, var type = variables[first] else { return nil }
    for name in names.dropFirst() {
      guard case .record(let record) = type, let field = records[record]?.fields[name] else { return nil }
      type = field.type
    }
    guard case .record(let record) = type else { return nil }
    return records[record]
  }

  /// Variables and functions that can stand alone.
  var names: [Completion] {
    let hidden = Set(TextTemplate.HiddenName.allCases.map(\.rawValue)).subtracting(["now"])
    let variables = variables.filter { !hidden.contains($0.key) }.sorted { $0.key < $1.key }.map {
      name, type in
      Completion(name, .name, detail: type.isRecord ? "" : type.description)
    }
    let functions = functions.values.sorted { $0.name < $1.name }.filter { $0.isWritten }.map { function in
      Completion(
        function.name, .function, detail: function.overloads.first?.signature(of: function.name) ?? "",
        inserts: "\(function.name)(")
    }
    return variables + functions
  }

  /// A name and its type in words, as Markdown.
  func explanation(of chain: Chain) -> String? {
    if !chain.owners.isEmpty {
      guard let record = record(chain.owners), let field = record.fields[chain.last] else { return nil }
      let name = (chain.owners + [chain.last]).joined(separator: ".")
      return "**\(name)**: \(field.summary)" + (field.about.isEmpty ? "" : "\n\n\(field.about)")
    }
    if let type = variables[chain.last] {
      return "**\(chain.last)**" + (type.isRecord ? "" : ": \(type.description)")
    }
    guard let function = functions[chain.last], function.isWritten else { return nil }
    return function.overloads.map { "`\($0.signature(of: function.name))`" }.joined(separator: "\n\n")
  }
}

extension RecordType.Field {
  /// `double, money, may be absent`.
  fileprivate var summary: String {
    let type: String? = type.isRecord ? nil : type.description
    return [type, unit, mayBeAbsent ? "may be absent" : nil].compactMap(\.self).joined(separator: ", ")
  }
}

extension ValueType {
  fileprivate var isRecord: Bool { if case .record = self { true } else { false } }
}

extension Function {
  /// Operators have names that nobody writes.
  fileprivate var isWritten: Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
      }
      && !name.hasPrefix("_")
  }
}

extension Overload {
  fileprivate func signature(of name: String) -> String {
    let arguments = parameters.map(\.description)
    guard isMember, let target = arguments.first else {
      return "\(name)(\(arguments.joined(separator: ", "))): \(result)"
    }
    return "\(target).\(name)(\(arguments.dropFirst().joined(separator: ", "))): \(result)"
  }
}
