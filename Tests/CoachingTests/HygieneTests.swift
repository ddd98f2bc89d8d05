import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Testing

@testable import Coaching

@Suite("What a site says about being told")
struct HygieneTests {
  typealias Round = NudgeRoundTests

  static let nowhere = SourceRange(start: 0, end: 0)

  static func silence(
    _ matcher: SiteConfiguration.NudgeMatcher, from: String = "2026-03-09T00:00:00Z",
    until: String = "2026-03-11T00:00:00Z"
  ) -> SiteConfiguration.Silence {
    .init(
      matcher, from: Round.instant(from), until: Round.instant(until), why: "Fair.", owner: "operations",
      range: nowhere)
  }

  static func reason(_ decision: NudgeRound.Decision, _ role: Addressee.Role = .rep) -> WithheldNudge.Reason?
  {
    Round.reasons(decision, role).first
  }

  /// What was said at each instant in turn, with the log the same.
  static func said(
    _ log: [LoggedActivity], _ instants: [String], _ change: (inout SiteConfiguration) -> Void
  ) throws -> (book: [LoggedActivity], people: [[String]]) {
    var book: [LoggedActivity] = []
    var people: [[String]] = []
    for instant in instants {
      let decision = try Round.decide(log, at: instant, book: book, change)
      people.append(decision.messages.map(\.person))
      book += Round.said(decision, at: instant)
    }
    return (book, people)
  }

  @Test(
    "a silence means rules, tags, packs, people, deals and teams, and all of what it names",
    arguments: [
      SiteConfiguration.NudgeMatcher(rules: ["worry"]), .init(rules: ["demo/worry"]),
      .init(rules: ["demo/*"]),
      .init(rules: ["tag:worries"]), .init(people: ["R1"]), .init(deals: ["D1"]), .init(teams: ["north"]),
      .init(rules: ["worry"], people: ["R1"], deals: ["D1"], teams: ["south", "north"]),
    ])
  func silences(matcher: SiteConfiguration.NudgeMatcher) throws {
    let decision = try Round.decide(Round.activity("objection.raised")) {
      $0.silences = [Self.silence(matcher)]
    }
    let until = Round.instant("2026-03-11T00:00:00Z")
    #expect(Self.reason(decision) == .silenced(until: until, owner: "operations", why: "Fair."))
    #expect(decision.withheld.first { $0.role == .rep }?.reason.detail?.contains("operations: Fair.") == true)
  }

  @Test(
    "a silence of something else, or of another time, silences nothing",
    arguments: [
      silence(.init(rules: ["price"])), silence(.init(rules: ["worry"], people: ["R2"])),
      silence(.init(practices: ["demo/trust"])), silence(.init(deals: ["D2"])),
      silence(.init(teams: ["south"])),
      silence(.init(rules: ["worry"]), until: "2026-03-10T09:30:00Z"),
      silence(.init(rules: ["worry"]), from: "2026-03-10T09:30:01Z"),
    ])
  func others(silence: SiteConfiguration.Silence) throws {
    let decision = try Round.decide(Round.activity("objection.raised")) { $0.silences = [silence] }
    #expect(Round.texts(decision, to: "R1").count == 1)
  }

  @Test("nothing is said in a mute time, of its days, hours and calendar, in the zone of the person")
  func muteTimes() throws {
    func reason(_ time: SiteConfiguration.MuteTime) throws -> WithheldNudge.Reason? {
      let decision = try Round.decide(Round.activity("objection.raised")) { $0.muteTimes = [time] }
      return decision.messages.isEmpty ? Self.reason(decision) : nil
    }
    func time(
      days: Set<Weekday>? = nil, hours: String? = nil, dates: Set<Int>? = nil, calendar: String? = nil
    ) -> SiteConfiguration.MuteTime {
      .init(
        "quiet", .init(), days: days, hours: hours.flatMap(WorkingHours.parse), dates: dates,
        calendar: calendar, range: Self.nowhere)
    }
    // It is Tuesday, 10 March, 09:30.
    for muted in [
      time(days: [.tuesday]), time(hours: "09:00-10:00"), time(dates: [10]), time(dates: [-22]),
      time(days: [.tuesday], hours: "09:30-10:00", dates: [9, 10], calendar: "default"),
      time(days: [.monday], hours: "23:00-09:31"),
    ] {
      #expect(try reason(muted) == .muteTime("quiet"), "\(muted)")
    }
    for other in [
      time(days: [.monday]), time(hours: "09:31-10:00"), time(hours: "09:00-09:30"), time(dates: [-21]),
      time(days: [.tuesday], calendar: "dubai"), time(days: [.tuesday], hours: "23:00-09:31"),
    ] {
      #expect(try reason(other) == nil, "\(other)")
    }
  }

  @Test("an open finding of one rule holds back others on the same subject, and says which")
  func inhibition() throws {
    let both = Round.activity("objection.raised") + Round.activity("discount.offered")
    func decide(_ log: [LoggedActivity]) throws -> NudgeRound.Decision {
      try Round.decide(log) { $0.inhibit = [.init(whileRule: "worry", mute: ["price"], range: Self.nowhere)] }
    }
    #expect(Round.reasons(try decide(both)) == [.inhibited(by: ["demo/worry"])])
    let apart = Round.activity("objection.raised") + Round.activity("discount.offered", "D2")
    #expect(Round.texts(try decide(apart), to: "R1").count == 2)
  }

  @Test("the site says how many points a message has, and how many of a level a day")
  func budgets() throws {
    let log = (1...5).flatMap { Round.activity("objection.raised", "D\($0)") }
    let two = try Round.decide(log) { $0.nudges.most = 2 }
    #expect(Round.texts(two, to: "R1").count == 2)
    let aDay: (inout SiteConfiguration) -> Void = {
      $0.audience = [.init(level: .act, to: ["rep"], when: .atOnce, most: .init(count: 4, per: .day))]
    }
    let days = ["2026-03-10T09:30:00Z", "2026-03-10T13:30:00Z", "2026-03-11T09:30:00Z"]
    var book: [LoggedActivity] = []
    var counts: [Int] = []
    for day in days {
      let decision = try Round.decide(log, at: day, book: book, aDay)
      counts.append(Round.texts(decision, to: "R1").count)
      book += Round.said(decision, at: day)
    }
    #expect(counts == [3, 1, 1])
  }

  @Test("a point waits for what is found with it as long as the site says")
  func groupWait() throws {
    let wait: (inout SiteConfiguration) -> Void = {
      $0.nudges.wait = TimeSpan(terms: [.init(count: 2, unit: .hour)])
    }
    let log = Round.activity("objection.raised")
    #expect(Self.reason(try Round.decide(log, at: "2026-03-09T11:59:00Z", wait)) == .grouping)
    #expect(Round.texts(try Round.decide(log, at: "2026-03-09T12:00:00Z", wait), to: "R1").count == 1)
  }

  @Test("what is not answered is said again after the site's own spans, and then no more")
  func repeats() throws {
    let days = (10...31).map { "2026-03-\($0)T09:30:00Z" }
    let (book, _) = try Self.said(Round.activity("objection.raised"), days) { site in
      site.nudges.repeats = [2, 5].map { TimeSpan(terms: [.init(count: $0, unit: .day)]) }
    }
    let told = NudgeBook(book).told("R1").flatMap(\.sent).map { String(RFC3339.format($0).prefix(10)) }
    #expect(told == ["2026-03-10", "2026-03-12", "2026-03-17"])
    let (never, _) = try Self.said(Round.activity("objection.raised"), days) { $0.nudges.repeats = [] }
    #expect(NudgeBook(never).told("R1").flatMap(\.sent).count == 1)
  }

  @Test("the site says when a level is told, to the manager, too")
  func times() throws {
    let log = Round.activity("discount.offered")
    let atOnce = try Round.decide(log, at: "2026-03-10T14:00:00Z") {
      $0.audience = [.init(level: .coach, to: ["rep", "manager"], when: .atOnce, most: nil)]
    }
    #expect(Round.texts(atOnce, to: "R1").count == 1)
    #expect(Self.reason(atOnce, .manager) == .turn(of: .rep, halfDays: 1))
    let oneToOne = try Round.decide(log) {
      $0.audience = [.init(level: .coach, to: ["rep", "manager"], when: .oneToOne, most: nil)]
    }
    #expect(oneToOne.messages.isEmpty)
    #expect(Self.reason(oneToOne) == .agenda && Self.reason(oneToOne, .manager) == .agenda)
  }

  @Test("the manager, and then the manager's manager, hear of what is not answered for so many half days")
  func escalation() throws {
    let instants = (10...12).flatMap { ["2026-03-\($0)T09:30:00Z", "2026-03-\($0)T14:00:00Z"] }
    let escalate: (inout SiteConfiguration) -> Void = {
      $0.escalations = [
        .init(rules: ["price"], manager: 2, managersManager: 4, range: Self.nowhere)
      ]
    }
    let (book, people) = try Self.said(Round.activity("discount.offered"), instants, escalate)
    #expect(people == [["R1"], [], ["M1"], [], ["M9"], []])
    let above = try #require(NudgeBook(book).told("M9").first)
    #expect(above.role == .above && above.sent.count == 1)
    let first = try Round.decide(Round.activity("discount.offered"), escalate)
    #expect(Self.reason(first, .manager) == .turn(of: .rep, halfDays: 2))
    #expect(Self.reason(first, .above) == .turn(of: .rep, halfDays: 4))
  }

  @Test("an answer of the rep or of the manager ends what is passed on")
  func answeredOnTheWay() throws {
    let log = Round.activity("discount.offered")
    let escalate: (inout SiteConfiguration) -> Void = {
      $0.escalations = [.init(rules: ["price"], manager: 1, managersManager: 4, range: Self.nowhere)]
    }
    let (book, _) = try Self.said(log, ["2026-03-10T09:30:00Z", "2026-03-11T09:30:00Z"], escalate)
    for role in [Addressee.Role.rep, .manager] {
      let nudge = try #require(NudgeBook(book).nudges.first { $0.role == role })
      let reply = nudge.activity(.init(.done, at: Round.instant("2026-03-11T10:00:00Z"), by: nudge.person))
      let next = try Round.decide(log, at: "2026-03-12T09:30:00Z", book: book + [reply], escalate)
      #expect(Self.reason(next, .above) == .answered, "\(role)")
    }
  }

  @Test("what nobody has taken over yet is not taken back")
  func unseen() throws {
    let first = try Round.decide(Round.activity("objection.raised"))
    let book = Round.said(first, at: Round.morning)
    let ids = Set(first.messages.flatMap(\.items).map(\.nudge.id))
    let gone = try Round.decide(
      Round.activity("note.logged"), at: "2026-03-10T13:30:00Z", book: book, unseen: ids)
    #expect(gone.endings.map(\.how) == [.withdrawn] && gone.messages.isEmpty)
  }
}
