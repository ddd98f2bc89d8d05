import CZstd

/// Decompresses Zstandard (RFC 8878), also several frames after each other.
final class ZstdDecoder {
  private let file: FileInput
  private let stream: OpaquePointer
  private let storage: UnsafeMutableRawBufferPointer
  private var input: ZSTD_inBuffer
  /// Whether the input so far is whole.
  private var isAtFrameEnd = true

  init(_ file: FileInput) throws(LogReadError) {
    guard let stream = ZSTD_createDStream() else { throw file.undecodable("zstd cannot start") }
    self.file = file
    self.stream = stream
    storage = .allocate(byteCount: FileInput.chunkSize, alignment: 1)
    input = ZSTD_inBuffer(src: storage.baseAddress, size: 0, pos: 0)
  }

  deinit {
    ZSTD_freeDStream(stream)
    storage.deallocate()
  }

  func read(into output: UnsafeMutableRawBufferPointer) throws(LogReadError) -> Int {
    var buffer = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    while buffer.pos == 0 {
      if input.pos == input.size {
        input.size = try file.read(into: storage)
        input.pos = 0
        if input.size == 0, isAtFrameEnd { return 0 }
      }
      // At the end of the file the decoder may still hold output.
      let isDry = input.size == 0
      let rest = ZSTD_decompressStream(stream, &buffer, &input)
      guard ZSTD_isError(rest) == 0 else { throw file.undecodable(String(cString: ZSTD_getErrorName(rest))) }
      isAtFrameEnd = rest == 0
      if isDry, buffer.pos == 0, !isAtFrameEnd { throw file.tooShort() }
    }
    return buffer.pos
  }
}
