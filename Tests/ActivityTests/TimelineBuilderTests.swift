import EventTime
import Symbols
import Testing

@testable import Activity

@Suite("A timeline is what the lines amount to, in whatever order they come")
struct TimelineBuilderTests {
  static func instant(_ day: Int, _ milliseconds: Int64 = 0) -> Instant {
    Instant(milliseconds: Int64(20_458 + day) * 86_400_000 + milliseconds)
  }

  static func activity(
    _ id: String, day: Int, seq: Int64 = 0, recorded: Instant? = nil, rev: Int64 = 0, deleted: Bool = false,
    topic: String = "price"
  ) -> LoggedActivity {
    LoggedActivity(
      id: id, at: instant(day), kind: "note.logged", deal: "D1", data: [("topic", .text(topic))], seq: seq,
      recorded: recorded, rev: rev, deleted: deleted)
  }

  /// Builds in every order of the lines, and expects the same each time.
  func check(
    _ activities: [LoggedActivity], asOf: Instant? = nil, knownAt: Instant? = nil, gives expected: [String],
    edited: Int = 0, deleted: Int = 0, outOfWindow: Int = 0, conflicts: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for order in permutations(activities) {
      var builder = TimelineBuilder(
        catalogue: KindCatalogue(), options: ReadOptions(asOf: asOf, knownAt: knownAt))
      for activity in order { #expect(builder.add(activity) == nil, sourceLocation: sourceLocation) }
      let (timeline, summary) = builder.finish()
      let rows = timeline.rows.indices.map { row in
        "\(timeline.id(row)) \(timeline.activity(row).data.map { "\($0.value)" }.joined())"
      }
      #expect(rows == expected, sourceLocation: sourceLocation)
      #expect(summary.read == activities.count, sourceLocation: sourceLocation)
      #expect(summary.kept == expected.count, sourceLocation: sourceLocation)
      #expect(summary.edited == edited, sourceLocation: sourceLocation)
      #expect(summary.deleted == deleted, sourceLocation: sourceLocation)
      #expect(summary.outOfWindow == outOfWindow, sourceLocation: sourceLocation)
      #expect(summary.conflicts == conflicts, sourceLocation: sourceLocation)
    }
  }

  func permutations(_ activities: [LoggedActivity]) -> [[LoggedActivity]] {
    guard activities.count > 1 else { return [activities] }
    return activities.indices.flatMap { index in
      var rest = activities
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  func price(_ ids: String...) -> [String] { ids.map { "\($0) text(\"price\")" } }

  @Test("rows are ordered by instant, then seq, then id by its bytes")
  func order() {
    check(
      [
        Self.activity("b", day: 1), Self.activity("a", day: 1), Self.activity("z", day: 0),
        Self.activity("Z", day: 1, seq: -1),
      ], gives: price("z", "Z", "a", "b"))
  }

  @Test("the greatest rev of an id is the activity")
  func edits() {
    check(
      [
        Self.activity("a", day: 1, rev: 2), Self.activity("a", day: 3, rev: 1, topic: "risk"),
        Self.activity("b", day: 2),
      ], gives: price("a", "b"), edited: 1)
  }

  @Test("of lines with one rev the one whose text sorts last wins, and the conflict is reported")
  func conflicts() {
    check(
      [
        Self.activity("a", day: 1, topic: "alpha"), Self.activity("a", day: 1, topic: "beta"),
        Self.activity("a", day: 1, topic: "b"),
      ],
      gives: ["a text(\"beta\")"], edited: 2, conflicts: ["a"])
  }

  @Test("lines that differ only in what nobody reads are in conflict all the same")
  func unreadConflict() {
    let lines = ["price", "risk"].map { Self.activity("a", day: 1, topic: $0) }
    let nothing = LogContent(contactKinds: [], dataFields: [], texts: false)
    for order in [lines, lines.reversed(), lines + lines] {
      var builder = TimelineBuilder(catalogue: KindCatalogue(), options: ReadOptions(content: nothing))
      for activity in order { builder.add(activity) }
      #expect(builder.finish().summary.conflicts == ["a"])
    }
    var repeated = TimelineBuilder(catalogue: KindCatalogue(), options: ReadOptions(content: nothing))
    let line = lines[0].line
    for text in [line, line.replacing(",", with: ", "), line] {
      #expect(repeated.add(line: Array(text.utf8)) == nil)
    }
    #expect(repeated.finish().summary.conflicts.isEmpty)
  }

  @Test("a conflict that a later edit settles is none")
  func settledConflicts() {
    check(
      [
        Self.activity("a", day: 1, topic: "alpha"), Self.activity("a", day: 1, topic: "beta"),
        Self.activity("a", day: 1, rev: 1),
      ],
      gives: price("a"), edited: 2)
  }

  @Test("the same line twice is one activity and no conflict")
  func duplicates() {
    check([Self.activity("a", day: 1), Self.activity("a", day: 1)], gives: price("a"), edited: 1)
  }

  @Test("lines that say the same in other words do not change which text sorts last")
  func repeatedConflicts() {
    let early = Self.activity("a", day: 1, topic: "beta")
    var tombstone = early
    tombstone.deleted = true
    check([early, early, Self.activity("a", day: 1)], gives: price("a"), edited: 2, conflicts: ["a"])
    check([tombstone, tombstone, early], gives: ["a text(\"beta\")"], edited: 2, conflicts: ["a"])
  }

  @Test("a tombstone takes an activity away, a greater rev brings it back")
  func tombstones() {
    let first = [Self.activity("a", day: 1), Self.activity("a", day: 1, rev: 1, deleted: true)]
    check(first, gives: [], edited: 1, deleted: 1)
    check(first + [Self.activity("a", day: 1, rev: 2)], gives: price("a"), edited: 2)
  }

  @Test("as_of hides what lies after it, once edits are resolved")
  func asOf() {
    check(
      [Self.activity("a", day: 1), Self.activity("a", day: 9, rev: 1), Self.activity("b", day: 2)],
      asOf: Self.instant(2), gives: price("b"), edited: 1, outOfWindow: 1)
  }

  @Test("known_at hides what was recorded after it, before edits are resolved")
  func knownAt() {
    let activities = [
      Self.activity("a", day: 1),
      Self.activity("a", day: 1, recorded: Self.instant(5), rev: 1, topic: "risk"),
      Self.activity("b", day: 6),
    ]
    check(activities, knownAt: Self.instant(4), gives: price("a"), outOfWindow: 2)
    check(activities, knownAt: Self.instant(5), gives: ["a text(\"risk\")"], edited: 1, outOfWindow: 1)
  }

  @Test("a timeline can be continued")
  func continuing() {
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    builder.add(Self.activity("a", day: 1))
    builder.add(Self.activity("c", day: 3))
    let first = builder.finish().timeline
    var next = TimelineBuilder(continuing: first, catalogue: KindCatalogue())
    next.add(Self.activity("b", day: 2))
    next.add(Self.activity("c", day: 4, rev: 1, topic: "risk"))
    let (timeline, summary) = next.finish()
    #expect(timeline.rows.indices.map { timeline.id($0) } == ["a", "b", "c"])
    #expect(timeline.at(2) == Self.instant(4))
    #expect(summary.read == 4 && summary.kept == 3 && summary.edited == 1)
  }

  @Test("rows are grouped by subject in their order")
  func grouping() {
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    for (index, deal) in ["D2", "D1", nil, "D2"].enumerated() {
      builder.add(
        LoggedActivity(id: "a\(index)", at: Self.instant(index), kind: "note.logged", deal: deal, rep: "R"))
    }
    let timeline = builder.finish().timeline
    let deals = timeline.rowsGrouped(by: .deal)
    #expect(deals.subjects.map(timeline.symbols.text) == ["D1", "D2"])
    #expect(Array(deals.rows(of: 0)) == [1])
    #expect(Array(deals.rows(of: 1)) == [0, 3])
    #expect(timeline.rowsGrouped(by: .rep).rows == [0, 1, 2, 3])
    #expect(timeline.rowsGrouped(by: .account).subjects.isEmpty)
  }

  @Test("what an activity says comes back from its row")
  func roundTrip() {
    let activity = LoggedActivity(
      id: "x\"1", at: Self.instant(3, 5), kind: "call.held", deal: "D", account: "A", rep: "R",
      actor: .customer,
      contacts: ["Ana", "Ben"],
      data: [
        ("minutes", 30), ("talk_ratio", 0.5), ("topics", ["price", "née\n"]), ("manager_present", true),
        ("own", [1, 2.5, .null, "x"]),
      ], text: "said \"hm\"\\", seq: 4, recorded: Self.instant(9), rev: 2, source: "crm:1")
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    builder.add(activity)
    let timeline = builder.finish().timeline
    #expect(timeline.activity(0) == activity)
  }
}
