import EventTime
import SourceText
import YAMLTree

extension PackBuilder {
  /// A duration written in place, or a parameter of type duration.
  mutating func duration(_ node: YAMLNode) -> DurationSetting? {
    guard let scalar = word(node, "a duration") else { return nil }
    return duration(scalar.text, of: scalar, range: node.range)
  }

  /// A duration that may say what it is counted back from: `5 business days before`.
  mutating func reminder(_ node: YAMLNode) -> DurationSetting? {
    guard let scalar = word(node, "a duration") else { return nil }
    let suffix = " before"
    let text = scalar.text.hasSuffix(suffix) ? String(scalar.text.dropLast(suffix.count)) : scalar.text
    return duration(text, of: scalar, range: node.range)
  }

  mutating func duration(
    _ text: String, of scalar: YAMLScalar, from start: Int = 0, range: SourceRange
  ) -> DurationSetting? {
    let prefix = "params."
    guard text.hasPrefix(prefix) else {
      return span(text, of: scalar, from: start).map { DurationSetting(span: $0, range: range) }
    }
    let name = String(text.dropFirst(prefix.count))
    let place = SourceRange(start: start + prefix.utf8.count, end: start + text.utf8.count)
    guard vocabulary.params[name] != nil else {
      reportUnknown(
        .unknownName, name, "parameter", at: scalar.textMap.fileRange(of: place),
        among: params.filter { $0.type == .duration }.map(\.name))
      return nil
    }
    guard let parameter = params.first(where: { $0.name == name }) else { return nil }
    guard case .duration(let span) = parameter.value else {
      report(
        .wrongType, scalar.textMap.fileRange(of: place),
        "the parameter '\(name)' is a \(parameter.type), no duration",
        help: "give it 'type: duration'")
      return nil
    }
    return DurationSetting(span: span, parameter: name, range: range)
  }
}
