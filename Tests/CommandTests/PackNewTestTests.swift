import SourceText
import TestFiles
import Testing

@Suite("touchline pack new-test")
struct PackNewTestTests {
  private static let log = [
    "--log", "\(TestFiles.package)/Samples/quarter.ndjson", "--directory",
    "\(TestFiles.package)/Samples/directory.ndjson", "--as-of", "2026-03-31T18:00:00Z",
  ]

  private struct Found: Hashable {
    var id: String
    var pack: String
    var rule: String
  }

  /// The first finding of each rule, a few of them.
  private func findings() throws -> [Found] {
    let rows = try Program(["check", "--format", "ndjson", "--all"] + Self.log).output.split(separator: "\n")
    var seen: Set<String> = []
    var found: [Found] = []
    for row in rows {
      let json = try JSON(Array(row.utf8))
      guard let id = json["id"]?.text, let name = json["rule"]?.text, seen.insert(name).inserted else {
        continue
      }
      let parts = name.split(separator: "/").map(String.init)
      if parts.count == 2 { found.append(Found(id: id, pack: parts[0], rule: parts[1])) }
    }
    return found
  }

  @Test("writes a test that passes, and as a false alarm one that fails; no name of the log is in it")
  func written() throws {
    let findings = try findings()
    #expect(findings.count > 8)
    for finding in [findings[0], findings[4], findings[7]] {
      let made = try Program(["pack", "new-test", "--from", finding.id] + Self.log)
      #expect(made.status == 0, "\(finding): \(made.errors)")
      #expect(made.output.contains("rule: \(finding.rule)\n"))
      #expect(!made.output.contains("D0"), "a deal of the log")
      #expect(try run(made.output, finding).hasSuffix("1 passed, 0 failed\n"))
      let alarm = try Program(["pack", "new-test", "--from", finding.id, "--as", "false-alarm"] + Self.log)
      #expect(alarm.output.contains("expect: silent\n"), "\(finding): \(alarm.errors)")
      #expect(try run(alarm.output, finding).hasSuffix("0 passed, 1 failed\n"))
    }
  }

  @Test("says so where there is no such finding")
  func unknown() throws {
    #expect(try Program(["pack", "new-test", "--from", "0000ffff"] + Self.log).status == 2)
  }

  /// What `pack test` says of the pack with this test alone.
  private func run(_ test: String, _ finding: Found) throws -> String {
    let folder = try Workspace()
    let place = TestFiles.names(in: "Rules").lazy.compactMap { domain in
      TestFiles.bytes("Rules/\(domain)/\(finding.pack).yaml")
    }.first
    try folder.write("p.yaml", try #require(place))
    try folder.write("p.test.yaml", "touchline: 1\npack: ./p.yaml\ntests:\n" + test)
    let told = try Program(["pack", "test", folder.path("p.yaml")])
    return told.output + told.errors
  }
}
