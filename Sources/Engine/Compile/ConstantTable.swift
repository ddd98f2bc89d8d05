import Activity
import CEL
import EventTime
import RulePacks
import Symbols

/// Parameters and lists of packs as values; lists become values once a run has a memory to keep them in.
struct ConstantTable: Sendable {
  enum Entry: Sendable {
    case value(Value)
    case list([Value])
  }

  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]

  /// The place of `params.NAME` of a pack, or nil where it has none of that name.
  mutating func place(parameter name: String, of pack: RulePack, _ symbols: inout SymbolTable) -> Int? {
    guard let parameter = pack.params.first(where: { $0.name == name }) else { return nil }
    return place("\(pack.id) params \(name)", .value(Self.value(parameter.value, &symbols)))
  }

  /// The place of `lists.NAME` of a pack, or nil where it has none of that name.
  mutating func place(list name: String, of pack: RulePack, _ symbols: inout SymbolTable) -> Int? {
    guard let list = pack.lists.first(where: { $0.name == name }) else { return nil }
    return place("\(pack.id) lists \(name)", .list(list.values.map { Self.value($0, &symbols) }))
  }

  /// The values in a run's memory, which keeps them.
  func values(in memory: inout Memory) -> [Value] {
    let values = entries.map { entry in
      switch entry {
      case .value(let value): value
      case .list(let elements): memory.list(of: elements)
      }
    }
    memory.keep()
    return values
  }

  private mutating func place(_ key: String, _ entry: Entry) -> Int {
    if let known = places[key] { return known }
    places[key] = entries.count
    entries.append(entry)
    return entries.count - 1
  }

  static func value(_ parameter: ParameterValue, _ symbols: inout SymbolTable) -> Value {
    switch parameter {
    case .number(let number): .double(number)
    case .int(let number): .int(number)
    case .duration(let span):
      span.exactMilliseconds.map { .duration(milliseconds: $0) } ?? .error(.outOfRange)
    case .text(let text): .string(symbols.intern(text))
    case .bool(let bool): .bool(bool)
    }
  }

  /// A list within a list does not occur in packs, and reads as null.
  static func value(_ value: DataValue, _ symbols: inout SymbolTable) -> Value {
    switch value {
    case .null, .list: .null
    case .bool(let bool): .bool(bool)
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    case .text(let text): .string(symbols.intern(text))
    }
  }
}
