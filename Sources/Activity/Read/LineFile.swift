import Glibc

/// Reads single lines again from files that were read before.
final class LineFile {
  private var path = ""
  private var descriptor: Int32 = -1

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The line that begins at an offset, without its line feed.
  func line(at offset: Int, of path: String) throws(LogReadError) -> [UInt8] {
    try open(path)
    var line: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4 << 10)
    while line.count <= LogLimits.lineBytes {
      let count = chunk.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset + line.count))
      }
      guard count >= 0 else { throw LogReadError(path, errno: errno) }
      if count == 0 { break }
      if let feed = chunk[..<count].firstIndex(of: UInt8(ascii: "\n")) {
        line += chunk[..<feed]
        break
      }
      line += chunk[..<count]
    }
    return line
  }

  private func open(_ path: String) throws(LogReadError) {
    guard path != self.path else { return }
    if descriptor >= 0 { close(descriptor) }
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    self.path = descriptor >= 0 ? path : ""
    guard descriptor >= 0 else { throw LogReadError(path, errno: errno) }
  }
}
