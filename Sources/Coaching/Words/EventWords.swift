import Activity
package import RulePacks

/// How a sentence speaks of an event: that it happened, that it is missing, that it would have to happen.
///
/// An author's `says` comes first; without one the names of the kinds are turned into words.
package struct EventWords: Sendable {
  private let event: EventPattern

  package init(_ event: EventPattern) {
    self.event = event
  }

  /// `proposal sent`, `the customer confirmed an issue`.
  package var happened: String {
    if let says = event.says { return says }
    if let noun = conditionalName { return noun }
    guard let kinds else { return "something logged" }
    return Self.happened(kinds) + details
  }

  /// `no proposal sent since 6 Nov`, `not on record since 6 Nov: the customer confirmed an issue`.
  ///
  /// - Parameter window: Such as `since 6 Nov`; empty for all of the time before.
  package func missing(_ window: String) -> String {
    let window = window.isEmpty ? "" : " \(window)"
    if let says = event.says { return "not on record\(window): \(says)" }
    if let noun = conditionalName { return "no \(noun)\(window)" }
    guard let kinds else { return "nothing logged\(window)" }
    return "no \(Self.happened(kinds))\(details)\(window)"
  }

  /// `a proposal is sent`, `the customer confirms an issue`.
  package var wouldHappen: String {
    if let says = event.says { return PresentTense.of(says) ?? Self.exists(says) }
    if let noun = conditionalName { return "\(KindWords.withArticle(noun)) is logged" }
    guard let kinds else { return "anything is logged" }
    return Self.wouldHappen(kinds) + details
  }

  private static func exists(_ says: String) -> String {
    says.hasPrefix("a ") || says.hasPrefix("an ") ? "there is \(says)" : "this is on record: \(says)"
  }

  /// A short noun for tables and lists: `issue confirmed`, `conversation`.
  package var short: String {
    if let name = event.name { return Speech.words(name) }
    guard let kinds else { return "any activity" }
    return Self.happened(kinds)
  }

  /// The event's own name, where its kinds alone would say too much because a `where` narrows them.
  private var conditionalName: String? {
    guard let name = event.name, event.alternatives.contains(where: { $0.condition != nil }) else {
      return nil
    }
    return Speech.words(name)
  }

  private var kinds: [KindWords]? { event.kindNames.map { $0.map(KindWords.init) } }

  /// What `with` asks of a single alternative: ` with topic price`, ` with manager present`.
  private var details: String {
    guard event.alternatives.count == 1, let fields = event.alternatives.first?.with, !fields.isEmpty else {
      return ""
    }
    return " with " + Speech.list(fields.map(Self.words))
  }

  private static func words(_ match: EventPattern.FieldMatch) -> String {
    let field = Speech.words(match.field)
    if match.values == [.bool(true)] { return field }
    if match.values == [.bool(false)] { return "no \(field)" }
    return "\(field) " + Speech.list(match.values.map(\.spoken), "or")
  }

  /// Nouns that share their participle stand together: `call, meeting or demo held`.
  private static func happened(_ kinds: [KindWords]) -> String {
    Speech.list(groups(kinds).map { Speech.list($0.nouns, "or") + " \($0.participle)" }, "or")
  }

  private static func wouldHappen(_ kinds: [KindWords]) -> String {
    let clauses = groups(kinds).map { group in
      let verb = kinds.first { $0.participle == group.participle }?.present ?? "is \(group.participle)"
      return Speech.list(group.nouns.map(KindWords.withArticle), "or") + " \(verb)"
    }
    return Speech.list(clauses, "or")
  }

  private static func groups(_ kinds: [KindWords]) -> [(participle: String, nouns: [String])] {
    var groups: [(participle: String, nouns: [String])] = []
    for kind in kinds {
      if let place = groups.firstIndex(where: { $0.participle == kind.participle }) {
        groups[place].nouns.append(kind.noun)
      } else {
        groups.append((kind.participle, [kind.noun]))
      }
    }
    return groups
  }
}

extension DataValue {
  /// As a sentence says it.
  var spoken: String {
    switch self {
    case .null: "nothing"
    case .bool(let value): value ? "yes" : "no"
    case .int(let value): String(value)
    case .double(let value): Speech.number(value)
    case .text(let value): Speech.words(value)
    case .list(let elements): Speech.list(elements.map(\.spoken))
    }
  }
}
