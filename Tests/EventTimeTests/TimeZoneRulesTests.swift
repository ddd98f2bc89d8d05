import Glibc
import Testing

@testable import EventTime

@Suite("Zones turn instants into local time and back")
struct TimeZoneRulesTests {
  func check(
    _ zone: String, _ date: String, _ minutes: Int, is expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rules = try #require(TimeZoneRules.load(zone), sourceLocation: sourceLocation)
    let date = try #require(CivilDate.parse(date), sourceLocation: sourceLocation)
    let instant = rules.instant(date, milliseconds: minutes * 60_000)
    #expect(RFC3339.format(instant) == expected, sourceLocation: sourceLocation)
  }

  @Test("a skipped local time is the first instant after the gap")
  func gaps() throws {
    try check("Europe/Berlin", "2026-03-29", 119, is: "2026-03-29T00:59:00Z")
    try check("Europe/Berlin", "2026-03-29", 120, is: "2026-03-29T01:00:00Z")
    try check("Europe/Berlin", "2026-03-29", 150, is: "2026-03-29T01:00:00Z")
    try check("Europe/Berlin", "2026-03-29", 180, is: "2026-03-29T01:00:00Z")
    try check("Europe/Berlin", "2026-03-29", 181, is: "2026-03-29T01:01:00Z")
    // A whole day was skipped when Samoa changed sides.
    try check("Pacific/Apia", "2011-12-30", 600, is: "2011-12-30T10:00:00Z")
    // Midnight itself does not exist.
    try check("America/Sao_Paulo", "2018-11-04", 0, is: "2018-11-04T03:00:00Z")
  }

  @Test("a doubled local time is the earlier one")
  func overlaps() throws {
    try check("Europe/Berlin", "2026-10-25", 119, is: "2026-10-24T23:59:00Z")
    try check("Europe/Berlin", "2026-10-25", 120, is: "2026-10-25T00:00:00Z")
    try check("Europe/Berlin", "2026-10-25", 179, is: "2026-10-25T00:59:00Z")
    try check("Europe/Berlin", "2026-10-25", 180, is: "2026-10-25T02:00:00Z")
    try check("Australia/Lord_Howe", "2026-04-05", 105, is: "2026-04-04T14:45:00Z")
  }

  @Test("the footer holds long after the last change of the file, on both sides of the equator")
  func footer() throws {
    try check("Europe/Berlin", "2050-07-01", 0, is: "2050-06-30T22:00:00Z")
    try check("Europe/Berlin", "2050-12-01", 0, is: "2050-11-30T23:00:00Z")
    try check("Europe/Berlin", "9998-07-01", 0, is: "9998-06-30T22:00:00Z")
    try check("Europe/Berlin", "2426-03-29", 150, is: "2426-03-29T01:00:00Z")
    try check("Australia/Sydney", "2100-01-01", 0, is: "2099-12-31T13:00:00Z")
    try check("America/New_York", "2077-11-07", 0, is: "2077-11-07T04:00:00Z")
    try check("Asia/Dubai", "2100-01-01", 0, is: "2099-12-31T20:00:00Z")
  }

  @Test("before the first change, local mean time holds")
  func beginning() throws {
    try check("Europe/Berlin", "1800-01-01", 0, is: "1799-12-31T23:06:32Z")
  }

  @Test("local time and instant agree all year round")
  func roundTrip() throws {
    for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"] {
      let zone = try #require(TimeZoneRules.load(name))
      for hour in 0..<(366 * 24) {
        let instant = Instant(milliseconds: 1_767_225_600_000 + Int64(hour) * 3_600_000)
        let (date, milliseconds) = zone.local(instant)
        let back = zone.instant(date, milliseconds: milliseconds)
        #expect(back == instant || (back < instant && zone.local(back) == (date, milliseconds)))
      }
    }
  }

  @Test("fixed offsets need no database", arguments: [("+02:00", 7_200), ("-05:30", -19_800), ("UTC", 0)])
  func fixed(_ name: String, _ seconds: Int) {
    #expect(TimeZoneRules.load(name)?.secondsEast(at: .earliest) == seconds)
  }

  @Test(
    "names that are none load nothing",
    arguments: [
      "", "Europe", "../../etc/passwd", "/usr/share/zoneinfo/UTC", "Europe/../UTC", "Europe//Berlin",
      "Mars/Base",
      "zone.tab", "+25:00", "Europe/Berlin ", "Europe/Berlin\u{0}",
    ])
  func noZones(_ name: String) {
    #expect(TimeZoneRules.load(name) == nil)
  }

  @Test("a file cut short anywhere loads nothing")
  func brokenFiles() {
    var file = [UInt8]("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let type: [UInt8] = [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    file += counts + type
    file += Array(file[..<44]) + type + Array("\nEST5EDT,M3.2.0,M11.1.0\n".utf8)
    func load(_ bytes: [UInt8]) -> TimeZoneRules? { bytes.withUnsafeBytes { TZif.parse($0, name: "x") } }
    #expect(load(file)?.secondsEast(at: Instant(milliseconds: 1_780_000_000_000)) == -14_400)
    for end in 0..<file.count { #expect(load(Array(file[..<end])) == nil) }
  }

  /// A file of version 2 whose changes lead to types by their places.
  private func load(
    _ changes: [(second: Int64, type: UInt8)], offsets: [Int32], characters: Int = 4
  ) -> TimeZoneRules? {
    func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
    let start = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let none = [0, 0, 0, 0, 1, 0].flatMap { bytes(Int32($0)) }
    let counts = [0, 0, 0, changes.count, offsets.count, characters].flatMap { bytes(Int32($0)) }
    var file = start + none + [UInt8](repeating: 0, count: 6) + start + counts
    file += changes.flatMap { bytes($0.second) } + changes.map(\.type)
    file += offsets.flatMap { bytes($0) + [0, 0] } + [UInt8](repeating: 0, count: characters)
    return (file + Array("\nUTC0\n".utf8)).withUnsafeBytes { TZif.parse($0, name: "x") }
  }

  @Test("a file that contradicts itself loads nothing")
  func contradictions() {
    let hour = load([(0, 1), (10, 0)], offsets: [0, 3_600])
    #expect(
      [-1, 0, 9_999, 10_000].map { hour?.secondsEast(at: Instant(milliseconds: $0)) } == [0, 3_600, 3_600, 0])
    #expect(load([(0, 1)], offsets: [0, 93_599]) != nil)
    #expect(load([(0, 1)], offsets: [0, 93_600]) == nil)
    #expect(load([(0, 2)], offsets: [0, 3_600], characters: 12) == nil)
    #expect(load([(0, 0), (0, 1)], offsets: [0, 3_600]) == nil)
    #expect(load([], offsets: []) == nil)
    #expect(load([], offsets: [0], characters: 1 << 20) == nil)
  }

  @Test(
    "POSIX rules",
    arguments: [
      ("EST5EDT,M3.2.0,M11.1.0", "2026-07-01T00:00:00Z", -14_400),
      ("<+0330>-3:30", "2026-07-01T00:00:00Z", 12_600),
      ("CET-1CEST,J60,J300/3", "2026-02-28T23:00:00Z", 3_600),
      ("CET-1CEST,J60,J300/3", "2026-03-01T01:00:00Z", 7_200),
      ("CET-1CEST,59,299", "2026-03-01T01:00:00Z", 7_200),
      ("CET-1CEST,59,299", "2028-02-29T01:00:00Z", 7_200),
      ("XXX3EDT4,0/0,J365/23", "2026-12-31T23:30:00Z", -14_400),
      ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:30:00Z", 10_800),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000),
      // The last Friday of a month that has four, and whose next month begins with one.
      ("XXX0YYY,M4.5.5/0,M10.5.0", "2026-04-23T23:59:59Z", 0),
      ("XXX0YYY,M4.5.5/0,M10.5.0", "2026-04-24T00:00:00Z", 3_600),
      // Summer time that ends as it begins.
      ("AAA0BBB,J60/0,J60/1", "2026-07-01T00:00:00Z", 0),
      ("XXX25:59:59", "2026-07-01T00:00:00Z", -93_599),
    ])
  func posix(_ text: String, _ at: String, _ seconds: Int) throws {
    let zone = try #require(Array(text.utf8).withUnsafeBytes { PosixZone.parse($0[0...]) })
    let rules = zone.extending([], [0], name: "x")
    #expect(rules.secondsEast(at: try #require(RFC3339.parse(at))) == seconds)
  }

  @Test("what a file says stands, and its rule goes on behind it")
  func behindTheFile() throws {
    let zone = try #require(
      Array("EST5EDT,M3.2.0,M11.1.0".utf8).withUnsafeBytes { PosixZone.parse($0[0...]) })
    func instant(_ text: String) throws -> Instant { try #require(RFC3339.parse(text)) }
    // Double summer time, from when the rule would have the clocks go on by one hour.
    let last = try instant("2026-03-08T07:00:00Z").milliseconds / 1_000
    let rules = zone.extending([last], [-18_000, -10_800], name: "x")
    let offsets = try [
      "1950-07-01T00:00:00Z", "2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z", "2026-11-01T05:59:59Z",
      "2026-11-01T06:00:00Z", "2027-07-01T00:00:00Z", "2350-07-01T00:00:00Z",
    ].map { rules.secondsEast(at: try instant($0)) }
    #expect(offsets == [-18_000, -18_000, -10_800, -10_800, -18_000, -14_400, -14_400])
  }

  @Test("a file that is too large is not read")
  func largeFiles() {
    var template = Array("/tmp/touchline-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer { unlink(path) }
    for (size, count) in [(-1, TimeZoneRules.fileSizeLimit - 1), (0, nil), (1, nil)] {
      #expect(ftruncate(descriptor, TimeZoneRules.fileSizeLimit + size) == 0)
      #expect(TimeZoneRules.read(path)?.count == count)
    }
    close(descriptor)
    #expect(TimeZoneRules.read(path + "-none") == nil)
  }

  @Test(
    "rules that are none",
    arguments: [
      "", "5", "EST", "EST5EDT", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.2.0", "EST99", "EST5x",
      "XXX26", "EST5EDT26,M3.2.0,M11.1.0", "EST00005", "<EST",
    ])
  func noPosix(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { PosixZone.parse($0[0...]) } == nil)
  }
}
