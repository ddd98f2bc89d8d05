import Activity
import EventTime
import Symbols
import Testing

@testable import Engine

/// Small logs of deals, told by day.
private func timeline(
  _ activities: [(day: Int64, kind: String, deal: String, data: [(field: String, value: DataValue)])],
  account: String = "A1"
) -> Timeline {
  var builder = TimelineBuilder(
    catalogue: KindCatalogue(), options: ReadOptions(asOf: .latest, zone: .utc), symbols: SymbolTable())
  for (place, one) in activities.enumerated() {
    builder.add(
      LoggedActivity(
        id: "a\(place)", at: Instant(milliseconds: one.day * 86_400_000), kind: one.kind, deal: one.deal,
        account: account, rep: "R1", data: one.data))
  }
  return builder.finish().timeline
}

private func on(_ day: Int64) -> Instant { Instant(milliseconds: day * 86_400_000) }

@Suite("What a deal was, point by point")
struct DealHistoryTests {
  private static let log = timeline([
    (1, "deal.opened", "D1", [("amount", .int(50)), ("stage", .text("new"))]), (2, "call.held", "D1", []),
    (3, "deal.amount_changed", "D1", [("amount", .int(80))]), (3, "deal.opened", "D2", []),
    (4, "deal.won", "D1", []), (5, "deal.reopened", "D1", []), (6, "deal.lost", "D1", []),
  ])

  @Test("is nothing where there are no deals")
  func nothing() {
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: SymbolTable())
    builder.add(LoggedActivity(id: "a", at: on(1), kind: "call.held", account: "A1", rep: "R1"))
    let log = builder.finish().timeline
    #expect(DealHistory(log).deals.isEmpty)
    #expect(AccountWorth.of(["A1"], in: log, wonSince: on(0)) == ["A1": AccountWorth()])
  }

  @Test("is all that changed it, and nothing else")
  func entries() throws {
    let history = DealHistory(Self.log)
    let deal = try #require(Self.log.symbols.find("D1"))
    #expect(history.entries(of: deal).map(\.at) == [1, 3, 4, 5, 6].map(on))
    #expect(history.entries(of: deal).map(\.state) == [.open, .open, .won, .open, .lost])
    #expect(history.entries(of: deal).map(\.amount) == [50, 80, 80, 80, 80])
    #expect(history.deals.map { Self.log.symbols.text($0) } == ["D1", "D2"])
  }

  @Test("is as it was at an instant, from that very one on")
  func instants() throws {
    let history = DealHistory(Self.log)
    let deal = try #require(Self.log.symbols.find("D1"))
    #expect(history.entry(of: deal, at: Instant(milliseconds: on(1).milliseconds - 1)) == nil)
    #expect(history.entry(of: deal, at: on(1))?.amount == 50)
    #expect(history.entry(of: deal, at: Instant(milliseconds: on(4).milliseconds - 1))?.state == .open)
    #expect(history.entry(of: deal, at: on(4))?.state == .won)
  }

  @Test("is nothing of what is no deal")
  func unknown() throws {
    let history = DealHistory(Self.log)
    #expect(history.entries(of: .none).isEmpty)
    #expect(history.entries(of: Symbol(index: UInt32(Self.log.symbols.count))).isEmpty)
    #expect(history.entries(of: try #require(Self.log.symbols.find("call.held"))).isEmpty)
    let other = DealHistory(Self.log) { _, deal in Self.log.symbols.text(deal) == "D2" }
    #expect(other.entries(of: try #require(Self.log.symbols.find("D1"))).isEmpty)
  }

  @Test("is written and read with everything that its summary has")
  func summary() throws {
    let deal = DealSummary(
      id: "D1", name: "Crane", account: "A1", stage: "new", amount: -0.5, closeDate: on(9), openedAt: on(1),
      open: false, won: true,
      fields: [
        ("a", .null), ("b", .bool(true)), ("c", .int(-3)), ("d", .double(0.1)), ("e", .text("x")),
        ("f", .list([.text("y"), .int(2)])),
      ], lastActivity: on(4))
    let read = try #require(DealSummary(bytes: deal.bytes))
    #expect(String(describing: read) == String(describing: deal))
    for end in deal.bytes.indices { #expect(DealSummary(bytes: Array(deal.bytes[..<end])) == nil) }
    #expect(DealSummary(bytes: deal.bytes + [0]) == nil)
    let nested = DealSummary(
      id: "D1", name: "Crane", openedAt: on(1), open: true, fields: [("f", .list([.list([])]))],
      lastActivity: on(4))
    #expect(DealSummary(bytes: nested.bytes) == nil)
  }
}

@Suite("What an account is worth")
struct AccountWorthTests {
  @Test("is what was won since an instant and what is open, by currency")
  func worth() {
    func deal(_ id: String, _ day: Int64, _ amount: DataValue?, _ currency: String?) -> (
      day: Int64, kind: String, deal: String, data: [(field: String, value: DataValue)]
    ) {
      let data = [amount.map { ("amount", $0) }, currency.map { ("currency", DataValue.text($0)) }]
      return (day, "deal.opened", id, data.compactMap(\.self).map { (field: $0.0, value: $0.1) })
    }
    let log = timeline([
      deal("D1", 0, .int(100), "USD"), deal("D2", 0, .double(0.5), "EUR"), deal("D3", 0, .int(7), "USD"),
      deal("D4", 0, .int(9), nil), deal("D5", 0, nil, "EUR"), deal("D6", 0, .int(1_000), "EUR"),
      deal("D7", 0, .int(20), "EUR"), deal("D8", 0, .int(30), "EUR"), (4, "deal.won", "D1", []),
      (5, "deal.won", "D2", []), (6, "deal.lost", "D6", []), (6, "deal.won", "D7", []),
      (7, "deal.reopened", "D7", []),
      (8, "call.held", "D1", []),
    ])
    func worth(_ since: Instant) -> AccountWorth? {
      AccountWorth.of(["A1", "A9"], in: log, wonSince: since)["A1"]
    }
    #expect(
      worth(on(4))
        == AccountWorth(
          sums: [
            .init(currency: nil, won: 0, open: 9), .init(currency: "EUR", won: 0.5, open: 50),
            .init(currency: "USD", won: 100, open: 7),
          ], withoutAmount: 1))
    #expect(
      worth(Instant(milliseconds: on(4).milliseconds + 1))?.sums.last
        == .init(currency: "USD", won: 0, open: 7))
    #expect(AccountWorth.of(["A9"], in: log, wonSince: on(0)).isEmpty)
  }
}
