import CEL
import SourceText

/// Makes an expression smaller for as long as something about it stays so: what a person reads of a disagreement.
package struct ExpressionShrinker {
  /// The texts that are asked before the best one so far is taken.
  package static let mostQuestions = 2_000

  /// The shortest text that was found and of which it still holds.
  ///
  /// - Parameter holds: Asked of each smaller text, whether or not that is an expression.
  package static func smallest(_ source: String, while holds: (String) -> Bool) -> String {
    var best = source
    var questions = 0
    while let next = candidates(of: best).first(where: { candidate in
      questions += 1
      return questions <= mostQuestions && holds(candidate)
    }) {
      best = next
    }
    return best
  }

  /// Texts that are shorter by one step, the shortest first.
  private static func candidates(of source: String) -> [String] {
    let bytes = Array(source.utf8)
    guard let expression = Parser.parse(bytes).expression else { return [] }
    var found: Set<[UInt8]> = []
    collect(expression, bytes, &found)
    return found.filter { $0.count < bytes.count }
      .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func collect(_ node: Expr, _ source: [UInt8], _ found: inout Set<[UInt8]>) {
    func replace(by text: some Sequence<UInt8>) {
      found.insert(Array(source[..<node.range.start]) + text + source[node.range.end...])
    }
    for part in node.children {
      replace(by: source[part.range.start..<part.range.end])
      replace(by: "(".utf8 + source[part.range.start..<part.range.end] + ")".utf8)
    }
    for literal in literals { replace(by: literal.utf8) }
    for shorter in withoutOneElement(node, source) { replace(by: shorter) }
    if case .literal(.string(let text)) = node.kind, !text.isEmpty,
      !text.contains(where: { "'\\\n\r".contains($0) })
    {
      replace(by: "'\(text.unicodeScalars.dropFirst().map(String.init).joined())'".utf8)
    }
    for part in node.children { collect(part, source, &found) }
  }

  private static let literals = ["0", "1", "0u", "''", "'a'", "[]", "true", "false", "1.0", "{}", "null"]

  /// A list or map with one element less.
  private static func withoutOneElement(_ node: Expr, _ source: [UInt8]) -> [[UInt8]] {
    let elements: [(start: Int, end: Int)]
    let brackets: (String, String)
    switch node.kind {
    case .list(let list) where list.count > 1:
      elements = list.map { ($0.value.range.start - ($0.optional ? 1 : 0), $0.value.range.end) }
      brackets = ("[", "]")
    case .map(let entries) where entries.count > 1:
      elements = entries.map { ($0.key.range.start - ($0.optional ? 1 : 0), $0.value.range.end) }
      brackets = ("{", "}")
    default: return []
    }
    return elements.indices.map { left in
      let rest = elements.indices.filter { $0 != left }.map { source[elements[$0].start..<elements[$0].end] }
      return Array(brackets.0.utf8) + rest.joined(separator: ", ".utf8) + Array(brackets.1.utf8)
    }
  }
}
