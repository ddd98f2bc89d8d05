import CMessageDigest
import Saving

/// The form in which a session is kept: what it is, for which rules, how long, and a checksum before it is read.
///
/// | bytes | |
/// |---|---|
/// | 8 | `touchses` |
/// | 8 | version of the form |
/// | 32 | SHA-256 over rules, site, directory, kinds and options |
/// | 8 | length of what follows the header |
/// | 32 | SHA-256 of that |
package enum SessionFile {
  /// Why a file is no session to go on with; the log has to be read anew.
  package enum Problem: Error, Hashable, Sendable {
    case notASession
    case otherVersion
    /// Rules, site, directory, kinds or options are not those it was saved under.
    case otherRules
    /// It is cut off or has changed since it was written.
    case damaged
  }

  static let version: UInt64 = 5
  static let magic = Array("touchses".utf8)
  static let headerSize = 88

  static func wrap(_ content: [UInt8], fingerprint: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    magic.withUnsafeBytes { writer.put(bytes: $0) }
    writer.putWord(version)
    fingerprint.withUnsafeBytes { writer.put(bytes: $0) }
    writer.putWord(UInt64(content.count))
    content.withUnsafeBytes { content in
      digest { SHA256Update(&$0, content.baseAddress, content.count) }.withUnsafeBytes {
        writer.put(bytes: $0)
      }
      writer.put(bytes: content)
    }
    return writer.bytes
  }

  /// Checks all that can be checked before the content is read.
  static func content(of file: UnsafeRawBufferPointer, fingerprint: [UInt8]) throws(Problem) -> ByteReader {
    guard file.starts(with: magic) else { throw .notASession }
    guard file.count >= headerSize else { throw .damaged }
    var header = ByteReader(UnsafeRawBufferPointer(rebasing: file[magic.count..<headerSize]))
    guard header.takeWord() == version else { throw .otherVersion }
    guard header.take(bytes: 32).elementsEqual(fingerprint) else { throw .otherRules }
    let content = UnsafeRawBufferPointer(rebasing: file[headerSize...])
    guard header.takeWord() == UInt64(content.count) else { throw .damaged }
    let sum = digest { SHA256Update(&$0, content.baseAddress, content.count) }
    guard header.take(bytes: 32).elementsEqual(sum) else { throw .damaged }
    return ByteReader(content)
  }

  static func digest(_ body: (inout SHA256_CTX) -> Void) -> [UInt8] {
    var context = SHA256_CTX()
    SHA256Init(&context)
    body(&context)
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &context)
    return digest
  }
}
