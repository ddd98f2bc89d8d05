import CEL
import EventTime
import RulePacks

/// What a fact may fold: of the subject's whole timeline, whatever the point. LANGUAGE.md section 7.
struct FactElements {
  struct Element {
    var index: Int
    var at: Instant
    /// Nil for folds without an argument.
    var argument: Worth?
    /// When it leaves the sliding window.
    var end: Instant?
  }

  var elements: [Element] = []
  /// Activities that `since` counts from.
  var starts: [Int] = []
  /// What settles keys of `pending`.
  var settled: [Element] = []

  init(_ fact: Fact, _ subject: Subject, _ context: PackContext) {
    var begun: Instant?
    for index in context.timeline(of: subject) {
      func matches(_ event: EventPattern?) -> Bool {
        event.map { context.match($0, index, of: subject).isYes } ?? false
      }
      let scene = context.scene(at: index, of: subject)
      let at = scene.point.at
      let argument = fact.argument.map(scene.evaluate)
      let isKnown =
        if case .unknown? = argument { false } else if case .null? = argument { false } else { true }
      if matches(fact.since) { starts.append(index) }
      if let from = fact.from {
        if matches(fact.of), let start = begun {
          let end = fact.within.map { context.calendar(of: subject).add($0.span, to: at) }
          let length = Worth.int(at.milliseconds - start.milliseconds)
          elements.append(Element(index: index, at: at, argument: length, end: end))
          begun = nil
        }
        if begun == nil, matches(from) { begun = at }
        continue
      }
      if isKnown, matches(fact.until) { settled.append(Element(index: index, at: at, argument: argument)) }
      guard isKnown, matches(fact.of), fact.where.map({ scene.judge($0).isYes }) ?? true else { continue }
      let end = fact.within.map { context.calendar(of: subject).add($0.span, to: at) }
      elements.append(Element(index: index, at: at, argument: argument, end: end))
    }
  }
}

extension PackContext {
  enum Folded {
    /// Nil: a fact without a value.
    case value(Worth?)
    /// `latest` and `first`: nil where there is none.
    case activity(Int?)
  }

  /// The fact at a scene's point.
  func fold(_ fact: Fact, in scene: Scene) -> Folded {
    let all = elements(of: fact, for: scene.subject)
    let start = all.starts.last { $0 < scene.point.count } ?? -1
    var kept = all.elements.filter { element in
      element.index < scene.point.count && element.index > start
        && (element.end.map { scene.point.isInside(windowEnd: $0) } ?? true)
    }
    if let last = fact.last { kept = Array(kept.suffix(last)) }
    switch fact.fold {
    case .latest: return .activity(kept.last?.index)
    case .first: return .activity(kept.first?.index)
    case .count: return .value(.int(Int64(kept.count)))
    default: break
    }
    let arguments = kept.compactMap(\.argument)
    for case .error(let message) in arguments { return .value(.error(message)) }
    if fact.fold == .pending {
      let settled = all.settled.filter { $0.index < scene.point.count }
      return .value(.int(pending(kept, settled)))
    }
    return .value(combine(fact, arguments))
  }

  /// Keys with an `of` later than their latest `until`.
  private func pending(_ raised: [FactElements.Element], _ settled: [FactElements.Element]) -> Int64 {
    let keys = Worth.distinct(raised.flatMap { $0.argument?.elements ?? [] })
    func latest(_ elements: [FactElements.Element], _ key: Worth) -> Int {
      elements.last { $0.argument?.elements.contains { $0.equals(key) } ?? false }?.index ?? -1
    }
    return Int64(keys.filter { latest(raised, $0) > latest(settled, $0) }.count)
  }

  private func combine(_ fact: Fact, _ arguments: [Worth]) -> Worth? {
    switch fact.fold {
    case .distinct: return .int(Int64(Worth.distinct(arguments.flatMap(\.elements)).count))
    case .values: return .list(Worth.distinct(arguments.flatMap(\.elements)))
    case .min: return arguments.reduce(nil) { Worth.first($0, $1) { $0 < 0 } }
    case .max: return arguments.reduce(nil) { Worth.first($0, $1) { $0 > 0 } }
    case .mean:
      guard !arguments.isEmpty else { return nil }
      return .double(Worth.exactSum(of: arguments).divided(by: arguments.count))
    case .meanTime:
      guard !arguments.isEmpty else { return nil }
      let mean = Worth.exactSum(of: arguments).divided(by: arguments.count)
      return Worth(duration: Int64(mean.rounded(.down)) * 1_000)
    default: return sum(arguments, isDecimal: fact.type == .double)
    }
  }

  private func sum(_ arguments: [Worth], isDecimal: Bool) -> Worth {
    let integers = arguments.compactMap { if case .int(let value) = $0 { value } else { nil } }
    guard !isDecimal, integers.count == arguments.count else {
      return .double(Worth.exactSum(of: arguments).divided(by: 1))
    }
    let sum = integers.reduce(into: Int128(0)) { $0 += Int128($1) }
    return Int64(exactly: sum).map { .int($0) } ?? .error("overflow")
  }
}

extension Worth {
  /// The different values, in the order in which they first came.
  static func distinct(_ values: [Worth]) -> [Worth] {
    values.reduce(into: []) { kept, value in
      if !kept.contains(where: { $0.equals(value) }) { kept.append(value) }
    }
  }

  static func first(_ a: Worth?, _ b: Worth, _ wins: (Int) -> Bool) -> Worth {
    guard let a else { return b }
    return wins(b.comparison(with: a) ?? 0) ? b : a
  }

  static func exactSum(of values: [Worth]) -> ExactSum {
    values.reduce(into: ExactSum()) { sum, value in
      switch value {
      case .int(let number): sum.add(number)
      case .double(let number): sum.add(number)
      default: break
      }
    }
  }
}
