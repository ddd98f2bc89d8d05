/// Reads what a ``ByteWriter`` wrote.
///
/// Where the bytes end too early, or say what cannot be, it reads zeros and ``isBroken`` tells. It keeps no bytes: it
/// must not be used for longer than the buffer it was given.
public struct ByteReader {
  @usableFromInline let bytes: UnsafeRawBufferPointer
  @usableFromInline var place = 0
  /// Something could not be read; all that came since is worthless.
  public private(set) var isBroken = false

  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// How many bytes have been read.
  public var position: Int { place }

  public var isAtEnd: Bool { place == bytes.count }

  @inlinable @inline(__always)
  public mutating func take() -> UInt64 {
    if place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        place &+= 1
        return UInt64(byte)
      }
    }
    return takeLong()
  }

  @inlinable @inline(__always)
  public mutating func takeInt() -> Int { Int(truncatingIfNeeded: take()) }

  @inlinable @inline(__always)
  public mutating func takeUInt32() -> UInt32 { UInt32(truncatingIfNeeded: take()) }

  @inlinable @inline(__always)
  public mutating func takeBool() -> Bool { take() != 0 }

  @inlinable @inline(__always)
  public mutating func takeSigned() -> Int64 {
    let value = take()
    return Int64(bitPattern: value &>> 1) ^ -Int64(bitPattern: value & 1)
  }

  @inlinable @inline(__always)
  public mutating func takeInstant(from base: Int64) -> Int64 {
    let value = take()
    guard value != 0 else { return .max }
    let distance = value &- 1
    return base &+ (Int64(bitPattern: distance &>> 1) ^ -Int64(bitPattern: distance & 1))
  }

  public mutating func takeWord() -> UInt64 {
    guard bytes.count - place >= 8 else {
      fail()
      return 0
    }
    place += 8
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place - 8, as: UInt64.self))
  }

  /// A value that `put(raw:)` wrote; nil where there are too few bytes.
  @inlinable @inline(__always)
  public mutating func take<Value: BitwiseCopyable>(raw type: Value.Type) -> Value? {
    guard bytes.count &- place >= MemoryLayout<Value>.size else {
      fail()
      return nil
    }
    place &+= MemoryLayout<Value>.size
    return bytes.loadUnaligned(fromByteOffset: place &- MemoryLayout<Value>.size, as: Value.self)
  }

  /// How many of something follow, each of which takes at least one byte: never more than there are bytes.
  @inlinable @inline(__always)
  public mutating func takeCount() -> Int {
    let count = take()
    guard count <= UInt64(bytes.count &- place) else {
      fail()
      return 0
    }
    return Int(count)
  }

  /// The next so many bytes; empty where there are fewer.
  public mutating func take(bytes count: Int) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - place else {
      fail()
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    place += count
    return UnsafeRawBufferPointer(rebasing: bytes[place - count..<place])
  }

  /// A list that `put(array:)` wrote; empty where its elements were of another size.
  public mutating func takeArray<Element: BitwiseCopyable>(of type: Element.Type) -> [Element] {
    let (count, stride) = (take(), takeInt())
    guard stride == MemoryLayout<Element>.stride, count <= UInt64(bytes.count - place) / UInt64(stride)
    else {
      fail()
      return []
    }
    // An array made without room writes to the one that all empty arrays are, which others may be reading.
    guard count > 0 else { return [] }
    let bytes = take(bytes: Int(count) * stride)
    return [Element](unsafeUninitializedCapacity: Int(count)) { room, initialized in
      UnsafeMutableRawBufferPointer(room).copyMemory(from: bytes)
      initialized = Int(count)
    }
  }

  /// A text; bytes that are no UTF-8 are replaced.
  public mutating func takeText() -> String { String(decoding: take(bytes: takeCount()), as: UTF8.self) }

  /// Takes note of something that cannot be; nothing more is read.
  public mutating func fail() {
    isBroken = true
    place = bytes.count
  }

  @usableFromInline
  mutating func takeLong() -> UInt64 {
    let count = place < bytes.count ? Int(bytes[place] & 0x7F) : 0
    guard 1...8 ~= count, count < bytes.count &- place else {
      fail()
      return 0
    }
    place &+= 1 &+ count
    // The eight bytes that end with the number, of which there are as many everywhere but at the very beginning.
    guard place >= 8 else {
      return bytes[(place - count)..<place].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let word = bytes.loadUnaligned(fromByteOffset: place &- 8, as: UInt64.self)
    return UInt64(littleEndian: word) &>> UInt64(64 &- 8 &* count)
  }
}
