/// Texts and their numbers, so that the loop over activities compares integers instead of strings.
///
/// Texts are equal when their bytes are, never by canonical equivalence. A table only grows: a symbol stays
/// valid for every later state of the table it came from.
public struct SymbolTable: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  /// Where the text of each symbol ends in ``bytes``; it starts where the one before ends.
  @usableFromInline var ends: [Int] = []
  /// Open addressing: symbol index + 1, or 0 for a free place. The count is a power of two, at most half of
  /// it used.
  @usableFromInline var slots: [UInt32]

  public init() {
    slots = Array(repeating: 0, count: 256)
  }

  /// How many different texts there are.
  public var count: Int { ends.count }

  /// The symbol of a text, which is added where it is new.
  public mutating func intern(_ text: String) -> Symbol {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The symbol of a text given as UTF-8, which is added where it is new.
  public mutating func intern(_ utf8: UnsafeRawBufferPointer) -> Symbol {
    let hash = Self.hash(utf8)
    var place = hash & (slots.count - 1)
    while slots[place] != 0 {
      let index = Int(slots[place] - 1)
      if equals(index, utf8) { return Symbol(index: UInt32(index)) }
      place = (place + 1) & (slots.count - 1)
    }
    let index = ends.count
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
    slots[place] = UInt32(index + 1)
    if ends.count * 2 > slots.count { grow() }
    return Symbol(index: UInt32(index))
  }

  /// The symbol of a text that is known, or nil.
  public func find(_ text: String) -> Symbol? {
    var text = text
    return text.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  /// The symbol of a text given as UTF-8, or nil where the table does not know it.
  public func find(_ utf8: UnsafeRawBufferPointer) -> Symbol? {
    var place = Self.hash(utf8) & (slots.count - 1)
    while slots[place] != 0 {
      let index = Int(slots[place] - 1)
      if equals(index, utf8) { return Symbol(index: UInt32(index)) }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The text of a symbol of this table.
  public func text(_ symbol: Symbol) -> String {
    String(decoding: bytes[range(symbol)], as: UTF8.self)
  }

  /// The text of a symbol as UTF-8, for the time of the call.
  public func withUTF8<Result>(_ symbol: Symbol, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range(symbol)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Byte order, which for UTF-8 is the order of code points.
  public func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
    bytes[range(a)].lexicographicallyPrecedes(bytes[range(b)])
  }

  @usableFromInline func range(_ symbol: Symbol) -> Range<Int> {
    let index = Int(symbol.index)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  private func equals(_ index: Int, _ utf8: UnsafeRawBufferPointer) -> Bool {
    let range = range(Symbol(index: UInt32(index)))
    guard range.count == utf8.count else { return false }
    return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[range]).elementsEqual(utf8) }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    for index in ends.indices {
      let range = range(Symbol(index: UInt32(index)))
      let hash = bytes.withUnsafeBytes { Self.hash(UnsafeRawBufferPointer(rebasing: $0[range])) }
      var place = hash & (larger.count - 1)
      while larger[place] != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = UInt32(index + 1)
    }
    slots = larger
  }

  /// Eight bytes a step, multiplied and folded; a place in a table, not a promise against collisions made on
  /// purpose: open addressing stays correct with any hash, only slower.
  private static func hash(_ utf8: UnsafeRawBufferPointer) -> Int {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(utf8.count)
    var offset = 0
    while offset + 8 <= utf8.count {
      state = mix(state ^ utf8.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < utf8.count {
      rest = rest << 8 | UInt64(utf8[offset])
      offset += 1
    }
    return Int(truncatingIfNeeded: mix(state ^ rest) >> 1)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }
}
