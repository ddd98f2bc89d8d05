import Activity
import EventTime
import SourceText
import YAMLTree

extension PackBuilder {
  mutating func resolveEvent(_ entry: YAMLEntry) {
    let name = entry.key.text
    guard resolvedEvents[name] == nil else { return }
    if environment.catalogue.kind(named: name) != nil || name == "any" {
      report(
        .malformedName, entry.keyRange, "an event cannot be called '\(name)'",
        help: "choose a name of your own")
    }
    openEvents.append(name)
    var pattern = event(entry.value)
    openEvents.removeLast()
    pattern?.name = name
    pattern?.range = entry.keyRange
    resolvedEvents.updateValue(pattern, forKey: name)
  }

  /// Whatever stands where an event is asked for: a kind, a name, a list of those, or a mapping.
  mutating func event(_ node: YAMLNode) -> EventPattern? {
    guard !node.isFaulty else { return nil }
    if node.mapping != nil { return eventMapping(node) }
    if let nodes = node.sequence { return eventList(nodes, of: node) }
    guard let scalar = word(node, "an event") else { return nil }
    return eventNamed(scalar.text, at: node.range)
  }

  private mutating func eventList(_ nodes: [YAMLNode], of node: YAMLNode) -> EventPattern? {
    guard !nodes.isEmpty else {
      report(.blank, node.range, "an empty list is no event", help: "name at least one kind")
      return nil
    }
    var alternatives: [EventPattern.Alternative] = []
    var isWhole = true
    for node in nodes {
      if let pattern = event(node) { alternatives += pattern.alternatives } else { isWhole = false }
    }
    let joined = Self.joined(alternatives)
    guard joined.count <= Self.mostAlternatives else {
      report(
        .cycle, node.range,
        "this event has more than \(Self.mostAlternatives) alternatives, those of its parts included",
        help: "events of events multiply: name what is really meant")
      return nil
    }
    return isWhole ? EventPattern(range: node.range, alternatives: joined) : nil
  }

  /// Ways in which one event can be met; each is asked of every activity of its kinds.
  private static let mostAlternatives = 200

  /// Bare kinds side by side are one alternative, so that each activity is asked once.
  private static func joined(_ alternatives: [EventPattern.Alternative]) -> [EventPattern.Alternative] {
    var joined: [EventPattern.Alternative] = []
    for alternative in alternatives {
      guard alternative.isBare, case .these(let kinds) = alternative.kinds,
        let index = joined.firstIndex(where: { $0.isBare && $0.kinds != .any }),
        case .these(let known) = joined[index].kinds
      else {
        joined.append(alternative)
        continue
      }
      joined[index].kinds = .these(known + kinds.filter { !known.contains($0) })
    }
    return joined
  }

  private mutating func eventNamed(_ name: String, at range: SourceRange) -> EventPattern? {
    if name == "any" { return EventPattern(range: range, alternatives: [.init(kinds: .any)]) }
    if environment.catalogue.kind(named: name) != nil {
      return EventPattern(range: range, alternatives: [.init(kinds: .these([name]))])
    }
    guard let entry = eventEntries.first(where: { $0.key.text == name }) else {
      reportUnknownEvent(name, at: range)
      return nil
    }
    guard !openEvents.contains(name) else {
      report(
        .cycle, range, "the event '\(name)' is made of itself",
        help: "\((openEvents + [name]).joined(separator: " is made of "))")
      return nil
    }
    resolveEvent(entry)
    return resolvedEvents[name] ?? nil
  }

  private mutating func reportUnknownEvent(_ name: String, at range: SourceRange) {
    let names = eventEntries.map(\.key.text)
    let kinds = environment.catalogue.kinds.map(\.name)
    let isKind = name.utf8.contains(UInt8(ascii: "."))
    report(
      .unknownEvent, range, "there is no \(isKind ? "kind" : "event") '\(name)'",
      help: isKind
        ? "a site adds kinds of its own under 'kinds' in its configuration"
        : "name it under 'events:', or use a kind",
      suggestion: nearest(name, among: isKind ? kinds : names) ?? nearest(name, among: names + kinds))
  }
}

extension EventPattern.Alternative {
  fileprivate var isBare: Bool { with.isEmpty && condition == nil }
}

// MARK: Mappings

extension PackBuilder {
  private mutating func eventMapping(_ node: YAMLNode) -> EventPattern? {
    guard let fields = fields(node, .event), let kindNode = fields["kind"] else { return nil }
    guard let kinds = kinds(kindNode) else { return nil }
    var alternative = EventPattern.Alternative(kinds: kinds)
    if let node = fields["with"] {
      guard let matches = fieldMatches(node, kinds) else { return nil }
      alternative.with = matches
    }
    if let node = fields["where"] {
      guard let condition = condition(node, at: .activity(Place.Kinds(kinds))) else { return nil }
      alternative.condition = condition
    }
    return EventPattern(
      range: node.range, says: fields["says"].flatMap { text($0) }, alternatives: [alternative])
  }

  private mutating func kinds(_ node: YAMLNode) -> EventPattern.Kinds? {
    var names: [String] = []
    var isWhole = true
    if node.sequence?.isEmpty == true {
      report(.blank, node.range, "an empty list names no kind", help: "name at least one kind")
    }
    for element in elements(node) {
      guard let name = word(element, "a kind")?.text else {
        isWhole = false
        continue
      }
      if name == "any", node.scalar != nil { return .any }
      if environment.catalogue.kind(named: name) == nil {
        isWhole = false
        reportUnknownKind(name, at: element.range)
      } else if !names.contains(name) {
        names.append(name)
      }
    }
    return isWhole && !names.isEmpty ? .these(names) : nil
  }

  private mutating func reportUnknownKind(_ name: String, at range: SourceRange) {
    guard !eventEntries.contains(where: { $0.key.text == name }) else {
      report(
        .unknownEvent, range, "'\(name)' is an event of this pack, and 'kind' takes kinds",
        help: "write out its kinds, or leave the mapping and write '\(name)' alone")
      return
    }
    reportUnknownEvent(name, at: range)
  }

  private mutating func fieldMatches(_ node: YAMLNode, _ kinds: EventPattern.Kinds) -> [EventPattern
    .FieldMatch]?
  {
    guard let entries = entries(node, "with") else { return nil }
    var matches: [EventPattern.FieldMatch] = []
    for entry in entries {
      guard let declared = declaredField(entry.key.text, at: entry.keyRange, kinds) else { continue }
      var values: [DataValue] = []
      for element in elements(entry.value) {
        if let value = value(element, of: declared) { values.append(value) }
      }
      matches.append(
        .init(
          field: entry.key.text, range: entry.keyRange, values: values,
          areInstants: declared.type == .date || declared.type == .instant))
    }
    return matches
  }

  private mutating func declaredField(
    _ name: String, at range: SourceRange, _ kinds: EventPattern.Kinds
  ) -> FieldDeclaration? {
    let declared: [KindDeclaration]
    var label = "any activity"
    switch kinds {
    case .any: declared = environment.catalogue.kinds
    case .these(let names):
      declared = names.compactMap { environment.catalogue.kind(named: $0) }
      label = names.joined(separator: ", ")
    }
    if let field = declared.lazy.compactMap({ $0.field(named: name) }).first { return field }
    if declared.contains(where: \.acceptsAnyField) { return FieldDeclaration(name, .any) }
    let names = Set(declared.flatMap { $0.fields.map(\.name) })
    report(
      .unknownField, range, "no field '\(name)' on \(label)",
      help: "fields of \(label): \(names.sorted().joined(separator: ", "))",
      suggestion: nearest(name, among: names))
    return nil
  }
}

extension DocumentReader {
  /// A value that a field can have, in the type that the field declares.
  mutating func value(_ node: YAMLNode, of field: FieldDeclaration) -> DataValue? {
    switch field.type {
    case .text, .listOfText: return fieldText(node, field)
    case .bool: return bool(node).map { .bool($0) }
    case .int: return int(node, in: Int64.min...Int64.max).map { .int(Int64($0)) }
    case .number, .money, .share, .percentPoints: return number(node).map { .double($0) }
    case .date, .instant: return instantText(node)
    case .any:
      return word(node, "a value").map { $0.style == .plain ? Decimals.value($0.text) : .text($0.text) }
    }
  }

  private mutating func instantText(_ node: YAMLNode) -> DataValue? {
    guard var text = text(node, "a timestamp") else { return nil }
    let zone = TimeZoneRules.utc
    guard text.withUTF8({ LoggedInstant.parse(UnsafeRawBufferPointer($0), zone: zone) }) != nil else {
      reportWrongValue(
        node, "'\(text)' is no day and no instant", help: "write 2026-03-31, or 2026-03-31T09:00:00+02:00")
      return nil
    }
    return .text(text)
  }

  private mutating func fieldText(_ node: YAMLNode, _ field: FieldDeclaration) -> DataValue? {
    guard let text = text(node) else { return nil }
    if let values = field.closedValues, !values.contains(text) {
      report(
        .unknownFieldValue, node.range, "'\(field.name)' is never '\(text)'",
        help: "one of: \(values.joined(separator: ", "))", suggestion: nearest(text, among: values))
      return nil
    }
    return .text(text)
  }
}

extension Place.Kinds {
  init(_ kinds: EventPattern.Kinds) {
    switch kinds {
    case .any: self = .any
    case .these(let names): self = .these(names)
    }
  }
}
