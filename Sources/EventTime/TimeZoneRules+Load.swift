import Glibc

extension TimeZoneRules {
  /// A file of so many bytes is no zone file.
  package static let fileSizeLimit = 1 << 20

  private static let folders = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
  ]

  /// The rules of `UTC`, of a fixed offset such as `+02:00`, or of a name of the system's tz database.
  ///
  /// Reads a file; keep the value. Nil for a name that the database does not have or that is none: names are
  /// made of letters, digits, `+`, `-` and `_`, with `/` between parts.
  package static func load(_ name: String) -> TimeZoneRules? {
    if name == "UTC" || name == "Z" { return TimeZoneRules(name: name, secondsEast: 0) }
    let utf8 = Array(name.utf8)
    if let east = utf8.withUnsafeBytes(ZoneOffset.parse) {
      return TimeZoneRules(name: name, secondsEast: east)
    }
    guard isWellFormed(utf8) else { return nil }
    for folder in folders {
      guard let bytes = read(folder + "/" + name) else { continue }
      return bytes.withUnsafeBytes { TZif.parse($0, name: name) }
    }
    return nil
  }

  /// No part may be empty or hold a dot, so a name never leads out of the database.
  private static func isWellFormed(_ name: [UInt8]) -> Bool {
    guard name.count <= 64 else { return false }
    return name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
          default: false
          }
        }
    }
  }

  /// The bytes of a file; nil where it cannot be read or reaches ``fileSizeLimit``.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: fileSizeLimit)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      if count < 0 { return nil }
      if count == 0 { return Array(bytes[..<filled]) }
      filled += count
    }
    return nil
  }
}
