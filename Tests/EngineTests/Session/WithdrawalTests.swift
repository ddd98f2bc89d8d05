import Activity
import EventTime
import Testing

@testable import Engine

@Suite("What a later record took back")
struct WithdrawalTests {
  @Test("is told until the earlier of the instant of the question and that of what is known")
  func until() throws {
    let on = SessionTests.on
    var late = SessionTests.activity("b", "email.sent", day: 1)
    late.recorded = on(8)
    let log = [SessionTests.activity("a", "email.received", day: 0), late]
    let withdrawals = Withdrawals(try SessionTests.rules(), catalogue: KindCatalogue())
    for (asOf, known, found) in [
      (Int64(9), nil, [on(8)]), (7, nil, []), (9, Int64(7), []), (7, 9, []), (8, 8, [on(8)]),
    ] {
      let withdrawn = withdrawals.findings(in: log, asOf: on(asOf), knownAt: known.map(on))
      #expect(withdrawn.map(\.at) == found, "\(asOf), \(known as Any)")
    }
  }
}
