import CEL
import EventTime
import SourceText
import YAMLTree

/// What an expression must be for its place.
enum Wanted {
  /// Something that is true or false.
  case truth
  case instant
  case number
  /// A number or a time, of one known type.
  case quantity
  /// A single value or a list of them, to be compared or counted.
  case value
  /// Something that reads well in a sentence.
  case printable

  func admits(_ type: ValueType) -> Bool {
    if case .quantity = self { return [.int, .double, .duration, .error].contains(type) }
    if type.isLoose { return true }
    switch self {
    case .quantity: return false
    case .truth: return type == .bool
    case .instant: return type == .timestamp
    case .number: return type.isNumeric
    case .value:
      // Anything else, such as bytes or lists within lists, would be one and the same to whoever counts it.
      if case .list(let element) = type { return element.isPrintable }
      return type.isPrintable
    case .printable: return type.isPrintable
    }
  }

  var description: String {
    switch self {
    case .truth: "true or false"
    case .instant: "a timestamp"
    case .number: "a number"
    case .quantity: "a number or a time"
    case .value: "a value, or a list of values"
    case .printable: "something that can be printed: a text, a number, a truth or a timestamp"
    }
  }

  func remedy(for type: ValueType) -> String? {
    switch (self, type) {
    case (.truth, let type) where type.isNumeric: "compare it with a number, such as '> 0'"
    case (.truth, .string): "compare it with a text, such as '== \"price\"'"
    case (.printable, .list): "write 'list(...)' around it"
    default: nil
    }
  }
}

extension DocumentReader {
  mutating func report(_ problem: Problem, of source: ExpressionSource) {
    diagnostics.append(
      Diagnostic(
        problem.code.rawValue, file: file, range: source.fileRange(of: problem.range), problem.message,
        help: problem.help, suggestion: problem.suggestion, rule: rule))
  }
}

extension PackBuilder {
  /// A checked expression, or nil with everything that is wrong with it reported.
  mutating func condition(_ node: YAMLNode, at place: Place, wants wanted: Wanted = .truth) -> Condition? {
    guard !node.isFaulty else { return nil }
    guard node.scalar != nil else {
      report(
        .wrongShape, node.range,
        "YAML reads this as a \(node.sequence == nil ? "mapping" : "list"), not as an expression",
        help: "put the whole expression in quotes")
      return nil
    }
    guard let scalar = word(node, "an expression") else { return nil }
    return condition(ExpressionSource(scalar), at: place, wants: wanted)
  }

  mutating func condition(_ source: ExpressionSource, at place: Place, wants wanted: Wanted) -> Condition? {
    expressions.append(ExpressionPlace(source: source, place: place))
    let parsed = Parser.parse(Array(source.text.utf8))
    report(parsed.problems, of: source)
    guard parsed.problems.isEmpty, let written = parsed.expression else { return nil }
    let expression = place.isText ? HiddenArguments.added(to: written) : written
    let result = Checker.check(expression, in: vocabulary.declarations(at: place))
    report(result.problems, of: source)
    guard let checked = result.checked else { return nil }
    guard isWanted(checked, wanted, source), isExact(checked, source),
      isComparable(checked, at: place, source)
    else { return nil }
    guard let clock = clockComparisons(checked, at: place, source) else { return nil }
    return Condition(
      text: source.text, range: source.range, offsets: source.offsets, checked: checked,
      clockComparisons: clock)
  }

  private mutating func report(_ problems: [Problem], of source: ExpressionSource) {
    for problem in problems {
      let range = source.fileRange(of: problem.range)
      if problem.code == .unknownFunction, let domain = domain(declaring: word(in: problem.range, of: source))
      {
        report(
          .missingRequirement, range,
          "this function belongs to the domain '\(domain)', which the pack does not require",
          help: "add 'requires: [\(domain)]' to the pack")
        continue
      }
      report(problem, of: source)
    }
  }

  private func word(in range: SourceRange, of source: ExpressionSource) -> String {
    let bytes = Array(source.text.utf8)
    let start = min(max(range.start, 0), bytes.count)
    return String(decoding: bytes[start..<min(max(range.end, start), bytes.count)], as: UTF8.self)
  }

  private func domain(declaring function: String) -> String? {
    environment.functions.filter { $0.value.contains { $0.name == function } }.map(\.key).min()
  }

  private mutating func isWanted(_ checked: Checked, _ wanted: Wanted, _ source: ExpressionSource) -> Bool {
    guard !wanted.admits(checked.type) else { return true }
    diagnostics.append(
      Diagnostic(
        ProblemCode.wrongResultType.rawValue, file: file, range: source.range,
        "this is \(Self.article(checked.type)), and \(wanted.description) is wanted here",
        help: wanted.remedy(for: checked.type), rule: rule))
    return false
  }

  private static func article(_ type: ValueType) -> String {
    switch type {
    case .string: "a text"
    case .bool: "a truth"
    case .int, .uint: "a whole number"
    case .double: "a number"
    case .list: "a list"
    case .bytes: "bytes"
    case .record: "an activity or a subject"
    default: "a \(type)"
    }
  }

  /// Business time has no length of its own, so an expression cannot compute with it.
  private mutating func isExact(_ checked: Checked, _ source: ExpressionSource) -> Bool {
    for attribute in checked.attributes where attribute.root == "params" {
      guard let parameter = params.first(where: { [$0.name] == attribute.path }),
        case .duration(let span) = parameter.value, span.exactMilliseconds == nil
      else { continue }
      report(
        .businessTime, source.fileRange(of: attribute.range),
        "'\(attribute.name)' counts business time, which has no fixed length",
        help: "use it where a duration stands, such as 'within', or give it a default in hours or days")
      return false
    }
    return true
  }

  /// Norms that tell deals apart need one to compare.
  private mutating func isComparable(_ checked: Checked, at place: Place, _ source: ExpressionSource) -> Bool
  {
    guard !place.hasDeal else { return true }
    for attribute in checked.attributes where attribute.root == "norms" {
      guard let key = attribute.path.first.flatMap({ dealKey(ofNorm: $0) }) else { continue }
      report(
        .wrongValue, source.fileRange(of: attribute.range),
        "'\(attribute.name)' compares deals by \(key.text), and there is no deal here",
        help: "begin the rule with 'when', or make it one per deal")
      return false
    }
    return true
  }

  private func dealKey(ofNorm name: String) -> Condition? {
    guard let norm = norms.first(where: { $0.name == name }) else { return nil }
    if let key = norm.by.first(where: { $0.checked.plainAttribute?.root == "deal" }) { return key }
    if case .norm(let other)? = norm.otherwise { return dealKey(ofNorm: other) }
    return nil
  }

  private mutating func clockComparisons(
    _ checked: Checked, at place: Place, _ source: ExpressionSource
  ) -> [ClockComparison.Allowed]? {
    guard place.clock == .compared else { return [] }
    let comparison = ClockComparison(of: "now", in: checked)
    for problem in comparison.problems(clock: "now") { report(problem, of: source) }
    return comparison.refused.isEmpty ? comparison.allowed : nil
  }
}
