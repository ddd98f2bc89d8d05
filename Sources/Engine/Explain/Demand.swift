import Activity
import CEL
import EventTime
import RulePacks

/// What would have to be so for a condition to have a wanted truth.
enum Demand: Hashable, Sendable {
  /// A field of the activity's data, or nil for one that must be absent.
  case data(String, DataValue?)
  /// A field that has to be there, whatever it says.
  case present(String)
  case actor(Actor)
  case contacts(Int)
  case contact(String)
  case text(String)
  /// A fact of the pack compared with a value, which is nil where no comparison says so.
  case fact(String, field: String?, Aim)
  /// A part of the deal's record.
  case deal(String, Aim)
  case dealField(String, Aim)

  /// A relation to a value.
  struct Aim: Hashable, Sendable {
    /// As in ``CEL/Operator``, or `""` where any change may do.
    var relation: String
    var value: TracedValue?

    static let any = Aim(relation: "", value: nil)
  }
}

extension Demand.Aim {
  /// Values of a field that reach the aim, the nearest first.
  var values: [DataValue] {
    switch value {
    case .int(let limit):
      return DemandFinder.numbers(relation, Double(limit)).compactMap { number in
        Int64(exactly: number.rounded()).map { .int($0) }
      }
    case .double(let limit):
      return DemandFinder.numbers(relation, limit).map { number in
        number == number.rounded() && abs(number) < 1e15 ? .int(Int64(number)) : .double(number)
      }
    case .text(let text): return relation == Operator.notEquals ? [.text("something else")] : [.text(text)]
    case .bool(let truth): return [.bool(relation == Operator.notEquals ? !truth : truth)]
    case .instant(let instant):
      let day: Int64 = 86_400_000
      let moves: [Int64] =
        switch relation {
        case Operator.less, Operator.lessEquals: [-day, -30 * day]
        case Operator.equals: [0]
        default: [day, 30 * day]
        }
      return moves.compactMap { TracedValue.instant(instant.advanced(by: $0)).asData }
    case .list, .null, .missing, .failed, .duration, .record, .other, nil: return []
    }
  }
}

extension TracedValue {
  init?(_ literal: Literal) {
    switch literal {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .int(Int64(clamping: value))
    case .double(let value): self = .double(value)
    case .string(let text): self = .text(text)
    case .bytes: return nil
    }
  }

  init?(_ parameter: ParameterValue) {
    switch parameter {
    case .number(let value): self = .double(value)
    case .int(let value): self = .int(value)
    case .duration(let span):
      guard let length = span.exactMilliseconds else { return nil }
      self = .duration(length)
    case .text(let text): self = .text(text)
    case .bool(let value): self = .bool(value)
    }
  }

  init?(_ value: DataValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.compactMap { TracedValue($0) })
    }
  }
}
