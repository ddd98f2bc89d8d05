import Glibc

/// The bytes of a file, a pipe or standard input, from the first to the last.
final class FileInput {
  let path: String
  private let descriptor: Int32
  /// What was read to see which format it is, and how much of it has been given out.
  private var first: [UInt8] = []
  private var firstTaken = 0
  private(set) var bytesRead = 0
  /// How many bytes are wanted; beyond, only the end of a line is, and reading goes on in small steps.
  private let wanted: Int

  /// - Parameter start: Where a regular file is read from.
  init(path: String, from start: Int = 0, to end: Int = .max) throws(LogReadError) {
    self.path = path
    wanted = end - start
    descriptor = path == LogFiles.standardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LogReadError(path, errno: errno) }
    if start > 0, lseek(descriptor, off_t(start), SEEK_SET) < 0 { throw LogReadError(path, errno: errno) }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  private static let stepBeyond = 4 << 10

  /// The first bytes, which are read again by ``read(into:)``.
  func peek(_ count: Int) throws(LogReadError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    while first.count < count {
      let length = try readDescriptor(UnsafeMutableRawBufferPointer(rebasing: buffer[first.count...]))
      if length == 0 { break }
      first.append(contentsOf: buffer[first.count..<(first.count + length)])
    }
    return first
  }

  /// Fills the buffer as far as one read does; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogReadError) -> Int {
    guard firstTaken < first.count else { return try readDescriptor(buffer) }
    let count = min(buffer.count, first.count - firstTaken)
    buffer.copyBytes(from: first[firstTaken..<(firstTaken + count)])
    firstTaken += count
    return count
  }

  private func readDescriptor(_ buffer: UnsafeMutableRawBufferPointer) throws(LogReadError) -> Int {
    let room = min(buffer.count, max(wanted - bytesRead, Self.stepBeyond))
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, room)
      if count >= 0 {
        bytesRead += count
        return count
      }
      guard errno == EINTR else { throw LogReadError(path, errno: errno) }
    }
  }
}
