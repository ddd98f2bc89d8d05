import Glibc

/// Where one text may stand in another.
enum TextTest: UInt8, BitwiseCopyable, Sendable {
  case contains, startsWith, endsWith

  /// The function of the standard library with this overload, if it is such a test.
  init?(overload id: String) {
    switch id {
    case "contains_string": self = .contains
    case "starts_with_string": self = .startsWith
    case "ends_with_string": self = .endsWith
    default: return nil
    }
  }

  @inline(__always)
  func holds(_ text: UnsafeRawBufferPointer, _ part: UnsafeRawBufferPointer) -> Bool {
    guard let wanted = part.baseAddress, part.count > 0 else { return true }
    guard let start = text.baseAddress, text.count >= part.count else { return false }
    return switch self {
    case .startsWith: memcmp(start, wanted, part.count) == 0
    case .endsWith: memcmp(start + (text.count - part.count), wanted, part.count) == 0
    case .contains: Self.find(part, wanted, in: start, text.count)
    }
  }

  private static func find(
    _ part: UnsafeRawBufferPointer, _ wanted: UnsafeRawPointer, in text: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    var (start, left) = (text, count)
    while left >= part.count, let hit = memchr(start, Int32(part[0]), left - part.count + 1) {
      if memcmp(hit, wanted, part.count) == 0 { return true }
      left -= start.distance(to: hit) + 1
      start = UnsafeRawPointer(hit) + 1
    }
    return false
  }

  /// Steps beyond the first that a test of two texts of these lengths counts for.
  @inline(__always)
  static func work(_ text: Int, _ part: Int) -> Int {
    text / 1_024 + text &* part / 4_096
  }
}
