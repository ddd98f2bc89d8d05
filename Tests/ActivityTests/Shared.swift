import Glibc

/// Material beside the package that several programs share; absent where the package stands alone.
enum Shared {
  static func path(_ name: String, from file: String = #filePath) -> String? {
    var folder = file
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      guard access(folder + "/Package.swift", F_OK) == 0 else { continue }
      let candidate = folder + "/../shared/" + name
      return access(candidate, R_OK) == 0 ? candidate : nil
    }
    return nil
  }

  static func text(_ name: String) -> String? {
    guard let path = path(name) else { return nil }
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
