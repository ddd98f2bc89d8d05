import Symbols

/// How the fields of each kind are read: found by the bytes of their name, with type and values at hand.
///
/// A field that no kind declares gets an entry when it first comes, of type `any`.
struct FieldTable: Sendable {
  struct Kind: Sendable {
    var symbol: Symbol
    var isDeclared: Bool
    var keepsContacts: Bool
    var entries: [Entry] = []
    /// Accepted lines.
    var lines = 0
    /// By field.
    var misfits: [Symbol: Int] = [:]
  }

  struct Entry: Sendable, BitwiseCopyable {
    var name: NameWords
    var symbol: Symbol
    var type: FieldType
    var isKept: Bool
    /// Index into ``FieldTable/closedValues``, or -1.
    var values: Int32
  }

  /// Where a kind has so many fields, further ones that nobody declares are read without an entry of their own.
  static let entryLimit = 256

  private(set) var closedValues: [[Symbol]] = []
  var kinds: [Kind] = []
  /// The place in ``kinds`` by symbol, or -1.
  private var places: [Int32] = []
  private let keptFields: Set<String>?
  /// The kinds of which contacts are kept; nil for all.
  private let contactKinds: [Symbol]?

  init(_ catalogue: KindCatalogue, keeping content: LogContent, symbols: inout SymbolTable) {
    keptFields = content.dataFields
    contactKinds = content.contactKinds.map { kinds in kinds.sorted().map { symbols.intern($0) } }
    for kind in catalogue.kinds {
      let place = add(symbols.intern(kind.name), isDeclared: true)
      kinds[place].entries = kind.fields.map { entry($0, &symbols) }
    }
  }

  /// The place of a kind, which is added where it is new.
  mutating func place(of kind: Symbol) -> Int {
    let index = Int(kind.index)
    if index < places.count, places[index] >= 0 { return Int(places[index]) }
    return add(kind, isDeclared: false)
  }

  /// The place of a field's entry, which is added where it is new and there is room.
  mutating func entry(_ name: UnsafeRawBufferPointer, ofKind kind: Int, symbols: inout SymbolTable) -> Int? {
    let words = NameWords(name)
    if words.isExact {
      for place in kinds[kind].entries.indices where kinds[kind].entries[place].name == words { return place }
    } else if let symbol = symbols.find(name) {
      for place in kinds[kind].entries.indices where kinds[kind].entries[place].symbol == symbol {
        return place
      }
    }
    guard kinds[kind].entries.count < Self.entryLimit else { return nil }
    kinds[kind].entries.append(undeclared(name, &symbols))
    return kinds[kind].entries.count - 1
  }

  /// An entry for a field that nobody declares.
  func undeclared(_ name: UnsafeRawBufferPointer, _ symbols: inout SymbolTable) -> Entry {
    let isKept = keptFields?.contains(String(decoding: name, as: UTF8.self)) ?? true
    return Entry(name: NameWords(name), symbol: symbols.intern(name), type: .any, isKept: isKept, values: -1)
  }

  func isAllowed(_ value: Symbol, by entry: Entry) -> Bool {
    entry.values < 0 || closedValues[Int(entry.values)].contains(value)
  }

  private mutating func add(_ kind: Symbol, isDeclared: Bool) -> Int {
    while places.count <= Int(kind.index) { places.append(-1) }
    places[Int(kind.index)] = Int32(kinds.count)
    let keepsContacts = contactKinds?.contains(kind) ?? true
    kinds.append(Kind(symbol: kind, isDeclared: isDeclared, keepsContacts: keepsContacts))
    return kinds.count - 1
  }

  private mutating func entry(_ field: FieldDeclaration, _ symbols: inout SymbolTable) -> Entry {
    var values: Int32 = -1
    if let closed = field.closedValues {
      values = Int32(closedValues.count)
      closedValues.append(closed.map { symbols.intern($0) })
    }
    return Entry(
      name: Array(field.name.utf8).withUnsafeBytes { NameWords($0) }, symbol: symbols.intern(field.name),
      type: field.type, isKept: keptFields?.contains(field.name) ?? true, values: values)
  }
}

/// The first and the last eight bytes of a name and its length: up to sixteen bytes they are the name.
struct NameWords: Hashable, Sendable, BitwiseCopyable {
  private let head: UInt64
  private let tail: UInt64
  private let count: Int

  @inline(__always)
  init(_ name: UnsafeRawBufferPointer) {
    count = name.count
    tail = TextHash.lastWord(name)
    head = count > 8 ? name.loadUnaligned(fromByteOffset: 0, as: UInt64.self) : 0
  }

  /// Whether equal words mean equal names.
  var isExact: Bool { count <= 16 }
}
