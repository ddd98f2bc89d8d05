import Temporal
import Testing

@Suite("Silences of several lengths")
struct SilencesTests {
  @Test("are raised once each, when they are over and the condition is true")
  func raised() {
    var silences = Silences()
    silences.begin(row: 3, at: 10)
    #expect(silences.judge(.yes) == .none)
    silences.pass(2)
    #expect(silences.judge(.no) == .none)
    #expect(silences.judge(.yes) == .raise(0..<2))
    #expect(silences.judge(.yes) == .none)
    silences.pass(3)
    #expect(silences.judge(.yes) == .raise(2..<3))
    #expect(silences.judge(.yes) == .none && silences.raised == 3)
  }

  @Test("say once each that the condition is unknown, and that it fails")
  func undecided() {
    for (one, other) in [(Truth.unknown, Truth.failed), (.failed, .unknown)] {
      var silences = Silences()
      silences.begin(row: 3, at: 10)
      #expect(silences.judge(one) == .none)
      silences.pass(1)
      #expect(silences.judge(one) == .undecided(0..<1))
      #expect(silences.judge(one) == .none)
      silences.pass(3)
      #expect(silences.judge(one) == .undecided(1..<3))
      #expect(silences.judge(other) == .undecided(0..<3))
      #expect(silences.judge(other) == .none)
      #expect(silences.judge(.yes) == .raise(0..<3))
      #expect(silences.judge(one) == .none && silences.judge(other) == .none)
    }
  }
}
