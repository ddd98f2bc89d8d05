import Activity
import Engine
import EventTime
import RulePacks
import Testing

@testable import Coaching

@Suite("Who is told what, and when")
struct NudgeRoundTests {
  /// Three rules: one for both readers that is to be acted upon, one for the rep, one for the manager alone.
  static let pack = """
    rules:
      worry:
        title: Answer a worry
        level: act
        tags: [worries]
        when: objection.raised
        nudge: { rep: "They worry.", manager: "A worry waits." }
      price:
        title: Talk about the price
        when: discount.offered
        nudge: { rep: "A discount is out.", manager: "A discount." }
      lost:
        title: Look at the loss
        level: act
        after_close: true
        when: deal.lost
        nudge: { manager: "Lost." }
    """

  /// A Tuesday, 09:30 in UTC.
  static let morning = "2026-03-10T09:30:00Z"

  static func instant(_ text: String) -> Instant { RFC3339.parse(text) ?? .earliest }

  static func activity(
    _ kind: String, _ deal: String = "D1", at: String = "2026-03-09T10:00:00Z", amount: Double? = nil
  ) -> [LoggedActivity] {
    var log = [
      LoggedActivity(
        id: "\(kind) \(deal) \(at)", at: instant(at), kind: kind, deal: deal, account: "A1", rep: "R1")
    ]
    if let amount {
      log.append(
        LoggedActivity(
          id: "open \(deal)", at: instant("2026-01-05T09:00:00Z"), kind: "deal.opened", deal: deal,
          account: "A1",
          rep: "R1", data: [("amount", .double(amount))]))
    }
    return log
  }

  static let directory = Directory([
    Directory.Entry(.person, id: "R1", role: "rep", manager: "M1", team: "north"),
    Directory.Entry(.person, id: "M1", role: "manager", manager: "M9"),
  ])

  static func decide(
    _ log: [LoggedActivity], at asOf: String = morning, book: [LoggedActivity] = [], unseen: Set<String> = [],
    _ change: (inout SiteConfiguration) -> Void = { _ in }
  ) throws -> NudgeRound.Decision {
    var site = SiteConfiguration()
    change(&site)
    let fixture = try PackFixture(pack, log: log, asOf: asOf, site: site, budget: .unlimited)
    let findings = fixture.review.evaluation.findings
    let round = NudgeRound(
      fixture.review, book: NudgeBook(book), directory: directory, unseen: unseen)
    return round.decide(["R1", "M1", "M9"]) { nudge in findings.first { $0.id == nudge.finding }?.status }
  }

  /// What was said so far, if it was said at an instant.
  static func said(_ decision: NudgeRound.Decision, at instant: String) -> [LoggedActivity] {
    decision.messages.flatMap(\.items).map {
      $0.nudge.sentActivity(at: self.instant(instant), number: $0.number)
    }
  }

  static func texts(_ decision: NudgeRound.Decision, to person: String) -> [String] {
    decision.messages.filter { $0.person == person }.flatMap(\.items).map(\.text)
  }

  static func reasons(_ decision: NudgeRound.Decision, _ role: Addressee.Role = .rep) -> [WithheldNudge
    .Reason]
  {
    decision.withheld.filter { $0.role == role }.map(\.reason)
  }

  @Test("the rep hears of it in the morning, the manager half a day later, and only what cannot wait")
  func repFirst() throws {
    let log = Self.activity("objection.raised")
    let first = try Self.decide(log)
    #expect(Self.texts(first, to: "R1") == ["They worry."])
    #expect(Self.reasons(first, .manager) == [.turn(of: .rep, halfDays: 1)])
    let book = Self.said(first, at: Self.morning)
    let same = try Self.decide(log, at: "2026-03-10T10:30:00Z", book: book)
    #expect(same.messages.isEmpty)
    #expect(
      Self.reasons(same) == [.waiting] && Self.reasons(same, .manager) == [.turn(of: .rep, halfDays: 1)])
    let later = try Self.decide(log, at: "2026-03-10T13:30:00Z", book: book)
    #expect(Self.texts(later, to: "M1") == ["A worry waits."])
    #expect(Self.texts(later, to: "R1").isEmpty)
    #expect(Self.reasons(try Self.decide(Self.activity("discount.offered")), .manager) == [.agenda])
  }

  @Test("a manager is told at once of what is for nobody else")
  func managerAlone() throws {
    #expect(Self.texts(try Self.decide(Self.activity("deal.lost")), to: "M1") == ["Lost."])
  }

  @Test("what the rep has answered is not told to the manager")
  func answered() throws {
    let log = Self.activity("objection.raised")
    let first = try Self.decide(log)
    let nudge = try #require(first.messages.first?.items.first?.nudge)
    let reply = nudge.activity(.init(.done, at: Self.instant("2026-03-10T10:00:00Z"), by: "R1"))
    let later = try Self.decide(
      log, at: "2026-03-10T13:30:00Z", book: Self.said(first, at: Self.morning) + [reply])
    #expect(later.messages.isEmpty)
    #expect(Self.reasons(later) == [.answered] && Self.reasons(later, .manager) == [.answered])
  }

  @Test("nothing is said at night, on a weekend or before a short wait for what belongs together")
  func hours() throws {
    let log = Self.activity("objection.raised")
    for asOf in ["2026-03-10T08:59:59Z", "2026-03-10T18:00:00Z", "2026-03-14T10:00:00Z"] {
      let decision = try Self.decide(log, at: asOf)
      #expect(decision.messages.isEmpty && Self.reasons(decision) == [.outsideHours], "\(asOf)")
    }
    #expect(Self.reasons(try Self.decide(log, at: "2026-03-09T10:09:59Z")) == [.grouping])
    #expect(!(try Self.decide(log, at: "2026-03-09T10:10:00Z")).messages.isEmpty)
  }

  @Test("one message in half a day; what can wait comes in the morning")
  func slots() throws {
    let both = Self.activity("objection.raised") + Self.activity("objection.raised", "D2")
    let first = try Self.decide(Self.activity("objection.raised"))
    let same = try Self.decide(both, at: "2026-03-10T11:00:00Z", book: Self.said(first, at: Self.morning))
    #expect(same.messages.isEmpty)
    #expect(Set(Self.reasons(same)) == [.waiting, .slot])
    let next = try Self.decide(both, at: "2026-03-10T13:30:00Z", book: Self.said(first, at: Self.morning))
    #expect(Self.texts(next, to: "R1").count == 1)
    #expect(
      Self.reasons(try Self.decide(Self.activity("discount.offered"), at: "2026-03-10T14:00:00Z")) == [.slot])
  }

  @Test("three points a message and one a deal, the most important first, each with its reason")
  func budgets() throws {
    var log = Self.activity("discount.offered", "D0")
    for number in 1...5 {
      log += Self.activity("objection.raised", "D\(number)", amount: Double(number) * 50_000)
    }
    log += Self.activity("discount.offered", "D5")
    let decision = try Self.decide(log)
    let message = try #require(decision.messages.first)
    #expect(Set(message.items.map(\.nudge.deal)) == ["D3", "D4", "D5"])
    #expect(message.items.allSatisfy { $0.nudge.level == .act })
    #expect(message.items.dropLast().allSatisfy { !$0.whyBefore.isEmpty })
    #expect(Self.reasons(decision).count { $0 == .budget } == 3)
    #expect(Self.reasons(decision).count { $0 == .deal } == 1)
    #expect(message.items.count + Self.reasons(decision).count == 7)
  }

  @Test("what is said again and what is new of one deal are not said together")
  func repeatBesideNew() throws {
    let first = try Self.decide(Self.activity("discount.offered"))
    #expect(Self.texts(first, to: "R1").count == 1)
    let log =
      Self.activity("discount.offered") + Self.activity("objection.raised", at: "2026-03-16T10:00:00Z")
    let decision = try Self.decide(
      log, at: "2026-03-17T09:30:00Z", book: Self.said(first, at: Self.morning))
    #expect(Self.texts(decision, to: "R1") == ["They worry."])
    #expect(Self.reasons(decision) == [.deal])
  }

  @Test("what is not answered is said again after a week, twice, and then no more")
  func repeats() throws {
    let log = Self.activity("objection.raised")
    var book: [LoggedActivity] = []
    let days = [("2026-03-10", "2026-03-11"), ("2026-03-17", "2026-03-18"), ("2026-03-24", "2026-03-25")]
    for (number, (day, next)) in days.enumerated() {
      let decision = try Self.decide(log, at: "\(day)T09:30:00Z", book: book)
      let items = decision.messages.filter { $0.person == "R1" }.flatMap(\.items)
      #expect(items.map(\.number) == [number + 1], "\(day)")
      book += items.map {
        $0.nudge.sentActivity(at: Self.instant("\(day)T09:30:00Z"), number: $0.number)
      }
      let dayAfter = try Self.decide(log, at: "\(next)T09:30:00Z", book: book)
      #expect(Self.texts(dayAfter, to: "R1").isEmpty)
    }
    #expect(Self.reasons(try Self.decide(log, at: "2026-03-31T09:30:00Z", book: book)) == [.faded])
  }

  @Test("what was put off comes when its time has come")
  func snoozed() throws {
    let log = Self.activity("objection.raised")
    let first = try Self.decide(log)
    let nudge = try #require(first.messages.first?.items.first?.nudge)
    let until = Self.instant("2026-03-12T09:00:00Z")
    let book =
      Self.said(first, at: Self.morning)
      + [nudge.activity(.init(.later(until: until), at: Self.instant(Self.morning), by: "R1"))]
    #expect(
      Self.reasons(try Self.decide(log, at: "2026-03-11T09:30:00Z", book: book)) == [.snoozed(until: until)])
    #expect(Self.texts(try Self.decide(log, at: "2026-03-12T09:30:00Z", book: book), to: "R1").count == 1)
  }

  @Test("what ended is ended, and what should not have been said is taken back")
  func endings() throws {
    let log = Self.activity("objection.raised")
    let first = try Self.decide(log)
    let book = Self.said(first, at: Self.morning)
    let gone = try Self.decide(Self.activity("note.logged"), at: "2026-03-10T13:30:00Z", book: book)
    #expect(gone.endings.map(\.how) == [.withdrawn])
    #expect(gone.messages.map(\.takenBack.count) == [1])
    #expect(gone.messages.first?.parts.map(\.isTakenBack) == [true])
    let closed = log + Self.activity("deal.won", at: "2026-03-10T10:00:00Z")
    let over = try Self.decide(closed, at: "2026-03-10T13:30:00Z", book: book)
    #expect(over.endings.map(\.how) == [.cleared])
    #expect(over.messages.isEmpty)
  }
}

@Suite("Half days of work")
struct NudgeSlotTests {
  @Test("a working day has two, in the zone of the person, and nights and weekends have none")
  func slots() throws {
    let east = WorkCalendar(zone: TimeZoneRules(name: "+03:00", secondsEast: 10_800))
    let slot = try #require(NudgeSlot.at(NudgeRoundTests.instant("2026-03-10T06:00:00Z"), east))
    #expect(slot.isMorning && slot.name == "2026-03-10 morning")
    #expect(slot.end == NudgeRoundTests.instant("2026-03-10T10:30:00Z"))
    #expect(NudgeSlot.at(slot.end, east)?.isMorning == false)
    #expect(NudgeSlot.at(slot.start.advanced(by: -1), east) == nil)
    let friday = NudgeRoundTests.instant("2026-03-13T14:00:00Z")
    #expect(NudgeSlot.after(friday, east)?.name == "2026-03-16 morning")
    #expect(NudgeSlot.begins(after: slot.start.advanced(by: -1), until: slot.start, east))
    #expect(!NudgeSlot.begins(after: slot.start, until: slot.end.advanced(by: -1), east))
  }
}

@Suite("Who may see what")
struct SightTests {
  static let directory = Directory([
    Directory.Entry(.person, id: "R1", role: "rep", manager: "M1", from: NudgeBookTests.day(-30)),
    Directory.Entry(.person, id: "R1", role: "rep", manager: "M2", from: NudgeBookTests.day(10)),
  ])

  @Test("a rep their own, a manager the team of the time, nobody else anything")
  func policy() {
    let sight = Sight(Self.directory)
    let (before, after) = (NudgeBookTests.day(0), NudgeBookTests.day(20))
    #expect(sight.may("R1", see: "R1", at: before))
    #expect(sight.may("M1", see: "R1", at: before) && !sight.may("M1", see: "R1", at: after))
    #expect(!sight.may("M2", see: "R1", at: before) && sight.may("M2", see: "R1", at: after))
    #expect(!sight.may("R1", see: "M1", at: before) && !sight.may("R2", see: "R1", at: before))
    #expect(sight.may("M1", see: NudgeBookTests.nudge()) && !sight.may("M2", see: NudgeBookTests.nudge()))
    #expect(!sight.may("R1", see: NudgeBookTests.nudge("f1", .manager)))
    #expect(sight.may("M1", see: NudgeBookTests.nudge("f1", .manager)))
  }
}

@Suite("The outbox")
struct OutboxTests {
  struct Refused: Error {}

  /// Keeps what it gets, and refuses one letter for a while.
  final class Hand: MessageCarrier {
    var letters: [String] = []
    var refused: String? = "m1"

    func carry(_ letter: Outbox.Letter) throws {
      letters.append(letter.id)
      if letter.id == refused { throw Refused() }
    }
  }

  @Test("hands over what may be by now, at least once, and stops where it is refused")
  func delivery() throws {
    let letters = (0..<4).map {
      Outbox.Letter(id: "m\($0)", person: "R1", from: NudgeBookTests.day(Int64($0)), body: "{}")
    }
    var noted: [String] = []
    let hand = Hand()
    func outbox() -> Outbox {
      Outbox(
        waiting: { letters.filter { !noted.contains($0.id) } },
        carrier: hand, note: { noted.append($0.id) })
    }
    #expect(throws: Refused.self) { try outbox().deliver(at: NudgeBookTests.day(2)) }
    #expect(noted == ["m0"])
    hand.refused = nil
    #expect(try outbox().deliver(at: NudgeBookTests.day(2)) == 2)
    #expect(hand.letters == ["m0", "m1", "m1", "m2"] && noted == ["m0", "m1", "m2"])
  }
}
