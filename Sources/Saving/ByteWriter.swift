/// Writes numbers compactly, for a ``ByteReader`` to read in the same order.
///
/// Small numbers take one byte; what is written says nothing of its own structure.
public struct ByteWriter: Sendable {
  /// The first ``count`` are written.
  public private(set) var room: [UInt8]
  public private(set) var count = 0

  public init() { room = Array(repeating: 0, count: 1_024) }

  /// What has been written.
  public var bytes: ArraySlice<UInt8> { room[..<count] }

  /// Begins again and keeps the room.
  @inlinable @inline(__always)
  public mutating func removeAll() { setCount(0) }

  /// A whole number, seven bits to a byte.
  @inlinable @inline(__always)
  public mutating func put(_ value: UInt64) {
    if count &+ 10 > room.count { grow(by: 10) }
    setCount(write(value))
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
    if count &+ 8 > room.count { grow(by: 8) }
    storeWord(value)
    setCount(count &+ 8)
  }

  /// Bytes as they are; how many is for the reader to know.
  public mutating func put(bytes: UnsafeRawBufferPointer) {
    if count + bytes.count > room.count { grow(by: bytes.count) }
    room.withUnsafeMutableBytes { room in
      UnsafeMutableRawBufferPointer(rebasing: room[count..<count + bytes.count]).copyMemory(from: bytes)
    }
    count += bytes.count
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

  @usableFromInline mutating func setCount(_ count: Int) { self.count = count }

  @usableFromInline
  mutating func write(_ value: UInt64) -> Int {
    let start = count
    return room.withUnsafeMutableBufferPointer { room in
      var (rest, place) = (value, start)
      while rest >= 0x80 {
        room[place] = UInt8(truncatingIfNeeded: rest) | 0x80
        rest &>>= 7
        place &+= 1
      }
      room[place] = UInt8(truncatingIfNeeded: rest)
      return place &+ 1
    }
  }

  @usableFromInline
  mutating func storeWord(_ value: UInt64) {
    let start = count
    room.withUnsafeMutableBytes {
      $0.storeBytes(of: value.littleEndian, toByteOffset: start, as: UInt64.self)
    }
  }

  @inline(never) @usableFromInline
  mutating func grow(by more: Int) {
    room += [UInt8](repeating: 0, count: max(room.count, more))
  }
}
