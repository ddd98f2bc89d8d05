import CEL
import Engine
import EventTime
import RulePacks

extension Finding.Status {
  /// As formats write it.
  var name: String {
    switch self {
    case .open: "open"
    case .cleared: "cleared"
    case .expired: "expired"
    case .due: "due"
    }
  }

  var clearedAt: Instant? {
    if case .cleared(let at, _) = self { at } else { nil }
  }

  /// The activity that cleared it; nil where only time passed.
  var clearedBy: String? {
    if case .cleared(_, let id) = self { id } else { nil }
  }

  var expiredAt: Instant? {
    if case .expired(let at) = self { at } else { nil }
  }
}

extension Condition {
  /// The names of what it reads as a number or a truth.
  var plainReadings: [String] {
    checked.attributes.filter { $0.type.isNumeric || $0.type == .bool }.map(\.name)
  }
}
