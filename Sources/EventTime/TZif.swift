/// Reads the files of the tz database, version 2 and later (RFC 8536).
enum TZif {
  /// The rules in a file, or nil where it is none, is cut short, contradicts itself or counts leap seconds.
  static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> TimeZoneRules? {
    guard let first = Header(bytes, at: 0), first.version >= UInt8(ascii: "2") else { return nil }
    // Version 1 data has 32-bit times; the 64-bit ones follow it.
    let second = Header.size + first.dataSize(timeSize: 4)
    guard let header = Header(bytes, at: second), header.leapCount == 0 else { return nil }
    let start = second + Header.size
    // Where there is a footer behind the table, nothing of the table is missing.
    guard let rule = footer(bytes.dropFirst(start + header.dataSize(timeSize: 8))) else { return nil }
    guard let (changes, offsets) = table(bytes, header, at: start) else { return nil }
    return rule.extending(changes, offsets, name: name)
  }

  private static func table(
    _ bytes: UnsafeRawBufferPointer, _ header: Header, at start: Int
  ) -> (changes: [Int64], offsets: [Int32])? {
    let indices = start + header.timeCount * 8
    let types = indices + header.timeCount
    func offset(ofType type: Int) -> Int32? {
      guard type < header.typeCount else { return nil }
      return Int32(truncatingIfNeeded: bytes.bigEndian(at: types + type * 6, count: 4))
    }
    guard let first = offset(ofType: 0) else { return nil }
    var changes: [Int64] = []
    var offsets = [first]
    for index in 0..<header.timeCount {
      let time = Int64(bitPattern: bytes.bigEndian(at: start + index * 8, count: 8))
      guard let offset = offset(ofType: Int(bytes[indices + index])), abs(Int(offset)) < 93_600 else {
        return nil
      }
      if let last = changes.last, time <= last { return nil }
      changes.append(time)
      offsets.append(offset)
    }
    return (changes, offsets)
  }

  /// The rule between two line feeds.
  private static func footer(_ text: Slice<UnsafeRawBufferPointer>) -> PosixZone? {
    let feed = UInt8(ascii: "\n")
    guard text.first == feed, text.last == feed else { return nil }
    return PosixZone.parse(text.dropFirst().dropLast())
  }

  private struct Header {
    static let size = 44
    var version: UInt8
    var isUTCCount: Int
    var isStandardCount: Int
    var leapCount: Int
    var timeCount: Int
    var typeCount: Int
    var characterCount: Int

    init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      let header = bytes.dropFirst(offset).prefix(Self.size)
      guard header.count == Self.size, header.starts(with: "TZif".utf8) else { return nil }
      let counts = (0..<6).map { Int(bytes.bigEndian(at: offset + 20 + $0 * 4, count: 4)) }
      // Keeps the sizes below from overflowing; no real file comes near.
      guard counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
      version = bytes[offset + 4]
      isUTCCount = counts[0]
      isStandardCount = counts[1]
      leapCount = counts[2]
      timeCount = counts[3]
      typeCount = counts[4]
      characterCount = counts[5]
    }

    func dataSize(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4)
        + isStandardCount
        + isUTCCount
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func bigEndian(at offset: Int, count: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in offset..<(offset + count) { value = value << 8 | UInt64(self[index]) }
    return value
  }
}
