import EventTime
import Testing

@testable import Activity

@Suite("A line is an activity, or is rejected with a reason")
struct LineTests {
  static let head = #""id":"a1","at":"2026-01-05T09:00:00Z","kind":"call.held","deal":"D1""#

  /// The activity that a line gives as its canonical line, or the reason why it is none.
  func check(_ line: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    check(Array(line.utf8), expected, sourceLocation: sourceLocation)
  }

  func check(_ line: [UInt8], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    let problem = builder.add(line: line)
    let timeline = builder.finish().timeline
    let outcome = problem?.reason ?? (timeline.rowCount == 1 ? timeline.activity(0).line : "nothing")
    #expect(outcome == expected, sourceLocation: sourceLocation)
  }

  @Test("key order, spaces, escapes and unknown keys do not matter")
  func equivalentForms() {
    let expected = "{\(Self.head)}"
    check(expected, expected)
    check("  {\(Self.head)} \r", expected)
    check(#"{ "deal" : "D1" , "kind":"call.held","at":"2026-01-05T10:00:00+01:00","id":"a1"}"#, expected)
    check(
      #"{\#(Self.head),"x":{"y":[1,{"z":null}],"w":"}"},"rep":null,"contacts":null,"data":null}"#, expected)
    check(
      #"{"\u0069d":"\u00611","at":"2026-01-05T09:00:00.000Z","kind":"call\u002Eheld","deal":"D1"}"#, expected)
  }

  @Test("data may stand before the kind that types it")
  func dataFirst() {
    check(
      #"{"data":{"minutes":5.0,"talk_ratio":1},\#(Self.head)}"#,
      #"{\#(Self.head),"data":{"minutes":5,"talk_ratio":1.0}}"#)
  }

  @Test(
    "texts are unescaped",
    arguments: [
      (#""\u00fc\n\/""#, #""ü\n/""#), (#""\ud83d\ude00""#, #""😀""#), (#""\ud83dx""#, "\"\u{FFFD}x\""),
      (#""""#, #""""#),
      (#""\\\"\t""#, #""\\\"\t""#),
    ])
  func texts(_ written: String, _ expected: String) {
    check(#"{\#(Self.head),"text":\#(written)}"#, #"{\#(Self.head),"text":\#(expected)}"#)
  }

  @Test(
    "lines that are no activity are rejected with a reason",
    arguments: [
      ("", "no JSON object"), ("[]", "no JSON object"), ("null", "no JSON object"),
      ("{", "not JSON: '\"' expected at byte 1"),
      ("{}", "'id' is missing"), (#"{"id":1}"#, "'id' is not a text"), (#"{"id":""}"#, "'id' is empty"),
      (#"{"id":"a","id":"a"}"#, "'id' stands there twice"),
      (#"{"id":"a","kind":"k.d","deal":"D"}"#, "'at' is missing"),
      (#"{"id":"a","at":"2026-01-05","deal":"D"}"#, "'at' is not an RFC 3339 instant with offset"),
      (#"{"id":"a","at":"2026-02-30T09:00:00Z"}"#, "'at' is not an RFC 3339 instant with offset"),
      (#"{"id":"a","at":"2026-01-05T09:00:00Z","deal":"D"}"#, "'kind' is missing"),
      (
        #"{"id":"a","at":"2026-01-05T09:00:00Z","kind":"k.d"}"#,
        "none of 'deal', 'account' and 'rep' is there"
      ),
      (#"{"contacts":"C1"}"#, "'contacts' is not a list of texts"),
      (#"{"contacts":[1]}"#, "'contacts' is not a list of texts"),
      (#"{"data":[]}"#, "'id' is missing"), (#"{"kind":"k.d","data":[]}"#, "'data' is not an object"),
      (#"{"actor":"boss"}"#, "'actor' is none of rep, customer, manager, colleague, partner, system"),
      (#"{"seq":1.5}"#, "'seq' is not an integer"), (#"{"rev":"1"}"#, "'rev' is not an integer"),
      (#"{"deleted":"true"}"#, "'deleted' is not true or false"),
      (#"{"id":"a"} x"#, "not JSON: something follows the object at byte 11"),
      (#"{"id":"a",}"#, "not JSON: '\"' expected at byte 10"),
      (#"{"id" "a"}"#, "not JSON: ':' expected at byte 6"),
      (#"{"x":01}"#, "not JSON: malformed number at byte 7"),
      (#"{"x":1.}"#, "not JSON: malformed number at byte 7"),
      (#"{"x":-}"#, "not JSON: malformed number at byte 6"),
      (#"{"x":1e}"#, "not JSON: malformed number at byte 7"),
      (#"{"x":tru}"#, "not JSON: a value expected at byte 5"),
      (#"{"x":NaN}"#, "not JSON: a value expected at byte 5"),
      (#"{"x":"\q"}"#, "not JSON: malformed escape at byte 7"),
      (#"{"x":"\u12g4"}"#, "not JSON: malformed escape at byte 10"),
      (#"{"x":"abc"#, "not JSON: a text breaks off or holds a control character at byte 9"),
      ("{\"x\":\"a\tb\"}", "not JSON: a text breaks off or holds a control character at byte 7"),
      (#"{"kind":"k.d","data":{"a":1,"a":2}}"#, "a field stands there twice"),
    ])
  func rejections(_ line: String, _ reason: String) {
    check(line, reason)
  }

  @Test(
    "texts must be UTF-8",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func invalidUTF8(_ bytes: [UInt8]) {
    check(Array(#"{"text":"abcdefgh"#.utf8) + bytes + Array(#"z"}"#.utf8), "not UTF-8 in the text at byte 9")
  }

  @Test("nesting is limited at its edge")
  func nesting() {
    let open = String(repeating: "[", count: 63)
    let close = String(repeating: "]", count: 63)
    check(#"{\#(Self.head),"x":\#(open)\#(close)}"#, "{\(Self.head)}")
    check(#"{\#(Self.head),"x":[\#(open)\#(close)]}"#, "nested deeper than 64 levels")
    check(#"{\#(Self.head),"x":\#(String(repeating: "[", count: 100_000))}"#, "nested deeper than 64 levels")
  }

  @Test("the keys of the envelope are recognised by their bytes")
  func envelopeKeys() {
    for code in UInt8(0)...14 {
      let key = EnvelopeKey(rawValue: code)
      let word = "\(key.map { "\($0)" } ?? "")".utf8.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      #expect(KeyOrder().key(word) == key)
      #expect(KeyOrder().key(word ^ 1) == nil)
    }
    #expect(EnvelopeKey(rawValue: 15) == nil)
    #expect(KeyOrder().key(.max) == nil)
  }

  @Test("four hexadecimal digits are told from what is none, at each place")
  func hexadecimalDigits() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<4 as Range<UInt64> {
        let others: UInt64 = 0x3041_6639_3041_6639 & ~(0xFF << (8 * place))
        let isDigit = JSONEscape.hexDigit(byte) != nil
        #expect(JSONEscape.beginsWithFourDigits(others | UInt64(byte) << (8 * place)) == isDigit, "\(byte)")
      }
    }
  }

  @Test("so many contacts are taken and no more, and only of kinds that keep them", arguments: [true, false])
  func manyContacts(isKindFirst: Bool) {
    func problem(_ count: Int, _ kind: String = "call.held") -> String? {
      let contacts = #""contacts":[\#(Array(repeating: #""C""#, count: count).joined(separator: ","))]"#
      let members = [#""kind":"\#(kind)""#, contacts]
      let line = (isKindFirst ? members : members.reversed()).joined(separator: ",")
      let content = LogContent(contactKinds: ["call.held"], dataFields: nil, texts: false)
      var builder = TimelineBuilder(catalogue: KindCatalogue(), options: ReadOptions(content: content))
      return builder.add(
        line: Array(#"{"id":"a","at":"2026-01-05T09:00:00Z","deal":"D",\#(line)}"#.utf8))?.reason
    }
    #expect(problem(65_535) == nil)
    #expect(problem(65_536)?.hasPrefix("more than 65535 contacts") == true)
    #expect(problem(65_536, "note.logged") == nil)
  }

  @Test("what breaks off anywhere is rejected, not read beyond its end")
  func prefixes() {
    let line = Array(
      #"{\#(Self.head),"contacts":["C1","é"],"data":{"minutes":-1.5e2,"topics":["a\u00e9",null]},"seq":1}"#
        .utf8)
    for end in 0..<line.count {
      var builder = TimelineBuilder(catalogue: KindCatalogue())
      #expect(builder.add(line: Array(line[..<end])) != nil, "\(end) bytes")
    }
  }

  @Test("damaged lines leave nothing behind when they are rejected")
  func damagedLines() {
    let line = Array(
      #"{\#(Self.head),"contacts":["C1","é"],"data":{"minutes":-1.5e2,"topics":["a\u00e9","b"],"own":[1,{}]},"seq":1}"#
        .utf8)
    let replacements = Array(#"{}[]",:\0e-tn"#.utf8) + [0x00, 0x0A, 0x80, 0xC3, 0xFF]
    // Fixed, so that a failure comes again.
    var state: UInt64 = 2_026
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var builder = TimelineBuilder(catalogue: KindCatalogue())
    var taken = 0
    for _ in 0..<20_000 {
      var damaged = line
      for _ in 0...random(3) { damaged[random(damaged.count)] = replacements[random(replacements.count)] }
      if builder.add(line: damaged) == nil { taken += 1 }
    }
    let rows = builder.timeline.rows
    #expect(taken > 100 && taken < 19_900)
    #expect(rows.count == taken)
    #expect(builder.timeline.cellKeys.count == rows.reduce(0) { $0 + Int($1.cellsCount) })
    let contacts = rows.indices.map { builder.timeline.contacts($0).count }.filter { $0 > 0 }
    #expect(builder.timeline.contactSymbols.count == contacts.reduce(0) { $0 + $1 + 1 })
    #expect(builder.summary.read == 20_000 && builder.summary.rejected == 20_000 - taken)
  }
}
