import Activity
import CEL
import SourceText

/// A field that may be absent decides in silence which activities count.
///
/// In the conditions of a rule an absent field is a verdict of its own, with its name. An event that is waited for and a
/// fact have none to give: what is unknown does not match, and nobody hears of it. That is right where the condition
/// asks for something, and surprises where it is the opposite of something, or where a sum becomes too small.
struct UnguardedFields: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    let awaited = pack.facts.flatMap(\.events) + pack.rules.flatMap(events)
    let silent = awaited.flatMap(\.alternatives).flatMap { omissions(in: $0, of: pack) }
    let facts = pack.facts.flatMap { omissions(in: $0, of: pack) }
    var seen: Set<SourceRange> = []
    // An event that several sentences name is told once.
    return (silent + facts + nulls(in: pack)).filter { seen.insert($0.range).inserted }
  }

  private func events(of rule: Rule) -> [EventPattern] {
    guard case .event(let event)? = rule.clears else { return rule.awaitedEvents }
    return rule.awaitedEvents + [event]
  }

  // MARK: What is left out

  private func omissions(in alternative: EventPattern.Alternative, of pack: RulePack) -> [Diagnostic] {
    guard let condition = alternative.condition else { return [] }
    return omissions(in: condition, of: pack) { alternative.asksFor($0) }
  }

  private func omissions(in fact: Fact, of pack: RulePack) -> [Diagnostic] {
    let asksFor = { (attribute: Attribute) in fact.of.alternatives.allSatisfy { $0.asksFor(attribute) } }
    let filtered = fact.where.map { omissions(in: $0, of: pack, unless: asksFor) } ?? []
    guard fact.fold == .sum, let argument = fact.argument else { return filtered }
    let summed = argument.unasked.filter { !(fact.where?.asksFor($0) ?? false) && !asksFor($0) }
    return filtered
      + summed.map { attribute in
        warning(
          .absentField, in: pack, at: argument.fileRange(of: attribute.range),
          "an activity without '\(attribute.name)' is left out of this sum",
          help: "say so with 'where: has(\(attribute.name))', or give it a value in a condition")
      }
  }

  private func omissions(
    in condition: Condition, of pack: RulePack, unless asksFor: (Attribute) -> Bool
  ) -> [Diagnostic] {
    UnguardedRead.all(in: condition.checked).compactMap { read in
      guard read.kind == .heldByEmpty, !asksFor(read.attribute) else { return nil }
      let name = read.attribute.name
      return warning(
        .absentField, in: pack, at: condition.fileRange(of: read.range),
        "an activity without '\(name)' does not match here",
        help: "write 'has(\(name)) && ...' if that is meant, '!has(\(name)) || ...' if it shall count")
    }
  }

  // MARK: Comparisons with null

  private func nulls(in pack: RulePack) -> [Diagnostic] {
    let triggers = pack.rules.compactMap(\.trigger)
    let named = triggers + pack.facts.flatMap(\.events) + pack.rules.flatMap(events)
    var conditions = named.flatMap(\.alternatives).compactMap(\.condition)
    conditions += pack.facts.compactMap(\.where)
    conditions += pack.rules.flatMap(\.conditions) + pack.brief.lines.map(\.condition)
    return conditions.flatMap { condition in
      UnguardedRead.all(in: condition.checked).filter { $0.kind == .comparedWithNull }.map { read in
        let name = read.attribute.name
        return warning(
          .absentField, in: pack, at: condition.fileRange(of: read.range),
          "'\(name)' is never null: where it is absent, this is unknown",
          help: "write has(\(name)), or !has(\(name)) where it shall be absent")
      }
    }
  }
}

extension EventPattern.Alternative {
  /// Whether only activities match that carry the field.
  fileprivate func asksFor(_ attribute: Attribute) -> Bool {
    with.contains { $0.field == attribute.triggerField } || condition?.asksFor(attribute) ?? false
  }
}

extension Condition {
  fileprivate func asksFor(_ attribute: Attribute) -> Bool {
    checked.askedFor.contains { checked.attributes[$0].name == attribute.name }
  }

  /// What it reads that may be absent, without asking.
  fileprivate var unasked: [Attribute] {
    let asked = checked.askedFor
    return checked.attributes.indices.filter { checked.attributes[$0].mayBeAbsent && !asked.contains($0) }
      .map { checked.attributes[$0] }
  }
}
