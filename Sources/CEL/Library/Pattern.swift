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
    /// `badPattern`, or the limit that was reached.
    var code: ErrorCode
    /// A sentence without a full stop.
    var message: String
  }

  private let handle: OpaquePointer

  private init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit { cre2_free(handle) }

  /// - Parameter budget: Bytes that the compiled pattern and its caches may take.
  static func compile(_ text: [UInt8], budget: Int64 = memoryBudget) -> Result<Pattern, Failure> {
    guard text.count <= longest else { return .failure(Failure(.patternTooLong)) }
    var isTooLarge = false
    var reason = [CChar](repeating: 0, count: 200)
    let handle = text.withUnsafeBytes { bytes in
      cre2_compile(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, budget, &reason, reason.count,
        &isTooLarge)
    }
    if let handle { return .success(Pattern(handle)) }
    if isTooLarge { return .failure(Failure(.patternTooLarge)) }
    let message = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return .failure(Failure(code: .badPattern, message: "this is no regular expression: \(message)"))
  }

  /// Whether the pattern matches anywhere in the text.
  func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    cre2_matches(handle, text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count)
  }
}

extension Pattern.Failure {
  fileprivate init(_ limit: ErrorCode) {
    self.init(code: limit, message: limit.message)
  }
}
