import CEL
import EventTime
import SourceText
import YAMLTree

extension PackBuilder {
  mutating func readHeader(_ pack: Fields) {
    if let node = pack["touchline"] { readLanguageVersion(node) }
    if let node = pack["pack"], let scalar = scalar(node, "a name"),
      isName(scalar, at: node.range, .hyphenated)
    {
      header.id = scalar.text
    }
    if let node = pack["version"] { header.version = version(node) ?? "" }
    header.title = pack["title"].flatMap { text($0) } ?? ""
    header.summary = pack["summary"].flatMap { text($0) } ?? ""
    header.domain = pack["domain"].flatMap { domain($0) } ?? ""
    if let node = pack["requires"] {
      for element in elements(node) { if let domain = domain(element) { header.requires.append(domain) } }
    }
  }

  mutating func readLanguageVersion(_ node: YAMLNode) {
    guard let text = word(node, "the language version, 1")?.text, text != "1" else { return }
    report(
      .languageVersion, node.range, "this program reads version 1 of the language, not '\(text)'",
      help: "write 'touchline: 1'")
  }

  private mutating func version(_ node: YAMLNode) -> String? {
    guard let text = word(node, "a version, such as 1.0.0")?.text else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isWellFormed =
      parts.count == 3
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    if isWellFormed { return text }
    report(
      .malformedVersion, node.range, "'\(text)' is no version", help: "write three numbers, such as 1.0.0")
    return nil
  }

  private mutating func domain(_ node: YAMLNode) -> String? {
    guard let text = word(node, "a domain")?.text else { return nil }
    guard !environment.domains.contains(text) else { return text }
    reportUnknown(.unknownDomain, text, "domain", at: node.range, among: environment.domains)
    return nil
  }
}

// MARK: Params and lists

extension PackBuilder {
  mutating func readParams(_ node: YAMLNode) {
    for entry in named(node, "params", .identifier) {
      let parameter = parameter(entry)
      if let parameter { params.append(parameter) }
      vocabulary.params[entry.key.text] = .init(
        parameter?.type.valueType ?? .error, unit: parameter?.type.unit)
    }
  }

  private mutating func parameter(_ entry: YAMLEntry) -> Parameter? {
    guard let fields = fields(entry.value, .parameter, owner: entry.keyRange),
      let type = fields["type"].flatMap({ choice($0, "a type of parameter", of: ParameterType.self) })
    else { return nil }
    var parameter = Parameter(
      name: entry.key.text, range: entry.keyRange, type: type, value: .bool(false),
      minimum: fields["min"].flatMap { bound($0, type) }, maximum: fields["max"].flatMap { bound($0, type) },
      about: fields["about"].flatMap { text($0) })
    guard let node = fields["default"], let value = value(node, of: parameter) else { return nil }
    parameter.value = value
    return parameter
  }

  private mutating func bound(_ node: YAMLNode, _ type: ParameterType) -> Double? {
    type == .percent ? percent(node) : number(node)
  }
}

extension DocumentReader {
  /// A value for a parameter: of its type and within its bounds.
  mutating func value(_ node: YAMLNode, of parameter: Parameter) -> ParameterValue? {
    guard let value = value(node, type: parameter.type) else { return nil }
    let number: Double? =
      switch value {
      case .number(let number): number
      case .int(let number): Double(number)
      default: nil
      }
    guard let number else { return value }
    if let minimum = parameter.minimum, number < minimum {
      reportWrongValue(node, "'\(parameter.name)' is at least \(Wording.decimal(minimum, places: 2))")
      return nil
    }
    if let maximum = parameter.maximum, number > maximum {
      reportWrongValue(node, "'\(parameter.name)' is at most \(Wording.decimal(maximum, places: 2))")
      return nil
    }
    return value
  }

  private mutating func value(_ node: YAMLNode, type: ParameterType) -> ParameterValue? {
    switch type {
    case .number: return number(node).map { .number($0) }
    case .percent: return percent(node).map { .number($0) }
    case .int: return int(node, in: -1_000_000_000_000...1_000_000_000_000).map { .int(Int64($0)) }
    case .bool: return bool(node).map { .bool($0) }
    case .text: return text(node).map { .text($0) }
    case .duration:
      guard let scalar = word(node, "a duration") else { return nil }
      return span(scalar.text, of: scalar).map { .duration($0) }
    }
  }
}

extension PackBuilder {
  mutating func readLists(_ node: YAMLNode) {
    for entry in named(node, "lists", .identifier) {
      let scalars = elements(entry.value).compactMap { word($0, "a text or a number") }
      // A list has one type: numbers only where nothing else stands in it.
      var type = CELList.int
      for scalar in scalars { type = type.joined(with: scalar) }
      vocabulary.lists[entry.key.text] = .init(.list(type.element))
      lists.append(NamedList(name: entry.key.text, range: entry.keyRange, values: scalars.map(type.value)))
    }
  }
}
