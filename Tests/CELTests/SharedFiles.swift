import Glibc

/// The material beside the repository that several projects share, where it is there.
enum SharedFiles {
  /// The contents of a file, or nil.
  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(root + "/../shared/" + path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func exists(_ path: String) -> Bool { access(root + "/../shared/" + path, R_OK) == 0 }

  /// The folder of the package, three above this file.
  private static let root: String = {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }()
}
