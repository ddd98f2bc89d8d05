/// Texts and their numbers, so that the loop over activities compares integers instead of strings.
///
/// Texts are equal when their bytes are, never by canonical equivalence. A table only grows: a symbol stays valid for
/// every later state of the table it came from.
public struct SymbolTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where the text of each symbol ends in ``bytes``; it starts where the one before ends.
  private var ends: [Int] = []
  /// Open addressing: the upper half of the text's hash above symbol index + 1, or 0 for a free place.
  ///
  /// The count is a power of two, at most half of it used. Half a hash in the slot spares most probes the text.
  private var slots: [UInt64]

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
    let hash = TextHash.hash(utf8)
    let (found, place) = probe(utf8, hash)
    if let found { return found }
    let index = ends.count
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
    slots[place] = hash & ~0xFFFF_FFFF | UInt64(index + 1)
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
    probe(utf8, TextHash.hash(utf8)).found
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

  private func range(_ symbol: Symbol) -> Range<Int> {
    let index = Int(symbol.index)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The text's symbol and its place, or the place that it would take.
  private func probe(_ utf8: UnsafeRawBufferPointer, _ hash: UInt64) -> (found: Symbol?, place: Int) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      let slot = slots[place]
      if (slot ^ hash) >> 32 == 0 {
        let symbol = Symbol(index: UInt32(truncatingIfNeeded: slot) - 1)
        if equals(symbol, utf8) { return (symbol, place) }
      }
      place = (place + 1) & mask
    }
    return (nil, place)
  }

  private func equals(_ symbol: Symbol, _ utf8: UnsafeRawBufferPointer) -> Bool {
    let range = range(symbol)
    guard range.count == utf8.count else { return false }
    return bytes.withUnsafeBytes { TextHash.equal(UnsafeRawBufferPointer(rebasing: $0[range]), utf8) }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for index in ends.indices {
      let hash = withUTF8(Symbol(index: UInt32(index)), TextHash.hash)
      var place = Int(truncatingIfNeeded: hash) & mask
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = hash & ~0xFFFF_FFFF | UInt64(index + 1)
    }
    slots = larger
  }
}
