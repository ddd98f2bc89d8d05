/// The text of a log: a file as it is, or what it decompresses to, told apart by its first bytes.
struct LogInput {
  private enum Format {
    case plain
    case gzip(GzipDecoder)
    case zstd(ZstdDecoder)
  }

  private let file: FileInput
  private let format: Format

  /// - Parameter start: Where a plain file is read from, and `end` up to where at least.
  init(path: String, from start: Int = 0, to end: Int = .max) throws(LogReadError) {
    file = try FileInput(path: path, from: start, to: end)
    guard start == 0 else {
      format = .plain
      return
    }
    let magic = try file.peek(4)
    if magic.starts(with: [0x1F, 0x8B]) {
      format = .gzip(try GzipDecoder(file))
    } else if magic.elementsEqual([0x28, 0xB5, 0x2F, 0xFD]) {
      format = .zstd(try ZstdDecoder(file))
    } else {
      format = .plain
    }
  }

  /// Of the file, compressed as it may be.
  var bytesRead: Int { file.bytesRead }

  var isPlain: Bool {
    if case .plain = format { true } else { false }
  }

  /// Fills the buffer as far as it goes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogReadError) -> Int {
    switch format {
    case .plain: try file.read(into: buffer)
    case .gzip(let decoder): try decoder.read(into: buffer)
    case .zstd(let decoder): try decoder.read(into: buffer)
    }
  }
}

extension FileInput {
  /// How much compressed input a decoder takes at a time.
  static let chunkSize = 256 << 10

  func tooShort() -> LogReadError {
    LogReadError(
      source: LogFiles.name(path), message: "the compressed file ends too early", isMissing: false)
  }

  func undecodable(_ reason: String) -> LogReadError {
    LogReadError(
      source: LogFiles.name(path), message: "cannot be decompressed: \(reason)", isMissing: false)
  }
}
