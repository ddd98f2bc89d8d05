import Activity
import EventTime

/// An activity in the making: what is proposed, before it has an id and an instant.
struct ActivitySketch: Hashable, Sendable {
  var kind: String
  var actor: Actor?
  var contacts: [String] = []
  var data: [String: DataValue] = [:]
  var text: String?
  /// Another deal than that of the subject, so that it counts as one more.
  var deal: String?

  init(_ kind: String) { self.kind = kind }

  init(_ activity: LoggedActivity) {
    kind = activity.kind
    actor = activity.actor
    contacts = activity.contacts
    data = Dictionary(activity.data.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
    text = activity.text
  }

  /// The same with one thing less to say, in every way.
  var lighter: [ActivitySketch] {
    var sketches: [ActivitySketch] = data.keys.sorted().map { field in
      var sketch = self
      sketch.data[field] = nil
      return sketch
    }
    if text != nil { sketches.append(with { $0.text = nil }) }
    if actor != nil { sketches.append(with { $0.actor = nil }) }
    if !contacts.isEmpty { sketches.append(with { $0.contacts = [] }) }
    if deal != nil { sketches.append(with { $0.deal = nil }) }
    return sketches
  }

  func with(_ change: (inout ActivitySketch) -> Void) -> ActivitySketch {
    var sketch = self
    change(&sketch)
    return sketch
  }
}

extension KindCatalogue {
  /// A value as a field of the kind would take it, or nil where it would read as missing.
  func fitting(_ value: DataValue, _ field: String, of kind: String) -> DataValue? {
    guard let declared = self.kind(named: kind)?.field(named: field) else { return value }
    switch (declared.type, value) {
    case (.any, _), (.bool, .bool), (.int, .int): return value
    case (.number, .int), (.number, .double), (.money, .int), (.money, .double): return value
    case (.share, .int(let value)): return (0...1).contains(value) ? .double(Double(value)) : nil
    case (.share, .double(let value)): return (0...1).contains(value) ? .double(value) : nil
    case (.percentPoints, .int), (.percentPoints, .double): return value
    case (.text, .text(let text)):
      guard let closed = declared.closedValues, !closed.contains(text) else { return value }
      return nil
    case (.date, .text(let text)), (.instant, .text(let text)):
      return RFC3339.parse(text) != nil || CivilDate.parse(text) != nil ? value : nil
    case (.listOfText, .list(let elements)):
      return elements.allSatisfy { if case .text = $0 { true } else { false } } ? value : nil
    case (.listOfText, .text): return .list([value])
    default: return nil
    }
  }
}
