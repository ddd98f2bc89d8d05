import Activity
import Authoring
import Coaching
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@Suite("What tunings and exceptions do on a log")
struct TuningTests {
  private static let rules = """
      answer:
        title: Answer
        when: email.received
        expect: { later: email.sent, within: params.wait }
        nudge: { rep: Answer. }
      greet:
        title: Greet
        when: call.held
        nudge: { rep: Greet. }
      never:
        title: Never
        when: demo.held
        nudge: { rep: Never. }

    """

  /// Three mails, answered after one day, three days and never; four calls, one of them on D2.
  private func report(_ site: String) throws -> [TuningReport.Entry] {
    let pack = try MadeLog.pack(Self.rules, head: "params: { wait: { type: duration, default: 2 days } }")
    let read = SiteReader(packs: [pack], catalogue: MadeLog.reader.catalogue)
      .read(SourceFile(name: "touchline.yaml", text: "touchline: 1\n" + site))
    let site = try #require(read.site, "\(Diagnostic.render(read.diagnostics, as: .text))")
    let run = TuningRun([pack], site: site, limits: .init())
    var symbols = SymbolTable()
    _ = run.content(&symbols)
    let activities: [(String, Int, String)] = [
      ("D1", 0, "deal.opened"), ("D1", 1, "email.received"), ("D1", 2, "email.sent"),
      ("D1", 10, "email.received"), ("D1", 13, "email.sent"), ("D2", 5, "deal.opened"),
      ("D2", 6, "email.received"), ("D1", 20, "call.held"), ("D1", 21, "call.held"), ("D1", 22, "call.held"),
      ("D2", 23, "call.held"),
    ]
    let log = activities.enumerated().map { place, activity in
      LoggedActivity(id: "a\(place)", at: MadeDeal.day(activity.1), kind: activity.2, deal: activity.0)
    }
    // 4 February 2026.
    let asOf = MadeDeal.day(30)
    let timeline = MadeLog.timeline(log, symbols: symbols, asOf: asOf)
    return run.report(timeline, directory: .empty, asOf: asOf, threads: 1).entries
  }

  @Test("counts findings with and without an entry")
  func counts() throws {
    let entry = try report("tune: { p: { params: { wait: 4 days } } }")[0]
    // Four calls are greeted either way.
    #expect((entry.with, entry.without) == (5, 6))
    #expect(entry.remarks.isEmpty)
    #expect(entry.place?.description == "touchline.yaml:2")
  }

  @Test(
    "says what does nothing, what does too much and what ends",
    arguments: [
      ("tune: { p: { params: { wait: 60 hours } } }", []),
      ("tune: { p: { rules: { never: { status: trial } } } }", [.unused]),
      ("tune: { p: { rules: { greet: { level: act } } } }", []),
      ("tune: { p: { rules: { greet: { status: retired } } } }", [.tooBroad(share: 1)]),
      ("select: [{ enable: greet }]", [.unused]), ("select: [{ disable: greet }]", []),
      (#"except: [{ rules: [greet], if: 'deal.id == "D2"', why: w, owner: o, ends: 2026-12-31 }]"#, []),
      (
        #"except: [{ rules: [greet], if: 'deal.id == "D1"', why: w, owner: o, ends: 2026-12-31 }]"#,
        [.tooBroad(share: 0.75)]
      ),
      (
        #"except: [{ rules: ["p/*"], if: 'deal.id == "D9"', why: w, owner: o, ends: 2026-02-14 }]"#,
        [.unused, .endsSoon(days: 10)]
      ),
      (
        #"except: [{ rules: [greet], if: 'deal.id == "D2"', why: w, owner: o, ends: 2026-02-01 }]"#,
        [.ended(days: 3)]
      ),
    ] as [(String, [TuningReport.Remark])])
  func remarks(site: String, expected: [TuningReport.Remark]) throws {
    #expect(try report(site).map(\.remarks) == [expected])
  }

  @Test("tells exceptions of one rule apart")
  func severalExceptions() throws {
    let entries = try report(
      """
      except:
        - { rules: [greet], if: 'deal.id == "D2"', why: w, owner: o, ends: 2026-12-31 }
        - { rules: [answer, greet], if: 'deal.id == "D3"', why: w, owner: o, ends: 2026-12-31 }
      """)
    #expect(entries.map(\.without) == [4, 5])
    #expect(entries.map(\.with) == [3, 5])
  }

  @Test("prints what is to be looked at first, and every entry for programs")
  func pages() throws {
    let entries = try report(
      "select: [{ disable: greet }]\ntune: { p: { rules: { never: { status: trial, why: Rare., owner: us } } } }"
    )
    let page = TuningPage(TuningReport(entries: entries))
    let text = page.text(TextLayout(width: 100, color: false))
    #expect(text.hasPrefix("To be looked at\n  p/never: status trial\n"))
    #expect(text.contains("In use\n  disable greet\n"))
    #expect(page.json.contains(#""remarks":[{"remark":"unused"}]"#))
  }
}
