import Activity
import BuiltInDomains
import Coaching
import DomainKit
import Engine
import EventTime
import RulePacks
import Symbols
import TestKit
import Testing

@Suite("The shipped packs on a log as a site may have it")
struct LifelikeLogTests {
  @Test(
    "no rule that the log can judge raises on more than three deals in ten, and most can be judged by some log"
  )
  func shares() throws {
    let domains = LoadedDomains(BuiltInDomains.all)
    var symbols = SymbolTable()
    let rules = RuleSet.compile(domains.shippedPacks().packs, symbols: &symbols)
    var log = LifelikeLog(seed: 20_260_331)
    let deals = 300
    for deal in 0..<deals { log.tell(deal) }
    var builder = TimelineBuilder(
      catalogue: domains.catalogue, options: ReadOptions(asOf: log.end), symbols: symbols)
    for activity in log.activities { builder.add(activity) }
    let timeline = builder.finish().timeline
    let evaluation = Evaluator.evaluate(
      rules, timeline: timeline, options: EvaluationOptions(asOf: log.end, texts: false))
    let capture = Capture(timeline)
    var raised: [Int: Set<String>] = [:]
    for finding in evaluation.findings { raised[finding.rule, default: []].insert("\(finding.subject)") }
    var judged = 0
    for (rule, subjects) in raised {
      let program = rules.rules[rule]
      guard program.rule.per == .deal,
        capture.missing(for: program.rule, in: rules.packs[program.pack]).isEmpty
      else { continue }
      judged += 1
      #expect(subjects.count * 10 <= deals * 3, "\(program.fullName): \(subjects.count) of \(deals) deals")
    }
    #expect(judged >= 12, "\(judged) rules spoke")
  }
}

/// Deals as a CRM and a mail box log them: talks, mails and their answers, stages, a proposal, an end.
struct LifelikeLog {
  private(set) var activities: [LoggedActivity] = []
  let end = Instant(milliseconds: 1_798_761_600_000)
  private var dice: Dice
  private static let day: Int64 = 86_400_000

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// A deal that begins some time in two years and runs for one to four months.
  mutating func tell(_ deal: Int) {
    let start =
      end.milliseconds - Int64(dice.number(20...700)) * Self.day + Int64(dice.number(0...8)) * 3_600_000
    let days = dice.number(25...130)
    let amount = dice.pick([8_000, 15_000, 30_000, 60_000, 120_000, 400_000])
    add(deal, "deal.opened", start, [("stage", .text("discovery")), ("amount", .int(Int64(amount)))])
    talk(deal, start, days)
    move(deal, start, days)
    let close = start + Int64(days) * Self.day
    if dice.chance(40) {
      add(deal, "deal.won", close, [("amount", .int(Int64(amount)))])
    } else {
      add(deal, "deal.lost", close, [("reason", .text(dice.pick(["price", "timing", "no_decision"])))])
    }
  }

  /// Every few days a talk or mails that are answered the same day or the next.
  private mutating func talk(_ deal: Int, _ start: Int64, _ days: Int) {
    let people = ["ana", "ben", "carl", "dora"].prefix(dice.chance(8) ? 1 : dice.number(2...4))
    var day = 1
    while day < days {
      let at = start + Int64(day) * Self.day + Int64(dice.number(0...6)) * 3_600_000
      let contact = [dice.pick(Array(people))]
      switch dice.number(0...9) {
      case 0...4: call(deal, at, contact)
      case 5...6: add(deal, "meeting.held", at, [("minutes", .int(60))], contact)
      default:
        add(deal, "email.sent", at, [], contact)
        guard dice.chance(85) else { break }
        let answered = at + Int64(dice.number(1...30)) * 3_600_000
        add(deal, "email.received", answered, [], contact)
        add(deal, "email.sent", answered + Int64(dice.number(1...5)) * 3_600_000, [], contact)
      }
      day += dice.chance(4) ? dice.number(10...25) : dice.number(1...6)
    }
  }

  private mutating func call(_ deal: Int, _ at: Int64, _ contact: [String]) {
    let share = Double(dice.number(25...62)) / 100
    add(deal, "call.held", at, [("minutes", .int(20)), ("talk_ratio", .double(share))], contact)
  }

  /// Through the stages in some weeks each, with issues that are confirmed and a proposal on the way.
  private mutating func move(_ deal: Int, _ start: Int64, _ days: Int) {
    var day = max(6, days / 6)
    var before = "discovery"
    for stage in ["evaluation", "proposal", "negotiation", "verbal", "contract"] where day < days - 3 {
      let at = start + Int64(day) * Self.day
      if stage == "evaluation" {
        add(deal, "issue.raised", at - Self.day, [("topic", .text("downtime"))], ["ana"])
        if dice.chance(92) {
          add(deal, "issue.confirmed", at - 3_600_000, [("topic", .text("downtime"))], ["ana"])
        }
      }
      add(deal, "deal.stage_changed", at, [("from", .text(before)), ("to", .text(stage))])
      if stage == "proposal" {
        add(deal, "proposal.sent", at + 3_600_000, [("amount", .int(30_000))], ["ana"])
      }
      before = stage
      day += dice.chance(5) ? dice.number(32...60) : max(6, days / 6) + dice.number(-3...3)
    }
    add(deal, "issue.resolved", start + Int64(days) * Self.day - 3_600_000, [("topic", .text("downtime"))])
  }

  private mutating func add(
    _ deal: Int, _ kind: String, _ at: Int64, _ data: [(field: String, value: DataValue)],
    _ contacts: [String] = []
  ) {
    guard at <= end.milliseconds else { return }
    activities.append(
      LoggedActivity(
        id: "a\(activities.count)", at: Instant(milliseconds: at), kind: kind, deal: "D\(deal)",
        account: "A\(deal / 3)", rep: "R\(deal % 12)", contacts: contacts, data: data))
  }
}
