import CEL
import Engine
import EventTime
import RulePacks

/// Says in plain words what conditions read and what came of it.
struct TraceWords {
  let speech: Speech

  /// `1,250`, `Tue 3 Mar, 10:00`, `ana and ben`, `not on record`.
  func value(_ value: TracedValue) -> String {
    switch value {
    case .missing: "not on record"
    case .failed(let message): message
    case .null: "nothing"
    case .bool(let truth): truth ? "yes" : "no"
    case .int(let number): Speech.grouped(number)
    case .double(let number): Speech.number(number)
    case .text(let text): text
    case .instant(let instant): speech.moment(instant)
    case .duration(let length): Speech.length(length)
    case .list(let elements): elements.isEmpty ? "none" : Speech.list(elements.map(self.value))
    case .record(let id): id
    case .other(let text): text
    }
  }

  /// `people met is 1, not at least 2`: the comparisons that made the condition what it is, or the author's own words.
  func reason(_ trace: ConditionTrace) -> String {
    let telling = trace.comparisons.filter { $0.holds == trace.result.isTrue && !Self.isMissing($0) }
    if telling.isEmpty || Self.isUndecided(trace) { return plain(trace) }
    return Speech.list(telling.map(said)) + witnesses(trace)
  }

  /// Two sides of a comparison with their values: `people met is 1, not at least 2`.
  private func said(_ comparison: ConditionTrace.Comparison) -> String {
    let left = Self.noun(comparison.left)
    let (holds, _) = Self.relations[comparison.operation] ?? ("is", "is not")
    let right = value(comparison.rightValue)
    if comparison.holds {
      let isEqual = comparison.operation == Operator.equals
      return isEqual
        ? "\(left) is \(right)" : "\(left) is \(value(comparison.leftValue)), which is \(holds) \(right)"
    }
    return "\(left) is \(value(comparison.leftValue)), not \(holds) \(right)"
  }

  private func plain(_ trace: ConditionTrace) -> String {
    let read = trace.parts.filter { Self.isName($0.source) && $0.depth > 0 }
    let values = read.map { "\(Self.noun($0.source)): \(value($0.value))" }
    let result: String =
      switch trace.result {
      case .bool(let truth): truth ? "true" : "false"
      case .missing(let names): "not known (not on record: \(Speech.list(names)))"
      default: value(trace.result)
      }
    return "'\(trace.text)' is \(result)" + (values.isEmpty ? "" : " (\(values.joined(separator: ", ")))")
      + witnesses(trace)
  }

  /// `; decided by legal`.
  private func witnesses(_ trace: ConditionTrace) -> String {
    trace.witnesses.map { witness in
      "; \(value(witness.element)) is the \(witness.isCounterExample ? "counter-example" : "witness")"
    }.joined()
  }

  private static func isUndecided(_ trace: ConditionTrace) -> Bool {
    if case .bool = trace.result { false } else { true }
  }

  private static func isMissing(_ comparison: ConditionTrace.Comparison) -> Bool {
    if case .missing = comparison.leftValue { return true }
    if case .missing = comparison.rightValue { return true }
    return false
  }

  static func isName(_ source: String) -> Bool {
    source.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  /// `facts.people_met` as `people met`; anything else as it stands.
  static func noun(_ source: String) -> String {
    guard isName(source) else { return source }
    let parts = source.split(separator: ".")
    let last = Speech.words(parts.last ?? "")
    return ["deal", "account", "rep", "manager", "team"].contains(parts.first.map(String.init))
      && parts.count > 1
      ? "the \(parts[0])'s \(last)" : last
  }

  /// How a comparison reads after *is*, and after *is not*.
  private static let relations: [String: (String, String)] = [
    Operator.equals: ("", "other than"), Operator.notEquals: ("other than", ""),
    Operator.less: ("below", "at least"), Operator.lessEquals: ("at most", "above"),
    Operator.greater: ("above", "at most"), Operator.greaterEquals: ("at least", "below"),
    Operator.contains: ("one of", "none of"),
  ]
}

extension Speech {
  /// `2 hours`, `3 days 4 hours`: the two greatest units.
  static func length(_ milliseconds: Int64) -> String {
    let whole = TimeSpan(milliseconds: milliseconds == .min ? .max : abs(milliseconds))
    let terms = TimeSpan(terms: Array(whole.terms.prefix(2)))
    return (milliseconds < 0 ? "-" : "") + terms.description
  }
}
