/// Bytes that are kept as they come and found again by a reference of eight bytes.
///
/// Grows by blocks, so that half a gigabyte of notes is never copied as a whole.
struct ByteArena: Sendable {
  /// A stretch of at most 32 MiB - 1 within one block.
  struct Reference: Hashable, Sendable, BitwiseCopyable {
    /// 14 bits of block, 25 of start, 25 of length.
    private let packed: UInt64

    static let none = Reference(packed: .max)

    private init(packed: UInt64) { self.packed = packed }

    init(block: Int, start: Int, count: Int) {
      packed = UInt64(block) << 50 | UInt64(start) << 25 | UInt64(count)
    }

    var isNone: Bool { packed == .max }
    var block: Int { Int(packed >> 50) }
    var start: Int { Int(packed >> 25) & 0x1FF_FFFF }
    var count: Int { Int(packed) & 0x1FF_FFFF }
    var range: Range<Int> { start..<(start + count) }
  }

  /// The size of a block, which a single text stays below: lines do.
  static let blockSize = 1 << 25
  /// Half a TiB of texts.
  static let blockLimit = (1 << 14) - 1

  var full: [[UInt8]] = []
  var current: [UInt8] = []

  /// Whether the last block but one has been filled, so that there is room for one more line and no log.
  var isFull: Bool { full.count + 1 >= Self.blockLimit }

  /// Makes room for so many bytes, or as much of them as a block holds.
  mutating func reserve(_ count: Int) { current.reserveCapacity(min(count, Self.blockSize)) }

  /// Keeps the bytes, of which there are fewer than ``blockSize``.
  mutating func append(_ bytes: UnsafeRawBufferPointer) -> Reference {
    if current.count + bytes.count > Self.blockSize {
      full.append(current)
      current = []
    }
    let start = current.count
    current.append(contentsOf: bytes)
    return Reference(block: full.count, start: start, count: bytes.count)
  }

  /// Lets go of all bytes and keeps the room of one block.
  mutating func removeAll() {
    full = []
    current.removeAll(keepingCapacity: true)
  }

  /// Keeps all bytes of another one, and says where each of its references has gone.
  mutating func append(_ other: ByteArena) -> Moves {
    let blocks = (other.full + [other.current]).map { block in block.withUnsafeBytes { append($0) } }
    return Moves(blocks: blocks)
  }

  /// Where the blocks of an arena that was appended to another one are now.
  struct Moves {
    fileprivate let blocks: [Reference]

    subscript(_ reference: Reference) -> Reference {
      guard !reference.isNone else { return reference }
      let block = blocks[reference.block]
      return Reference(block: block.block, start: block.start + reference.start, count: reference.count)
    }
  }

  func text(_ reference: Reference) -> String {
    withBytes(reference) { String(decoding: $0, as: UTF8.self) }
  }

  func withBytes<Result>(
    _ reference: Reference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    guard !reference.isNone else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let (block, range) = (reference.block, reference.range)
    if block < full.count {
      return try full[block].withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    return try current.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Byte order, which for UTF-8 is the order of code points.
  func precedes(_ a: Reference, _ b: Reference) -> Bool {
    withBytes(a) { a in
      withBytes(b) { b in
        let shared = min(a.count, b.count)
        var offset = 0
        // Ids are short: most comparisons end with the first or the second word.
        while offset &+ 8 <= shared {
          let left = UInt64(bigEndian: a.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          let right = UInt64(bigEndian: b.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          if left != right { return left < right }
          offset &+= 8
        }
        while offset < shared, a[offset] == b[offset] { offset &+= 1 }
        return offset < shared ? a[offset] < b[offset] : a.count < b.count
      }
    }
  }
}
