import CEL
import SourceText

/// A condition with one small change in it.
struct ExpressionChange {
  /// The whole expression, changed.
  let text: String
  /// Where the change is, in bytes of the expression as it was.
  let range: SourceRange
  let description: String
  let missingTest: String

  /// One for each term of an `&&` left out, and two for each whole number that something is compared with.
  static func all(in source: String) -> [ExpressionChange] {
    let bytes = Array(source.utf8)
    guard let expression = Parser.parse(bytes).expression else { return [] }
    var finder = Finder(bytes: bytes)
    finder.visit(expression)
    return finder.changes
  }

  private struct Finder {
    let bytes: [UInt8]
    var changes: [ExpressionChange] = []

    mutating func visit(_ expression: Expr) {
      let terms = expression.conjuncts
      if terms.count > 1 {
        drop(terms, of: expression)
        for term in terms { visit(term) }
        return
      }
      if case .call(_, let function, _, let arguments) = expression.kind, Self.measures.contains(function) {
        for argument in arguments { shift(argument) }
      }
      for child in expression.children { visit(child) }
    }

    /// Comparisons, and the functions that make a duration of a number.
    private static let measures: Set<String> = [
      Operator.less, Operator.lessEquals, Operator.greater, Operator.greaterEquals, Operator.equals,
      Operator.notEquals, "days", "hours", "minutes",
    ]

    private mutating func drop(_ terms: [Expr], of whole: Expr) {
      let texts = terms.map { text(closed($0.range)) }
      for (index, term) in texts.enumerated() {
        let rest = texts.indices.filter { $0 != index }.map { "(\(texts[$0]))" }
        add(
          rest.joined(separator: " && "), for: closed(whole.range), "without '\(term)'",
          "a test in which only '\(term)' is false")
      }
    }

    /// The range with the parentheses around its first and its last operand, which stand in no range of their own.
    private func closed(_ range: SourceRange) -> SourceRange {
      var (start, end) = (range.start, range.end)
      var open = 0
      var unopened = 0
      for byte in text(range).utf8 {
        if byte == UInt8(ascii: "(") { open += 1 }
        if byte == UInt8(ascii: ")") { if open > 0 { open -= 1 } else { unopened += 1 } }
      }
      while open > 0, end < bytes.count {
        if bytes[end] == UInt8(ascii: ")") { open -= 1 }
        end += 1
      }
      while unopened > 0, start > 0 {
        start -= 1
        if bytes[start] == UInt8(ascii: "(") { unopened -= 1 }
      }
      return SourceRange(start: start, end: end)
    }

    private mutating func shift(_ argument: Expr) {
      guard case .literal(.int(let number)) = argument.kind else { return }
      for (changed, overflows) in [
        number.addingReportingOverflow(1), number.subtractingReportingOverflow(1),
      ] where !overflows && changed >= 0 {
        add("\(changed)", for: argument.range, "\(number) -> \(changed)", "a test with exactly \(number)")
      }
    }

    private mutating func add(_ new: String, for range: SourceRange, _ description: String, _ missing: String)
    {
      let changed =
        text(SourceRange(start: 0, end: range.start)) + new
        + text(SourceRange(start: range.end, end: bytes.count))
      changes.append(
        ExpressionChange(text: changed, range: range, description: description, missingTest: missing))
    }

    private func text(_ range: SourceRange) -> String {
      let start = min(max(range.start, 0), bytes.count)
      return String(decoding: bytes[start..<max(start, min(range.end, bytes.count))], as: UTF8.self)
    }
  }
}

extension Expr {
  /// The terms of an `&&`, however it is nested; of anything else itself.
  fileprivate var conjuncts: [Expr] {
    guard case .call(nil, Operator.and, _, let arguments) = kind else { return [self] }
    return arguments.flatMap(\.conjuncts)
  }
}
