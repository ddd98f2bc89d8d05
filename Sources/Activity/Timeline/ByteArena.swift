/// Bytes that are kept as they come and found again by a reference of eight bytes.
///
/// Grows by blocks, so that nothing is copied when it grows and half a gigabyte of notes needs no more than
/// that.
struct ByteArena: Sendable {
  /// A stretch of at most 16 MiB - 1 within one block.
  struct Reference: Hashable, Sendable, BitwiseCopyable {
    /// 40 bits of position above 24 bits of length.
    private var packed: UInt64

    static let none = Reference(packed: .max)

    private init(packed: UInt64) { self.packed = packed }

    init(position: Int, count: Int) {
      packed = UInt64(truncatingIfNeeded: position) << 24 | UInt64(truncatingIfNeeded: count & 0xFF_FFFF)
    }

    var isNone: Bool { packed == .max }
    var block: Int { Int(packed >> 48) }
    var start: Int { Int(packed >> 24) & 0xFF_FFFF }
    var count: Int { Int(packed & 0xFF_FFFF) }
    var range: Range<Int> { start..<(start + count) }
  }

  /// The longest text, exclusive, and the size of a block.
  static let blockSize = 1 << 24
  /// 65,535 blocks: one TiB of texts.
  static let blockLimit = 1 << 16 - 1

  private var blocks: [[UInt8]] = []

  /// Whether another text of any length fits.
  var isFull: Bool { blocks.count >= Self.blockLimit }

  /// Keeps the bytes, of which there are fewer than ``blockSize``.
  mutating func append(_ bytes: UnsafeRawBufferPointer) -> Reference {
    if blocks.isEmpty || blocks[blocks.count - 1].count + bytes.count > Self.blockSize {
      var block: [UInt8] = []
      block.reserveCapacity(Self.blockSize)
      blocks.append(block)
    }
    let last = blocks.count - 1
    let position = last << 24 | blocks[last].count
    blocks[last].append(contentsOf: bytes)
    return Reference(position: position, count: bytes.count)
  }

  func text(_ reference: Reference) -> String {
    withBytes(reference) { String(decoding: $0, as: UTF8.self) }
  }

  func withBytes<Result>(_ reference: Reference, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    guard !reference.isNone else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return blocks[reference.block].withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[reference.range]))
    }
  }

  /// Byte order, which for UTF-8 is the order of code points.
  func precedes(_ a: Reference, _ b: Reference) -> Bool {
    withBytes(a) { a in withBytes(b) { b in a.lexicographicallyPrecedes(b) } }
  }
}
