/// Numbers of texts, for their places in tables and for their order: quick, and the same in every run.
///
/// No promise against collisions made on purpose: open addressing stays correct with any hash, only slower.
public enum TextHash {
  /// Eight bytes a step, multiplied and folded, the last step overlapping the one before.
  @inlinable @inline(__always)
  public static func hash(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
    hash(utf8, lastWord: lastWord(utf8))
  }

  /// - Parameter lastWord: What ``lastWord(_:)`` gives.
  @inlinable @inline(__always)
  public static func hash(_ utf8: UnsafeRawBufferPointer, lastWord: UInt64) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(utf8.count)
    var offset = 0
    while offset &+ 8 < utf8.count {
      state = mix(state ^ utf8.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    return mix(state ^ lastWord)
  }

  /// Whether the bytes are the same; both have the same count.
  @inlinable @inline(__always)
  public static func equal(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset &+ 8 < a.count {
      let left = a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard left == b.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
      offset &+= 8
    }
    return lastWord(a) == lastWord(b)
  }

  /// The last eight bytes as a number, or fewer so that for a known count it tells them apart.
  @inlinable @inline(__always)
  public static func lastWord(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
    let count = utf8.count
    if count >= 8 { return utf8.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
    if count >= 4 {
      let low = utf8.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = utf8.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(high) << 32 | UInt64(low)
    }
    guard count > 0 else { return 0 }
    return UInt64(utf8[0]) << 16 | UInt64(utf8[count >> 1]) << 8 | UInt64(utf8[count - 1])
  }

  /// The first eight bytes as a number that is ordered as they are; zeros stand for what a shorter text lacks.
  @inlinable @inline(__always)
  public static func beginning(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
    if utf8.count >= 8 { return UInt64(bigEndian: utf8.loadUnaligned(as: UInt64.self)) }
    return utf8.isEmpty ? 0 : utf8.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - utf8.count))
  }

  @inlinable @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }
}
