import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@Suite("Facts that fold the same over times of different length")
struct JoinedFactTests {
  private static let days = [1, 2, 3, 30]

  private static let pack = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: A pack.
    domain: test
    facts:
    \(days.map { "  mails_\($0): { count: email.received, within: \($0) days }" }.joined(separator: "\n"))
    \(days.map { "  people_\($0): { distinct: activity.contacts, of: email.received, within: \($0) days }" }.joined(separator: "\n"))
    \(days.map { "  shares_\($0): { distinct: '12 / size(activity.contacts)', of: email.received, within: \($0) days }" }.joined(separator: "\n"))
      mails_0: { count: email.received }
      people_0: { distinct: activity.contacts, of: email.received }
    \(days.map { "  sums_\($0): { sum: size(activity.contacts), of: email.received, within: \($0) days }" }.joined(separator: "\n"))
    \(days.map { "  latest_\($0): { count: email.received, within: \($0) days, last: 2 }" }.joined(separator: "\n"))
    rules:
    \(([0] + days).flatMap(rules).joined(separator: "\n"))
    """

  private static func rules(_ days: Int) -> [String] {
    (days == 0 ? ["mails", "people"] : ["mails", "people", "shares", "sums", "latest"]).flatMap { fact in
      (1...3).map { most in
        """
          \(fact)_\(days)_\(most):
            title: At most \(most) in \(days) days
            when: email.sent
            expect: { that: facts.\(fact)_\(days) <= \(most) }
            nudge: { rep: "Too many." }
        """
      }
    }
  }

  private let rules: RuleSet

  init() throws {
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: Self.pack))
    var symbols = SymbolTable()
    rules = RuleSet.compile([try #require(read.pack)], symbols: &symbols)
  }

  private func found(_ timeline: Timeline, isBare: Bool) -> [String] {
    var options = EvaluationOptions(asOf: .latest)
    options.bare = isBare
    let evaluation = Evaluator.evaluate(rules, timeline: timeline, options: options)
    func name(_ rule: Int, _ at: Instant) -> String { "\(rules.rules[rule].fullName) \(at.milliseconds)" }
    guard isBare else { return evaluation.findings.map { name($0.rule, $0.at) } }
    var found: [String] = []
    evaluation.bare?.forEach { rule, _, at in found.append(name(rule, at)) }
    return found
  }

  private func timeline(_ seed: UInt64, from first: Int64) -> Timeline {
    var random = Random(state: seed)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
    var at = first
    for place in 0..<60 {
      // Now and then at the very end of a window, just behind it, or at the same instant.
      at += [0, 1, 86_400_000, 86_400_001, 2 * 86_400_000 - 1, 3_600_000, 40_000_000][random.next(below: 7)]
      guard at <= Instant.latest.milliseconds else { break }
      let contacts = (0..<random.next(below: 4)).map { _ in "C\(random.next(below: 5))" }
      let kind = random.next(below: 3) == 0 ? "email.sent" : "email.received"
      builder.add(
        LoggedActivity(
          id: "a\(100 + place)", at: Instant(milliseconds: at), kind: kind, deal: "D", contacts: contacts))
    }
    return builder.finish().timeline
  }

  @Test("are what each is by itself at the latest instant there is")
  func latest() {
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
    let last = Instant.latest.milliseconds
    for (id, before, kind) in [
      ("a", Int64(90_000_000), "email.received"), ("b", 3_600_000, "email.received"),
      ("c", 3_600_000, "email.received"), ("d", 0, "email.sent"),
    ] {
      builder.add(
        LoggedActivity(id: id, at: Instant(milliseconds: last - before), kind: kind, deal: "D"))
    }
    let timeline = builder.finish().timeline
    let bare = found(timeline, isBare: true)
    #expect(bare == found(timeline, isBare: false) && bare.contains("p/mails_1_1 \(last)"))
    #expect(bare.contains("p/mails_2_2 \(last)") && !bare.contains("p/mails_1_2 \(last)"))
  }

  @Test("are gone from every window at a deadline at the latest instant there is")
  func latestDeadline() throws {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      facts:
        one: { count: email.received, within: 1 days }
        three: { count: email.received, within: 3 days }
      rules:
        late:
          title: Late
          when: email.received
          expect: { later: email.sent, within: 2 days }
          exceptions: [{ name: one, if: facts.one > 0, reason: R. }, { name: three, if: facts.three > 1, reason: R. }]
          nudge: { rep: "Late." }
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    let rules = RuleSet.compile([try #require(read.pack)], symbols: &symbols)
    let latest = Instant.latest.milliseconds
    // One deadline at the latest instant, and one before it at which the window still has two.
    for (end, isRaised) in [(latest, true), (latest - 1, false)] {
      var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
      for (id, at) in [("a", end - 2 * 86_400_000), ("b", end - 3_600_000)] {
        builder.add(
          LoggedActivity(id: id, at: Instant(milliseconds: at), kind: "email.received", deal: "D"))
      }
      let timeline = builder.finish().timeline
      for isBare in [false, true] {
        var options = EvaluationOptions(asOf: .latest)
        options.bare = isBare
        let evaluation = Evaluator.evaluate(rules, timeline: timeline, options: options)
        #expect(evaluation.counts.map(\.raised) == [isRaised ? 1 : 0], "\(end) \(isBare)")
      }
    }
  }

  @Test("are what each is by itself, also where an argument fails and at the end of all time")
  func equal() {
    var raised = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      for first in [1_700_000_000_000, Instant.latest.milliseconds - 20 * 86_400_000] {
        let timeline = timeline(seed, from: first)
        let whole = found(timeline, isBare: false)
        raised += whole.count
        #expect(found(timeline, isBare: true) == whole)
      }
    }
    #expect(raised > 1_000)
  }
}

private struct Random {
  var state: UInt64

  mutating func next(below bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
}
