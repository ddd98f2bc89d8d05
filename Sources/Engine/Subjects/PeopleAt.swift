import Activity
import EventTime
import Symbols

/// What the directory says of people, accounts and deals at an instant, in the symbols of a run.
struct PeopleAt: Sendable {
  /// What holds of one of them from an instant until another.
  struct Record: Sendable, BitwiseCopyable {
    /// The id where the directory knows no name.
    var name: Symbol
    /// Of a person; ``Symbol/none`` where there is none.
    var manager = Symbol.none
    var team = Symbol.none
    /// Of a person: by the own entry's role, or because somebody's entry names them.
    var isManager = false
    /// In milliseconds; ``until`` is the first instant at which it no longer holds, so a timer, or `Int64.max`.
    var from = Int64.min
    var until = Int64.max
    /// Places in ``PeopleAt/fields``.
    fileprivate var firstField: UInt32 = 0
    fileprivate var endOfFields: UInt32 = 0

    init(id: Symbol) { name = id }
  }

  struct Field: Sendable {
    var name: Symbol
    var value: Cell
  }

  private var people = DatedRecords()
  private var accounts = DatedRecords()
  private var deals = DatedRecords()
  private var fields: [Field] = []
  /// The elements of lists among the fields: what their ``Cell/asList`` means.
  private(set) var elements: [Cell] = []

  /// Who is what at an instant; whom the directory does not know is named by the id.
  func person(_ id: Symbol, at instant: Instant) -> Record { people.record(of: id, at: instant) }
  func account(_ id: Symbol, at instant: Instant) -> Record { accounts.record(of: id, at: instant) }
  func deal(_ id: Symbol, at instant: Instant) -> Record { deals.record(of: id, at: instant) }

  /// What the directory says of a person over time, from the first instant on; empty where it says nothing.
  func history(ofPerson id: Symbol) -> ArraySlice<Record> { people.records(of: id) }

  /// The further attributes of somebody or something.
  func fields(of record: Record) -> ArraySlice<Field> {
    fields[Int(record.firstField)..<Int(record.endOfFields)]
  }

  /// One of the further attributes, or absent.
  func field(_ name: Symbol, of record: Record) -> Cell {
    for field in fields(of: record) where field.name == name { return field.value }
    return .absent
  }
}

// MARK: Making it

extension PeopleAt {
  /// - Parameter symbols: A table that continues the timeline's; it takes up all texts of the directory.
  init(_ directory: Directory, symbols: inout SymbolTable) {
    let linked = LinkedDirectory(directory, symbols: &symbols)
    for kind in Directory.SubjectKind.allCases {
      for id in Self.ids(kind, directory, &symbols) { append(kind, id, linked, &symbols) }
    }
  }

  /// Everybody of whom the directory says something, managers whom only others' entries name included; once each.
  private static func ids(
    _ kind: Directory.SubjectKind, _ directory: Directory, _ symbols: inout SymbolTable
  ) -> [Symbol] {
    var ids: [Symbol] = []
    var seen: Set<Symbol> = []
    for entry in directory.entries where entry.kind == kind {
      for id in [entry.id, entry.manager].compactMap(\.self) {
        let symbol = symbols.intern(id)
        if seen.insert(symbol).inserted { ids.append(symbol) }
      }
    }
    return ids
  }

  private mutating func append(
    _ kind: Directory.SubjectKind, _ id: Symbol, _ linked: LinkedDirectory, _ symbols: inout SymbolTable
  ) {
    var instants = linked.changes(kind, of: id)
    if kind == .person {
      for rep in linked.reps(ofManager: id) { instants += linked.changes(.person, of: rep) }
    }
    let starts = [Instant.earliest] + Set(instants.filter { $0 > .earliest }).sorted()
    var records: [Record] = []
    for (place, start) in starts.enumerated() {
      var record = record(kind, id, at: start, linked, &symbols)
      record.from = place == 0 ? .min : start.milliseconds
      record.until = place + 1 < starts.count ? starts[place + 1].milliseconds : .max
      records.append(record)
    }
    switch kind {
    case .person: people.append(records, of: id)
    case .account: accounts.append(records, of: id)
    case .deal: deals.append(records, of: id)
    }
  }

  private mutating func record(
    _ kind: Directory.SubjectKind, _ id: Symbol, at instant: Instant, _ linked: LinkedDirectory,
    _ symbols: inout SymbolTable
  ) -> Record {
    var record = Record(id: id)
    record.isManager = kind == .person && linked.isManager(id, at: instant)
    guard let entry = linked.entry(kind, of: id, at: instant) else { return record }
    if let name = entry.name { record.name = symbols.intern(name) }
    record.manager = entry.manager.map { symbols.intern($0) } ?? .none
    record.team = entry.team.map { symbols.intern($0) } ?? .none
    record.firstField = UInt32(truncatingIfNeeded: fields.count)
    for field in entry.fields {
      fields.append(Field(name: symbols.intern(field.name), value: cell(field.value, &symbols)))
    }
    record.endOfFields = UInt32(truncatingIfNeeded: fields.count)
    return record
  }

  private mutating func cell(_ value: DataValue, _ symbols: inout SymbolTable) -> Cell {
    switch value {
    case .null: return .absent
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value): return .double(value)
    case .text(let text): return .text(symbols.intern(text))
    case .list(let values):
      let cells = values.map { cell($0, &symbols) }
      elements += cells
      return .list((elements.count - cells.count)..<elements.count)
    }
  }
}
