import EventTime
import Testing

@testable import Activity

@Suite("What earlier lines taught changes nothing of a later one")
struct KeyOrderTests {
  /// What lines come to that one builder reads one after the other: canonical lines, or reasons.
  private func read(_ lines: [String]) -> [String] {
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    let problems = lines.map { builder.add(line: Array($0.utf8))?.reason }
    let timeline = builder.finish().timeline
    var kept = (0..<timeline.rowCount).map { timeline.activity($0).line }[...]
    return problems.map { $0 ?? kept.popFirst() ?? "nothing" }
  }

  private static let members = [
    #""at":"2026-01-05T09:00:00Z""#, #""kind":"call.held""#, #""deal":"D1""#, #""account":"A1""#,
    #""rep":"R1""#,
    #""contacts":["ana"]"#, #""data":{"minutes":5}"#,
  ]

  @Test("keys in an order of their own in each line, and then again in the first one")
  func orders() {
    let turned = Self.members.indices.map { Self.members[$0...] + Self.members[..<$0] }
    let orders = turned + turned.map { ArraySlice($0.reversed()) } + [turned[0]]
    let lines = orders.enumerated().map { place, members in
      let id = "\"id\":\"a\(10 + place)\""
      let all = place.isMultiple(of: 2) ? [id] + members : Array(members) + [id]
      return "{\(all.joined(separator: ","))}"
    }
    let expected = orders.indices.map { "{\"id\":\"a\(10 + $0)\",\(Self.members.joined(separator: ","))}" }
    #expect(read(lines) == expected)
  }

  @Test("an object that begins where a comma belongs is rejected")
  func secondBeginning() {
    let line = "{\"id\":\"a1\",\(Self.members.joined(separator: ","))}"
    let broken = "{\"x\":1{\"id\":\"a2\",\(Self.members.joined(separator: ","))}"
    #expect(read([line, broken]) == [line, "not JSON: '}' expected at byte 6"])
  }

  @Test("a deal that another account and rep have taken over, under ids of any length")
  func takenOver() {
    let ids = [("D1", "A1", "R1"), ("D1", "A2", "R1"), ("D1", "A2", "R2"), ("D2", "A1", "R1")]
    let long = ids.map { ("deal-\($0.0)-long", "\($0.1)", "rep-\($0.2)-long") }
    let lines = (ids + long + ids).enumerated().map { place, id in
      #"{"id":"a\#(10 + place)","at":"2026-01-05T09:00:00Z","kind":"call.held","deal":"\#(id.0)","account":"\#(id.1)","rep":"\#(id.2)"}"#
    }
    #expect(read(lines) == lines)
  }

  @Test("days of years that are four and eight apart")
  func days() {
    let days = ["2024-03-05", "2028-03-05", "2024-03-05", "2032-03-05", "2024-03-15", "2024-13-05"]
    let lines = days.enumerated().map { place, day in
      #"{"id":"a\#(10 + place)","at":"\#(day)T09:00:00Z","kind":"call.held","deal":"D1"}"#
    }
    let kept = [0, 2, 4, 1, 3].map { lines[$0] }
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    let problems = lines.map { builder.add(line: Array($0.utf8)) != nil }
    let timeline = builder.finish().timeline
    #expect(problems == [false, false, false, false, false, true])
    #expect((0..<timeline.rowCount).map { timeline.activity($0).line } == kept)
  }

  @Test("contacts are kept of the kinds that are asked for, wherever the kind stands")
  func contactKinds() {
    let options = ReadOptions(content: LogContent(contactKinds: ["call.held"], dataFields: nil, texts: false))
    var builder = TimelineBuilder(catalogue: KindCatalogue(), options: options)
    let rest = #""at":"2026-01-05T09:00:00Z","deal":"D1""#
    for (place, kind) in ["call.held", "email.sent"].enumerated() {
      _ = builder.add(line: Array(#"{"id":"a\#(place)","kind":"\#(kind)","contacts":["ana"],\#(rest)}"#.utf8))
      _ = builder.add(line: Array(#"{"id":"b\#(place)","contacts":["ana"],"kind":"\#(kind)",\#(rest)}"#.utf8))
    }
    let timeline = builder.finish().timeline
    let contacts = (0..<timeline.rowCount).map { timeline.activity($0).contacts.count }
    #expect(contacts == [1, 0, 1, 0])
  }
}
