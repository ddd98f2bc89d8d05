import CRE2

/// A compiled regular expression, matched by RE2 in time linear in the text.
///
/// Immutable, and RE2 promises that a compiled pattern may be matched from several threads: hence the conformance.
final class Pattern: @unchecked Sendable {
  /// What RE2 may use for one pattern, in bytes; a pattern that needs more is refused.
  static let memoryBudget: Int64 = 1 << 20
  /// The longest pattern, in bytes.
  static let longest = 2_048

  struct Failure: Error {
    var message: String
  }

  private let handle: OpaquePointer

  private init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit { cre2_free(handle) }

  static func compile(_ text: [UInt8]) -> Result<Pattern, Failure> {
    guard text.count <= longest else { return .failure(Failure(message: "longer than \(longest) bytes")) }
    var reason = [CChar](repeating: 0, count: 200)
    let handle = text.withUnsafeBytes { bytes in
      cre2_compile(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, memoryBudget, &reason,
        reason.count)
    }
    if let handle { return .success(Pattern(handle)) }
    let message = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return .failure(Failure(message: String(decoding: message, as: UTF8.self)))
  }

  /// Whether the pattern matches anywhere in the text.
  func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    cre2_matches(handle, text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count)
  }
}
