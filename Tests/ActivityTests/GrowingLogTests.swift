import Activity
import EventTime
import Testing

@Suite("A log that grows")
struct GrowingLogTests {
  private func activity(_ id: String, rev: Int64 = 0, at: Int64 = 0, deleted: Bool = false) -> LoggedActivity
  {
    LoggedActivity(
      id: id, at: Instant(milliseconds: at), kind: "note.logged", deal: "D", rev: rev, deleted: deleted)
  }

  /// The ids that count, each with its instant.
  private func counted(_ log: GrowingLog) -> [String] {
    let timeline = log.timeline
    return (0..<timeline.rowCount).filter { timeline.counts($0) }
      .map { "\(timeline.id($0))@\(timeline.at($0).milliseconds)" }.sorted()
  }

  @Test("knows the ids of the log that it began with", arguments: [1, 2, 3, 10, 1_000])
  func begun(count: Int) {
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    for number in 0..<count { builder.add(activity("a\(number)")) }
    var log = GrowingLog(builder.finish().timeline, catalogue: KindCatalogue())
    for number in 0..<count { _ = log.add(activity("a\(number)", rev: 1, at: 7)) }
    #expect(counted(log) == (0..<count).map { "a\($0)@7" }.sorted())
  }

  @Test("keeps of each id what a timeline keeps, whatever comes first")
  func edits() {
    let lines = [
      activity("a"), activity("a", rev: 2, at: 5), activity("a", rev: 1, at: 9), activity("b", at: 3),
      activity("b", at: 4), activity("c", rev: 1, deleted: true), activity("c"), activity("b", at: 3),
    ]
    for first in lines.indices {
      var log = GrowingLog(.empty, catalogue: KindCatalogue())
      for line in lines[first...] + lines[..<first] { _ = log.add(line) }
      #expect(counted(log) == ["a@5", "b@4"])
    }
  }

  @Test("forgets what was only supposed")
  func supposing() {
    var log = GrowingLog(.empty, catalogue: KindCatalogue())
    _ = log.add(activity("a"))
    log.beginSupposing(2)
    _ = log.add(activity("a", rev: 1, at: 8))
    _ = log.add(activity("b", at: 9))
    #expect(counted(log) == ["a@8", "b@9"])
    log.endSupposing()
    #expect(counted(log) == ["a@0"])
    #expect(log.timeline.rowCount == 1)
    _ = log.add(activity("b", at: 2))
    #expect(counted(log) == ["a@0", "b@2"])
  }
}
