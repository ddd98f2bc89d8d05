/// What judging a condition gives.
public enum Truth: UInt8, Sendable, BitwiseCopyable {
  case no, yes
  /// Something it reads is missing.
  case unknown
  /// It cannot be computed.
  case failed
}
