import Activity
import EventTime
import RulePacks
import SourceText
import Testing

@Suite("A site's file")
struct SiteReaderTests {
  private let text = """
    touchline: 1
    use:
      - { pack: p, version: 1.0.0 }
    people: directory.ndjson
    calendars:
      default: { zone: Europe/Berlin, days: mon-fri, hours: 09:00-18:00, closed: [2026-12-24, 2026-12-25] }
      dubai:   { zone: Asia/Dubai, hours: 08:00-17:00 }
    calendar_for: [{ team: gulf, calendar: dubai }]
    select:
      - { disable: p/* }
      - { enable: tag:closing }
    tune:
      p:
        params: { reply_time: 4 business hours }
        rules: { r: { level: notice, in_last: 21 days, why: Two-month cycles here., owner: sales operations } }
    except:
      - { rules: [r], if: deal.fields.type == "renewal", why: One buyer is normal., owner: sales operations, ends: 2026-12-31 }
    audience:
      - { level: act, to: [rep, manager], when: at once, most: 3 per person and day }
    inhibit: [{ while: r, mute: [tag:closing] }]
    kinds:
      site_visit.held: { about: We walked through their plant., fields: { minutes: int, outcome: { type: text, required: true, values: [good, bad] } } }

    """

  @Test("every key is read")
  func whole() throws {
    let read = SiteReader().read(SourceFile(name: "touchline.yaml", text: text))
    #expect(read.diagnostics.isEmpty, "\(Diagnostic.render(read.diagnostics, as: .text))")
    let site = try #require(read.site)
    #expect(site.defaultCalendar.zone.name == "Europe/Berlin")
    #expect(site.calendars["dubai"]?.hours.description == "08:00-17:00")
    #expect(site.calendarFor.first?.subject == .team)
    #expect(site.select.map(\.enables) == [false, true])
    let tuning = try #require(site.tune.first)
    #expect(tuning.rules.first?.durations["in_last"]?.description == "21 days")
    #expect(tuning.params.count == 1)
    #expect(site.except.first?.ends == CivilDate.parse("2026-12-31"))
    #expect(site.kinds.first?.fields.map(\.required) == [false, true])
  }

  @Test("a kind has so many fields and no more")
  func fields() {
    func messages(_ count: Int) -> [String] {
      let fields = (0..<count).map { "f\($0): int" }.joined(separator: ", ")
      let site = "touchline: 1\nkinds: { visit.held: { \(fields) } }\n"
      return SiteReader().read(SourceFile(name: "touchline.yaml", text: site)).diagnostics.map(\.message)
    }
    #expect(messages(KindDeclaration.mostFields) == [])
    #expect(messages(KindDeclaration.mostFields + 1) == ["a kind has at most 256 fields"])
  }

  @Test("with packs at hand, what names nothing is reported")
  func names() throws {
    let read = SiteReader(packs: [], today: CivilDate.parse("2025-01-01")).read(
      SourceFile(name: "touchline.yaml", text: text))
    let codes = Set(read.diagnostics.map(\.code))
    #expect(codes == [PackProblem.unknownName.rawValue, PackProblem.time.rawValue])
    #expect(read.site == nil)
  }
}
