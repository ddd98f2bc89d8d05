import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@Suite("A field that holds a day or an instant")
struct DateFieldTests {
  private static func pack(_ value: String) -> SourceFile {
    SourceFile(
      name: "p.yaml",
      text: """
        touchline: 1
        pack: p
        version: 1.0.0
        title: P
        summary: A pack.
        domain: test
        rules:
          quarter:
            title: The close moved to the end of the quarter
            when: { kind: deal.close_date_changed, with: { to: \(value) } }
            nudge: { rep: "Moved." }
        """)
  }

  private static let reader = PackReader(catalogue: KindCatalogue(), domains: ["test"])

  private func found(_ value: String, site: SiteConfiguration = SiteConfiguration()) throws -> [String] {
    let pack = try #require(Self.reader.read(Self.pack(value)).pack)
    var symbols = SymbolTable()
    let rules = RuleSet.compile([pack], site: site, symbols: &symbols)
    var builder = TimelineBuilder(
      catalogue: KindCatalogue(), options: ReadOptions(zone: site.defaultCalendar.zone), symbols: symbols)
    for (place, day) in ["2026-03-31", "2026-03-31T00:00:00Z", "2026-04-01"].enumerated() {
      builder.add(
        LoggedActivity(
          id: "a\(place)", at: Instant(milliseconds: Int64(place)), kind: "deal.close_date_changed",
          deal: "D\(place)", data: [("to", .text(day))]))
    }
    let evaluation = Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, site: site, options: EvaluationOptions(asOf: .latest))
    return evaluation.findings.compactMap(\.deal)
  }

  @Test("is met by a day of the site's zone, by an instant, and by one of several")
  func met() throws {
    #expect(try found("2026-03-31") == ["D0", "D1"])
    #expect(try found("2026-03-31T02:00:00+02:00") == ["D0", "D1"])
    #expect(try found("[2026-03-30, 2026-04-01]") == ["D2"])
    var site = SiteConfiguration()
    let zone = try #require(TimeZoneRules.load("Europe/Berlin"))
    let calendar = site.defaultCalendar
    site.calendars["default"] = WorkCalendar(
      zone: zone, days: calendar.days, hours: calendar.hours, closed: calendar.closed)
    #expect(try found("2026-03-31", site: site) == ["D0"])
  }

  @Test("takes no other text")
  func refused() {
    let read = Self.reader.read(Self.pack("soon"))
    #expect(read.pack == nil)
    #expect(read.diagnostics.map(\.message) == ["'soon' is no day and no instant"])
  }
}
