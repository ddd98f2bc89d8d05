import CZlib

/// Decompresses gzip (RFC 1952), also several members after each other; zeros at the end are padding.
final class GzipDecoder {
  private let file: FileInput
  private var stream = z_stream()
  private let input: UnsafeMutableRawBufferPointer
  /// Whether the input so far is whole.
  private var isAtMemberEnd = false

  init(_ file: FileInput) throws(LogReadError) {
    self.file = file
    input = .allocate(byteCount: FileInput.chunkSize, alignment: 1)
    // 16 asks for gzip, 15 is the largest window.
    let status = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw file.undecodable("zlib cannot start") }
  }

  deinit {
    inflateEnd(&stream)
    input.deallocate()
  }

  func read(into output: UnsafeMutableRawBufferPointer) throws(LogReadError) -> Int {
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: output.count)
    let room = stream.avail_out
    while stream.avail_out == room {
      guard try fill() else { return 0 }
      switch inflate(&stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: isAtMemberEnd = true
      default: throw file.undecodable(stream.msg.map { String(cString: $0) } ?? "the data are damaged")
      }
    }
    return Int(room - stream.avail_out)
  }

  /// Sees to it that there is input within a member; false at the end of the file.
  private func fill() throws(LogReadError) -> Bool {
    while true {
      if stream.avail_in == 0 {
        let count = try file.read(into: input)
        if count == 0 {
          guard isAtMemberEnd else { throw file.tooShort() }
          return false
        }
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(count)
      }
      guard isAtMemberEnd else { return true }
      skipPadding()
      if stream.avail_in > 0 {
        guard inflateReset(&stream) == Z_OK else { throw file.undecodable("zlib cannot go on") }
        isAtMemberEnd = false
        return true
      }
    }
  }

  private func skipPadding() {
    while stream.avail_in > 0, let next = stream.next_in, next.pointee == 0 {
      stream.next_in = next + 1
      stream.avail_in -= 1
    }
  }
}
