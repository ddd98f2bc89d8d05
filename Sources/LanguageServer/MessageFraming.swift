/// Cuts a stream of bytes into messages, each behind a header with its length.
package struct MessageFraming: Sendable {
  /// Bytes of one message; an editor sends whole files, and a pack of this size is refused anyway.
  package static let longest = 16 << 20

  package enum Failure: Error, Equatable {
    /// A header without a length, or one that is too long.
    case header
    case tooLong
  }

  private var bytes: [UInt8] = []

  package init() {}

  package mutating func receive(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The next whole message, or nil until more has come.
  ///
  /// - Throws: ``Failure`` where the stream cannot be cut any more.
  package mutating func next() throws(Failure) -> [UInt8]? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      guard bytes.count < 4_096 else { throw .header }
      return nil
    }
    guard let length = Self.length(in: bytes[..<end.lowerBound]) else { throw .header }
    guard length <= Self.longest else { throw .tooLong }
    guard bytes.count - end.upperBound >= length else { return nil }
    let message = Array(bytes[end.upperBound..<end.upperBound + length])
    bytes.removeFirst(end.upperBound + length)
    return message
  }

  /// A message with its header.
  package static func framed(_ message: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
  }

  private static func length(in header: ArraySlice<UInt8>) -> Int? {
    for line in header.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      let text = String(decoding: line, as: UTF8.self).lowercased()
      guard text.hasPrefix("content-length:") else { continue }
      let digits = text.dropFirst("content-length:".count).filter { $0 != " " }
      guard let length = Int(digits), length >= 0 else { return nil }
      return length
    }
    return nil
  }
}
