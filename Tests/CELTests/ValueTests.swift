import EventTime
import Testing

@testable import CEL

@Suite("A value")
struct ValueTests {
  @Test("is small and holds no references")
  func size() {
    #expect(MemoryLayout<Value>.stride == 16)
  }

  @Test("gives back the instant it was made from", arguments: [0, 1, -1, -1500, 1_700_000_000_123])
  func instants(milliseconds: Int64) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(Value.timestamp(instant).asInstant == instant)
  }
}
