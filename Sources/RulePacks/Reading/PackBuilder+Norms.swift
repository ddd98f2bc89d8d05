import CEL
import EventTime
import SourceText
import YAMLTree

// What is usual in won deals: `norms: { slow: { quantile: 80%, time_from: entered, to: left, by: deal.stage } }`.
extension PackBuilder {
  private static let compared: Set<String> = ["deal", "account", "rep", "manager", "team"]
  /// Attributes by which one norm can be told from another.
  private static let mostKeys = 3
  private static let usualSample = 20
  private static let mostDeals = 100_000

  mutating func readNorms(_ node: YAMLNode) {
    for entry in named(node, "norms", .identifier) {
      let norm = norm(entry)
      if let norm { norms.append(norm) }
      vocabulary.norms[entry.key.text] = .init(
        norm?.type ?? .error, unit: norm.flatMap { unit(of: $0) },
        mayBeAbsent: norm.map { mayBeAbsent($0) } ?? false)
    }
  }

  private mutating func norm(_ entry: YAMLEntry) -> Norm? {
    guard let fields = fields(entry.value, .norm, owner: entry.keyRange) else { return nil }
    let problems = diagnostics.count
    let quantile = fields["quantile"].flatMap { wholePercent($0, in: 1...99) }
    let measure = measure(fields)
    let only = fields["only"].flatMap { choice($0, "what counts of a deal", of: Norm.Only.self) }
    let by = fields["by"].map { keys($0) } ?? []
    let every = fields["every"].flatMap { choice($0, "a period", of: Period.self) } ?? .month
    let atLeast = fields["at_least"].flatMap { sample($0) } ?? Norm.Sample(deals: Self.usualSample)
    guard let quantile, let (measure, type) = measure else { return nil }
    let otherwise = fields["otherwise"].flatMap { fallback($0, type) }
    guard !diagnostics[problems...].hasErrors else { return nil }
    return Norm(
      name: entry.key.text, range: entry.keyRange, quantile: quantile, measure: measure,
      onlyGreatest: only == .greatest, by: by, every: every, atLeast: atLeast, otherwise: otherwise,
      type: type)
  }

  // MARK: What is measured

  private mutating func measure(_ fields: Fields) -> (Norm.Measure, ValueType)? {
    guard let entry = theOne(of: ["of", "time_from"], in: fields, "a norm") else { return nil }
    let (own, other) = entry.key.text == "of" ? ("at", "to") : ("to", "at")
    if let stray = fields.entry(other) {
      report(
        .companion, stray.keyRange, "'\(other)' has no meaning beside '\(entry.key.text)'",
        help: "it goes with '\(other == "at" ? "of" : "time_from")'")
    }
    if entry.key.text == "of" { return value(entry, at: fields[own]) }
    let from = event(entry.value)
    let to = companion("to", of: entry, in: fields).flatMap { event($0) }
    guard let from, let to else { return nil }
    return (.time(from: from, to: to), .duration)
  }

  private mutating func value(_ entry: YAMLEntry, at node: YAMLNode?) -> (Norm.Measure, ValueType)? {
    var event: EventPattern?
    if let node {
      guard let named = self.event(node) else { return nil }
      event = named
    }
    let condition = condition(entry.value, at: Self.place(ofMeasureAt: event), wants: .quantity)
    guard let condition else { return nil }
    return (.value(condition, at: event), condition.checked.type)
  }

  /// At the activity at which it is measured; what is usual cannot depend on what is usual.
  private static func place(ofMeasureAt event: EventPattern?) -> Place {
    let kinds = event.map { $0.kindNames } ?? ["deal.won"]
    return Place(activity: Place.Kinds(kinds), per: .deal, readsFacts: true, readsNorms: false)
  }

  private mutating func unit(of norm: Norm) -> String? {
    guard case .value(let condition, let event) = norm.measure else { return nil }
    return unit(of: condition, at: Self.place(ofMeasureAt: event))
  }

  private mutating func keys(_ node: YAMLNode) -> [Condition] {
    var keys: [Condition] = []
    let place = Place(activity: nil, per: .deal)
    for element in elements(node) {
      guard let key = condition(element, at: place, wants: .value) else { continue }
      guard let attribute = key.checked.plainAttribute, Self.compared.contains(attribute.root),
        !attribute.path.isEmpty, attribute.path != ["fields"], attribute.path != ["open_deals"]
      else {
        report(
          .wrongValue, element.range, "deals are compared by what is known of them, and this is computed",
          help: "name one thing, such as deal.stage or account.fields.segment")
        continue
      }
      keys.append(key)
    }
    if keys.count > Self.mostKeys {
      report(
        .wrongValue, node.range, "a norm tells deals apart by at most \(Self.mostKeys) things",
        help: "each further one leaves fewer deals to compare with")
    }
    return keys
  }

  // MARK: How many, and what else

  private mutating func sample(_ node: YAMLNode) -> Norm.Sample? {
    guard let name = node.scalar?.text.parameterName else {
      return int(node, in: 1...Int64(Self.mostDeals)).map { Norm.Sample(deals: $0) }
    }
    guard let parameter = parameter(name, node) else { return nil }
    guard case .int(let deals) = parameter.value, (1...Int64(Self.mostDeals)).contains(deals) else {
      report(
        .wrongType, node.range, "'\(name)' is no number of deals from 1 to \(Self.mostDeals)",
        help: "give it 'type: int' and a default")
      return nil
    }
    return Norm.Sample(deals: Int(deals), parameter: name)
  }

  private mutating func fallback(_ node: YAMLNode, _ type: ValueType) -> Norm.Fallback? {
    guard let text = word(node, "what stands in")?.text else { return nil }
    let prefix = "norms."
    if text.hasPrefix(prefix) { return other(String(text.dropFirst(prefix.count)), node, type) }
    if let name = text.parameterName {
      guard let parameter = parameter(name, node) else { return nil }
      guard let value = parameter.value.fitted(to: type) else {
        reportFallback(node, type)
        return nil
      }
      return .constant(value, parameter: name)
    }
    guard let value = constant(text, type) else {
      reportFallback(node, type)
      return nil
    }
    return .constant(value, parameter: nil)
  }

  private mutating func other(_ name: String, _ node: YAMLNode, _ type: ValueType) -> Norm.Fallback? {
    guard let norm = norms.first(where: { $0.name == name }) else {
      guard vocabulary.norms[name] == nil else { return nil }
      reportUnknown(
        .unknownName, name, "norm before this one", at: node.range, among: norms.map(\.name))
      return nil
    }
    guard norm.type == type else {
      report(
        .wrongType, node.range,
        "'\(name)' is \(norm.type == .duration ? "a time" : "a number"), and this norm is not",
        help: "what stands in has to be of the same kind")
      return nil
    }
    return .norm(name)
  }

  private func constant(_ text: String, _ type: ValueType) -> ParameterValue? {
    switch type {
    case .int: return Int64(text).map { .int($0) }
    case .duration:
      guard case .success(let span) = TimeSpan.parse(text) else { return nil }
      return ParameterValue.duration(span).fitted(to: type)
    default: return Decimals.percent(text).map { .number($0) }
    }
  }

  private mutating func parameter(_ name: String, _ node: YAMLNode) -> Parameter? {
    if let parameter = params.first(where: { $0.name == name }) { return parameter }
    if vocabulary.params[name] == nil {
      reportUnknown(.unknownName, name, "parameter", at: node.range, among: params.map(\.name))
    }
    return nil
  }

  private mutating func reportFallback(_ node: YAMLNode, _ type: ValueType) {
    let wanted =
      switch type {
      case .int: "a whole number"
      case .duration: "a duration of a fixed length"
      default: "a number"
      }
    report(
      .wrongType, node.range, "this norm is \(wanted), and what stands in for it has to be one, too",
      help: "write \(wanted), 'params.NAME' or 'norms.NAME'")
  }

  private func mayBeAbsent(_ norm: Norm) -> Bool {
    switch norm.otherwise {
    case nil: true
    case .constant: false
    case .norm(let name): norms.first { $0.name == name }.map { mayBeAbsent($0) } ?? true
    }
  }
}

extension ParameterValue {
  /// The value as a norm of the type has it; nil where it cannot.
  fileprivate func fitted(to type: ValueType) -> ParameterValue? {
    switch (self, type) {
    case (.int, .int), (.number, .double): self
    case (.int(let number), .double): .number(Double(number))
    case (.duration(let span), .duration): span.exactMilliseconds == nil ? nil : self
    default: nil
    }
  }
}

extension String {
  /// `wait` of `params.wait`.
  fileprivate var parameterName: String? {
    hasPrefix("params.") ? String(dropFirst("params.".count)) : nil
  }
}

extension Checked {
  /// The attribute that the expression is, if it is nothing but one.
  var plainAttribute: Attribute? {
    guard attributes.count == 1 else { return nil }
    var expression = expression
    while case .select(let operand, _, _, optional: false) = expression.kind { expression = operand }
    guard case .identifier = expression.kind else { return nil }
    return attributes[0]
  }
}
