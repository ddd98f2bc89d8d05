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
    nudges: { most: 2, one_to_one: 4, wait: 15 minutes, repeat: [3 days, 2 business days] }
    inhibit: [{ while: r, mute: [tag:closing] }]
    silences:
      - { practices: [trust], deals: [D1], from: 2026-03-01, until: 2026-03-29, why: Holidays., owner: operations }
      - { people: [R1], until: 2026-03-02T12:00:00Z, why: On leave., owner: operations }
    mute_times:
      month-end: { dates: [-2, -1], days: mon-fri, hours: 14:00-18:00, calendar: dubai, teams: [gulf] }
    escalate: [{ rules: [r], manager: 2, managers_manager: 6 }]
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

  @Test("what it says about being told is read")
  func hygiene() throws {
    let site = try #require(SiteReader().read(SourceFile(name: "touchline.yaml", text: text)).site)
    #expect(site.audience.first?.most?.description == "3 per person and day")
    #expect(site.nudges.most == 2 && site.nudges.oneToOne == 4)
    #expect(site.nudges.wait.description == "15 minutes")
    #expect(site.nudges.repeats.map(\.description) == ["3 days", "2 business days"])
    // Days are those of Berlin, and the last one counts.
    let silence = try #require(site.silences.first)
    #expect(RFC3339.format(silence.from) == "2026-02-28T23:00:00Z")
    #expect(RFC3339.format(silence.until) == "2026-03-29T22:00:00Z")
    #expect(silence.matcher == .init(practices: ["trust"], deals: ["D1"]))
    #expect(site.silences.last?.from == .earliest)
    let time = try #require(site.muteTimes.first)
    #expect(time.name == "month-end" && time.dates == [-2, -1] && time.calendar == "dubai")
    #expect(time.hours?.description == "14:00-18:00" && time.days?.count == 5)
    let escalation = try #require(site.escalations.first)
    #expect(escalation.manager == 2 && escalation.managersManager == 6)
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
