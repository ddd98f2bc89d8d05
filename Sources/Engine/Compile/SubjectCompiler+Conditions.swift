import CEL
import RulePacks
import SourceText
import Symbols

extension SubjectCompiler {
  /// The place of a condition; one that means the same as another has its place.
  ///
  /// - Parameters:
  ///   - isOfFact: Whether facts ask it, of the activities that they take in: they share none with others, so that one
  ///     can tell of which activities it is asked.
  ///   - file: Where it stands, if not in the pack.
  mutating func place(
    _ condition: Condition, ofFact isOfFact: Bool = false, pack: Int, in file: SourceFile? = nil
  ) -> Int {
    let key = ConditionKey(condition, pack: pack, isOfFact: isOfFact)
    if let known = conditionPlaces[key] { return known }
    let compiled = compile(condition, pack: pack, file ?? packs[pack].file)
    conditionPlaces[key] = program.conditions.count
    program.conditions.append(compiled)
    return program.conditions.count - 1
  }

  private mutating func compile(
    _ condition: Condition, pack: Int, _ file: SourceFile
  ) -> ConditionProgram {
    let checked = condition.checked
    let planned = Program.plan(checked, symbols: &symbols)
    let loaders = planned.attributes.map { loader(for: $0, pack: pack) }
    var reads = ConditionProgram.Reads()
    for loader in loaders { reads.add(loader, for: program.kind) }
    for case .norm(let slot) in loaders {
      reads.norms = true
      for key in keys(ofNorm: slot) { reads.add(key, for: program.kind) }
    }
    let clock = condition.clockComparisons.map { comparison in
      ClockProgram(
        timestamp: ConditionRunner(Program.plan(checked, root: comparison.timestamp, symbols: &symbols)),
        duration: comparison.duration.map {
          ConditionRunner(Program.plan(checked, root: $0, symbols: &symbols))
        })
    }
    return ConditionProgram(
      runner: ConditionRunner(planned), loaders: loaders, plain: Self.plain(checked, loaders), reads: reads,
      clock: clock,
      file: file, condition: condition)
  }

  /// The loader of an expression that is nothing but one attribute.
  private static func plain(_ checked: Checked, _ loaders: [Loader]) -> Loader? {
    guard loaders.count == 1 else { return nil }
    var expression = checked.expression
    while true {
      switch expression.kind {
      case .identifier: return loaders[0]
      case .select(let operand, _, _, optional: false): expression = operand
      default: return nil
      }
    }
  }

  mutating func loader(for attribute: Attribute, pack: Int) -> Loader {
    let path = attribute.path
    switch attribute.root {
    case "activity": return activity(path, of: .trigger, attribute.type)
    case "data": return activity(["data"] + path, of: .trigger, attribute.type)
    case "other": return activity(path, of: .other, attribute.type)
    case "last": return activity(path, of: .last, attribute.type)
    case "deal": return deal(path)
    case "account": return subject(.account, path)
    case "rep": return subject(.rep, path)
    case "manager": return subject(.manager, path)
    case "team": return subject(.team, path)
    case "facts": return fact(path, attribute.type, pack: pack)
    case "norms": return norm(path, pack: pack)
    case "params": return constant(path) { constants.place(parameter: $0, of: packs[pack], &symbols) }
    case "lists": return constant(path) { constants.place(list: $0, of: packs[pack], &symbols) }
    default: return Self.plainNames[attribute.root] ?? .absent
    }
  }

  private static let plainNames: [String: Loader] = [
    "now": .now, "zone": .zone, "currency": .currency, "due": .found(.due), "late_by": .found(.lateBy),
    "missing": .found(.missing), "count": .found(.count), "period": .found(.period),
    "before": .found(.before),
  ]

  private func constant(_ path: [String], _ place: (String) -> Int?) -> Loader {
    guard path.count == 1, let place = place(path[0]) else { return .absent }
    return .constant(place)
  }

  private mutating func fact(_ path: [String], _ type: ValueType, pack: Int) -> Loader {
    guard let name = path.first, let slot = place(ofFact: name, pack: pack) else { return .absent }
    if path.count == 1 { return .fact(slot) }
    return activity(Array(path.dropFirst()), of: .fact(slot), type)
  }

  private mutating func activity(_ path: [String], of origin: Loader.Origin, _ type: ValueType) -> Loader {
    if path.count == 2, path[0] == "data" {
      return .data(symbols.intern(path[1]), of: origin, asDouble: type == .double)
    }
    guard let part = Self.activityParts[path] else { return .absent }
    return .activity(part, of: origin)
  }

  private static let activityParts: [[String]: Loader.ActivityPart] = [
    []: .whole, ["id"]: .id, ["at"]: .at, ["kind"]: .kind, ["actor"]: .actor, ["contacts"]: .contacts,
    ["text"]: .text,
  ]

  private mutating func deal(_ path: [String]) -> Loader {
    if path.count == 2, path[0] == "fields" { return .dealField(symbols.intern(path[1])) }
    guard let part = Self.dealParts[path] else { return .absent }
    return .deal(part)
  }

  private static let dealParts: [[String]: Loader.DealPart] = [
    []: .whole, ["id"]: .id, ["name"]: .name, ["account"]: .account, ["rep"]: .rep, ["stage"]: .stage,
    ["amount"]: .amount, ["currency"]: .currency, ["opened_at"]: .openedAt, ["close_date"]: .closeDate,
    ["open"]: .open, ["won"]: .won, ["lost"]: .lost, ["fields"]: .fields,
  ]

  private mutating func subject(_ role: Loader.Role, _ path: [String]) -> Loader {
    if path.count == 2, path[0] == "fields" { return .subjectField(role, symbols.intern(path[1])) }
    guard let part = Self.subjectParts[path] else { return .absent }
    return .subject(role, part)
  }

  private static let subjectParts: [[String]: Loader.SubjectPart] = [
    []: .whole, ["id"]: .id, ["name"]: .name, ["open_deals"]: .openDeals, ["fields"]: .fields,
  ]
}

/// What a condition means, whoever wrote it.
struct ConditionKey: Hashable {
  private struct Reading: Hashable {
    let root: String
    let path: [String]
    let type: ValueType
  }

  private let text: String
  private let readings: [Reading]
  /// Nil where it reads nothing that packs name by themselves.
  private let pack: Int?
  private let isOfFact: Bool

  init(_ condition: Condition, pack: Int, isOfFact: Bool) {
    let attributes = condition.checked.attributes
    text = condition.text
    readings = attributes.map { Reading(root: $0.root, path: $0.path, type: $0.type) }
    self.pack = attributes.contains { Self.ownRoots.contains($0.root) } ? pack : nil
    self.isOfFact = isOfFact
  }

  private static let ownRoots: Set<String> = ["params", "lists", "facts", "norms"]
}
