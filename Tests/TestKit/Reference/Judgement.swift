import RulePacks

/// What a condition says.
enum Judgement {
  case yes, no
  case unknown(Set<String>)
  case fault

  init(_ value: Worth) {
    switch value {
    case .bool(let holds): self = holds ? .yes : .no
    case .unknown(let names): self = .unknown(names)
    default: self = .fault
    }
  }

  var isYes: Bool { if case .yes = self { true } else { false } }
  var isNo: Bool { if case .no = self { true } else { false } }

  /// One of several is enough; an unknown outweighs a fault.
  static func any(_ judgements: [Judgement]) -> Judgement {
    if judgements.contains(where: \.isYes) { return .yes }
    var missing: Set<String>?
    for case .unknown(let names) in judgements { missing = (missing ?? []).union(names) }
    if let missing { return .unknown(missing) }
    for case .fault in judgements { return .fault }
    return .no
  }

  /// One of several is enough; where none is, the first that is unknown speaks for all, then the first that fails.
  static func firstDoubt(of judgements: [Judgement]) -> Judgement {
    if judgements.contains(where: \.isYes) { return .yes }
    for case .unknown(let names) in judgements { return .unknown(names) }
    for case .fault in judgements { return .fault }
    return .no
  }
}
