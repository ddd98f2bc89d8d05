import EventTime
import Testing

@testable import Activity

@Suite("Rows stand in the order of their instants, seq and ids")
struct RowOrderTests {
  private func timeline(_ activities: [LoggedActivity]) -> Timeline {
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    for activity in activities { #expect(builder.add(activity) == nil) }
    return builder.finish().timeline
  }

  private func ids(_ timeline: Timeline) -> [String] { timeline.rows.indices.map { timeline.id($0) } }

  private func sorted(_ activities: [LoggedActivity]) -> [String] {
    activities.sorted { a, b in
      if a.at != b.at { return a.at < b.at }
      if a.seq != b.seq { return a.seq < b.seq }
      return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
    }.map(\.id)
  }

  private func activity(_ id: String, _ milliseconds: Int64, seq: Int64 = 0) -> LoggedActivity {
    LoggedActivity(
      id: id, at: Instant(milliseconds: milliseconds), kind: "note.logged", deal: "D", seq: seq)
  }

  /// Ids that begin alike, end in each other, or hold a zero.
  private func id(_ number: Int) -> String {
    let end = String(number * 7_919 % 1_000, radix: 7)
    switch number % 4 {
    case 0: return end + "-\(number)"
    case 1: return "4f1d2c3b-" + end + "-\(number)"
    case 2: return "a\0" + end + "-\(number)"
    default: return String(repeating: "a", count: number % 13 + 1) + "-\(number)"
    }
  }

  @Test("as by comparing, whether few or many share an instant", arguments: [1, 3, 40, 5_000, 70_000_000])
  func ties(instants: Int) {
    var random = SeededGenerator(UInt64(instants))
    for count in [1, 2, 3, 17, 600] {
      let activities = (0..<count).map { number in
        activity(
          id(number), Int64.random(in: 0..<Int64(instants), using: &random) * 997,
          seq: number % 5 == 0 ? Int64.random(in: -2...2, using: &random) : 0)
      }
      #expect(ids(timeline(activities)) == sorted(activities))
    }
  }

  @Test("an id that another one begins with comes first, also where what is missing would be a zero")
  func shortIDs() {
    let ids = ["a", "a\0", "a\0\0", "a\0b", "ab", "abcdefgh", "abcdefgh\0", "abcdefghi", "b", "\u{e9}"]
    let activities = ids.reversed().map { activity($0, 5) }
    #expect(self.ids(timeline(activities)) == ids)
  }

  @Test("instants that lie too far apart to stand beside their rows are compared")
  func farApart() {
    // 49 bits of milliseconds and 16 of rows are more than 64.
    let ends = [Instant.earliest.milliseconds, Instant.latest.milliseconds]
    let count = 32_769
    #expect(InstantOrder(ends + Array(repeating: 0, count: count - 2)) == nil)
    #expect(InstantOrder(ends + Array(repeating: 0, count: count - 3)) != nil)
    var activities = (0..<count).map { activity("a\($0)", Int64($0 * 7_919 % 1_000)) }
    activities[100] = activity("last", ends[1])
    activities[200] = activity("first", ends[0])
    let found = ids(timeline(activities))
    #expect(found.first == "first" && found.last == "last")
    #expect(found == sorted(activities))
  }

  @Test("no instants have no order, one has its own")
  func few() {
    #expect(InstantOrder([]) == nil)
    #expect(InstantOrder([7]).map { Array($0.rows) } == [0])
    #expect(InstantOrder([7, 7, 3]).map { Array($0.rows) } == [2, 0, 1])
    #expect(InstantOrder([7, 7, 3])?.ties == [1..<3])
  }
}
