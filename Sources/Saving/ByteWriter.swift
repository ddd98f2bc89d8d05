/// Writes numbers compactly, for a ``ByteReader`` to read in the same order.
///
/// Small numbers take one byte; what is written says nothing of its own structure. Its room is used again, and nobody
/// else's: every number is stored without a question of who shares it.
public struct ByteWriter: ~Copyable {
  /// The first ``count`` bytes are written.
  @usableFromInline var room: UnsafeMutableRawPointer
  @usableFromInline var size: Int
  @usableFromInline var written = 0

  public init() {
    size = 1_024
    room = .allocate(byteCount: size, alignment: 16)
  }

  deinit { room.deallocate() }

  /// How many bytes have been written.
  public var count: Int { written }

  /// What has been written.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  public borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: room, count: written))
  }

  /// Begins again and keeps the room.
  @inlinable @inline(__always)
  public mutating func removeAll() { written = 0 }

  /// A whole number: below 128 in one byte, else as many bytes as it has behind one that says how many.
  @inlinable @inline(__always)
  public mutating func put(_ value: UInt64) {
    if written &+ 10 > size { grow(by: 10) }
    if value < 0x80 {
      room.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: written, as: UInt8.self)
      written &+= 1
    } else {
      putLong(value)
    }
  }

  @inlinable @inline(__always)
  public mutating func put(_ value: Int) { put(UInt64(truncatingIfNeeded: value)) }

  @inlinable @inline(__always)
  public mutating func put(_ value: UInt32) { put(UInt64(value)) }

  @inlinable @inline(__always)
  public mutating func put(_ value: Bool) { put(value ? 1 as UInt64 : 0) }

  /// A number that may be negative: small ones of either sign take one byte.
  @inlinable @inline(__always)
  public mutating func putSigned(_ value: Int64) {
    put(UInt64(bitPattern: (value &<< 1) ^ (value &>> 63)))
  }

  /// An instant by its distance from another one; `Int64.max` stands for none and takes one byte.
  @inlinable @inline(__always)
  public mutating func put(instant: Int64, from base: Int64) {
    guard instant != .max else { return put(0 as UInt64) }
    let distance = instant &- base
    put(UInt64(bitPattern: (distance &<< 1) ^ (distance &>> 63)) &+ 1)
  }

  /// Eight bytes as they are.
  @inlinable @inline(__always)
  public mutating func putWord(_ value: UInt64) {
    if written &+ 8 > size { grow(by: 8) }
    room.storeBytes(of: value.littleEndian, toByteOffset: written, as: UInt64.self)
    written &+= 8
  }

  /// A value without references, as it stands in memory: for this program on this machine to read again.
  @inlinable @inline(__always)
  public mutating func put<Value: BitwiseCopyable>(raw value: Value) {
    if written &+ MemoryLayout<Value>.size > size { grow(by: MemoryLayout<Value>.size) }
    room.storeBytes(of: value, toByteOffset: written, as: Value.self)
    written &+= MemoryLayout<Value>.size
  }

  /// Bytes as they are; how many is for the reader to know.
  public mutating func put(bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count > size - written { grow(by: bytes.count) }
    (room + written).copyMemory(from: start, byteCount: bytes.count)
    written += bytes.count
  }

  /// A list of values without references, as they stand in memory: for this program on this machine to read again.
  public mutating func put<Element: BitwiseCopyable>(array: [Element]) {
    put(array.count)
    put(MemoryLayout<Element>.stride)
    array.withUnsafeBytes { put(bytes: $0) }
  }

  /// A text as UTF-8.
  public mutating func put(_ text: String) {
    var text = text
    put(text.utf8.count)
    text.withUTF8 { put(bytes: UnsafeRawBufferPointer($0)) }
  }

  @usableFromInline
  mutating func putLong(_ value: UInt64) {
    let count = value.byteCount
    room.storeBytes(of: 0x80 | UInt8(truncatingIfNeeded: count), toByteOffset: written, as: UInt8.self)
    // Eight bytes at once: those behind the number are written over by what comes next.
    room.storeBytes(of: value.littleEndian, toByteOffset: written &+ 1, as: UInt64.self)
    written &+= 1 &+ count
  }

  @inline(never) @usableFromInline
  mutating func grow(by more: Int) {
    let larger = size + max(size, more)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    moved.copyMemory(from: room, byteCount: written)
    room.deallocate()
    (room, size) = (moved, larger)
  }
}

extension UInt64 {
  /// How many bytes it has without leading zeros.
  fileprivate var byteCount: Int { (Self.bitWidth &+ 7 &- leadingZeroBitCount) &>> 3 }
}
