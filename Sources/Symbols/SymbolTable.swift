import CPrefetch

/// Texts and their numbers, so that the loop over activities compares integers instead of strings.
///
/// Texts are equal when their bytes are, never by canonical equivalence. A table only grows: a symbol stays valid for
/// every later state of the table it came from.
public struct SymbolTable: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  /// Where the text of each symbol ends in ``bytes``; it starts where the one before ends.
  @usableFromInline var ends: [Int] = []
  /// Open addressing; the count is a power of two, at most half of it used.
  private var slots: [Slot]

  /// A place in the table: finding a text of up to eight bytes, as most ids are, touches nothing else.
  private struct Slot: BitwiseCopyable {
    /// 24 bits of hash, 8 of length, 32 of symbol index + 1; 0 for a free place.
    var key: UInt64
    /// The text, or the last eight bytes of a longer one.
    var word: UInt64

    static let free = Slot(key: 0, word: 0)

    init(key: UInt64, word: UInt64) {
      self.key = key
      self.word = word
    }

    init(_ text: HashedText, _ symbol: Symbol) {
      key = text.key | UInt64(symbol.index + 1)
      word = text.word
    }

    var symbol: Symbol { Symbol(index: UInt32(truncatingIfNeeded: key) &- 1) }

    func mayHold(_ text: HashedText) -> Bool {
      (key ^ text.key) >> 32 == 0 && word == text.word
    }
  }

  /// A text with what its slot says of it.
  private struct HashedText {
    let utf8: UnsafeRawBufferPointer
    let hash: UInt64
    let key: UInt64
    let word: UInt64

    @inline(__always)
    init(_ utf8: UnsafeRawBufferPointer) {
      self.utf8 = utf8
      word = TextHash.lastWord(utf8)
      hash = TextHash.hash(utf8, lastWord: word)
      key = hash & 0xFFFF_FF00_0000_0000 | UInt64(min(utf8.count, 255)) << 32
    }
  }

  public init() {
    slots = Array(repeating: .free, count: 256)
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
    let text = HashedText(utf8)
    // Most texts are short, known, and where they are looked for first.
    let first = slots[Int(truncatingIfNeeded: text.hash) & (slots.count &- 1)]
    if utf8.count <= 8, first.key != 0, first.mayHold(text) { return first.symbol }
    return internAnywhere(text)
  }

  @inline(never)
  private mutating func internAnywhere(_ text: HashedText) -> Symbol {
    let (found, place) = probe(text)
    return found ?? add(text, at: place)
  }

  @inline(never)
  private mutating func add(_ text: HashedText, at place: Int) -> Symbol {
    let symbol = Symbol(index: UInt32(ends.count))
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
    slots[place] = Slot(text, symbol)
    if ends.count * 2 > slots.count { grow() }
    return symbol
  }

  /// Has the processor fetch the place of a text that will be looked for soon.
  @inline(__always)
  public func fetch(_ utf8: UnsafeRawBufferPointer) {
    slots.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      let place = Int(truncatingIfNeeded: TextHash.hash(utf8)) & (slots.count &- 1)
      prefetch(start + place &* MemoryLayout<Slot>.stride)
    }
  }

  /// The symbol of a text that is known, or nil.
  public func find(_ text: String) -> Symbol? {
    var text = text
    return text.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  /// The symbol of a text given as UTF-8, or nil where the table does not know it.
  public func find(_ utf8: UnsafeRawBufferPointer) -> Symbol? {
    probe(HashedText(utf8)).found
  }

  /// The text of a symbol of this table.
  public func text(_ symbol: Symbol) -> String {
    String(decoding: bytes[range(symbol)], as: UTF8.self)
  }

  /// The text of a symbol as UTF-8, for the time of the call.
  @inlinable @inline(__always)
  public func withUTF8<Result>(_ symbol: Symbol, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range(symbol)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The length of the text of a symbol in bytes.
  @inlinable public func utf8Count(_ symbol: Symbol) -> Int { range(symbol).count }

  /// Adds the text of a symbol to bytes as UTF-8.
  @inlinable public func append(_ symbol: Symbol, to utf8: inout [UInt8]) {
    withUTF8(symbol) { utf8.append(contentsOf: $0) }
  }

  /// Byte order, which for UTF-8 is the order of code points.
  public func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
    bytes[range(a)].lexicographicallyPrecedes(bytes[range(b)])
  }

  @inlinable @inline(__always)
  func range(_ symbol: Symbol) -> Range<Int> {
    let index = Int(symbol.index)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The text's symbol and its place, or the place that it would take.
  @inline(__always)
  private func probe(_ text: HashedText) -> (found: Symbol?, place: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var place = Int(truncatingIfNeeded: text.hash) & mask
      while true {
        let slot = slots[place]
        if slot.key == 0 { return (nil, place) }
        if slot.mayHold(text), text.utf8.count <= 8 || equals(slot.symbol, text.utf8) {
          return (slot.symbol, place)
        }
        place = (place &+ 1) & mask
      }
    }
  }

  private func equals(_ symbol: Symbol, _ utf8: UnsafeRawBufferPointer) -> Bool {
    let range = range(symbol)
    guard range.count == utf8.count else { return false }
    return bytes.withUnsafeBytes { TextHash.equal(UnsafeRawBufferPointer(rebasing: $0[range]), utf8) }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: .free, count: slots.count * 2)
    let mask = larger.count - 1
    for index in ends.indices {
      let symbol = Symbol(index: UInt32(index))
      let (slot, hash) = withUTF8(symbol) { utf8 in
        let text = HashedText(utf8)
        return (Slot(text, symbol), text.hash)
      }
      var place = Int(truncatingIfNeeded: hash) & mask
      while larger[place].key != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }
}
