public import EventTime
public import Symbols

/// The activities of a log in their order, as rows of fixed size with symbols instead of texts.
///
/// Edits are resolved, deleted activities are gone, and nothing lies after as_of. Rows are ordered by
/// (instant, `seq`, `id` by its bytes), which is what *earlier* and *later* mean. Immutable; made by a
/// ``TimelineBuilder``.
public struct Timeline: Sendable {
  /// One activity, 48 bytes: first what a walk through a deal's activities seldom asks for, then what it always does.
  public struct Row: Sendable, BitwiseCopyable {
    var id: ByteArena.Reference
    /// ``Symbol/none`` where the activity carries none; likewise `account` and `rep`.
    public var deal: Symbol
    /// Index into ``Timeline/rare`` plus one, or 0 where all of it has its default.
    var rare: UInt32 = 0
    public var kind: Symbol
    public var account: Symbol
    public var rep: Symbol
    /// Where its contacts stand, or 0 where it has none; before them stands how many they are.
    @usableFromInline var contactsStart: UInt32
    @usableFromInline var cellsStart: UInt32
    @usableFromInline var cellsCount: UInt16
    /// The raw value of an ``Actor``, or 0.
    @usableFromInline var actorCode: UInt8
    var flags: UInt8 = 0
    public var at: Instant
  }

  /// What few activities carry.
  struct Rare: Sendable {
    var seq: Int64 = 0
    var rev: Int64 = 0
    var recorded: Instant
    var source = ByteArena.Reference.none
    var text = ByteArena.Reference.none
  }

  public internal(set) var rows: [Row]
  /// The contacts of all rows, before those of each row their number as an index; see ``contacts(_:)``.
  public internal(set) var contactSymbols: [Symbol]
  /// The field of each cell, shifted by four, and its tag.
  @usableFromInline var cellKeys: [UInt32]
  @usableFromInline var cellBits: [UInt64]
  /// The elements of all lists; see ``Cell/asList``.
  public internal(set) var elements: [Cell]
  var rare: [Rare]
  var bytes: ByteArena
  /// All texts of the log that are compared: kinds, fields, subjects, contacts, texts in data.
  public internal(set) var symbols: SymbolTable

  /// Without an activity.
  package static let empty = Timeline(symbols: SymbolTable())

  init(symbols: SymbolTable) {
    rows = []
    contactSymbols = []
    cellKeys = []
    cellBits = []
    elements = []
    rare = []
    bytes = ByteArena()
    self.symbols = symbols
  }

  /// The same rows with a later state of the table.
  package func adopting(_ symbols: SymbolTable) -> Timeline {
    var timeline = self
    timeline.symbols = symbols
    return timeline
  }

  @inlinable public var rowCount: Int { rows.count }
  @inlinable public func at(_ row: Int) -> Instant { rows[row].at }
  @inlinable public func kind(_ row: Int) -> Symbol { rows[row].kind }
  @inlinable public func deal(_ row: Int) -> Symbol? { rows[row].deal.orNil }
  @inlinable public func account(_ row: Int) -> Symbol? { rows[row].account.orNil }
  @inlinable public func rep(_ row: Int) -> Symbol? { rows[row].rep.orNil }
  @inlinable public func actor(_ row: Int) -> Actor? { Actor(rawValue: rows[row].actorCode) }

  /// Where the activity's contacts stand in ``contactSymbols``.
  @inlinable public func contacts(_ row: Int) -> Range<Int> {
    let start = Int(rows[row].contactsStart)
    return start..<(start == 0 ? 0 : start + Int(contactSymbols[start - 1].index))
  }

  /// What the activity's data says under a field.
  @inlinable public func cell(_ row: Int, field: Symbol) -> Cell {
    for index in cells(row) where cellKeys[index] >> 4 == field.index { return cell(at: index) }
    return .absent
  }

  /// The cells of an activity, for ``field(at:)`` and ``cell(at:)``.
  @inlinable public func cells(_ row: Int) -> Range<Int> {
    let row = rows[row]
    return Int(row.cellsStart)..<(Int(row.cellsStart) + Int(row.cellsCount))
  }

  @inlinable public func field(at cell: Int) -> Symbol { Symbol(index: cellKeys[cell] >> 4) }

  @inlinable public func cell(at index: Int) -> Cell {
    Cell(tag: Cell.Tag(rawValue: UInt8(cellKeys[index] & 15)) ?? .absent, bits: cellBits[index])
  }

  public func id(_ row: Int) -> String { bytes.text(rows[row].id) }
  /// The note, subject or body, or nil where there is none or it was not read.
  public func text(_ row: Int) -> String? {
    rare(row).flatMap { $0.text.isNone ? nil : bytes.text($0.text) }
  }

  /// The id as UTF-8, for the time of the call.
  public func withID<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withBytes(rows[row].id, body)
  }

  public func seq(_ row: Int) -> Int64 { rare(row)?.seq ?? 0 }
  public func rev(_ row: Int) -> Int64 { rare(row)?.rev ?? 0 }
  /// When the log learned of it.
  public func recorded(_ row: Int) -> Instant { rare(row)?.recorded ?? rows[row].at }
  package func source(_ row: Int) -> String? {
    guard let source = rare(row)?.source, !source.isNone else { return nil }
    return bytes.text(source)
  }

  private func rare(_ row: Int) -> Rare? {
    let place = rows[row].rare
    return place == 0 ? nil : rare[Int(place) - 1]
  }
}

extension Symbol {
  @inlinable var orNil: Symbol? { isNone ? nil : self }
}
