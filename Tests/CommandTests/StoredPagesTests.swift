import TestFiles
import Testing

@Suite("Pages read what a run has left in a store")
struct StoredPagesTests {
  private static let asOf = "2026-03-31T18:00:00Z"
  private static let people = "\(TestFiles.package)/Samples/directory.ndjson"
  private static let pages = [
    ["brief", "D08"], ["brief", "D12", "--format", "json"], ["check", "D02", "--format", "ndjson"],
    ["check", "D08", "--all"], ["agenda", "--rep", "R02"],
    ["digest", "--manager", "M01", "--format", "json"],
    ["why-not", "answer-in-time", "--subject", "deal:D08"], ["scorecard", "--team", "north"],
    ["preflight", "D02", "--if", "note.logged"],
    ["preflight", "D08", "--if", "proposal.sent amount=50000", "--if", "+9d deal.lost", "--format", "json"],
    ["preflight", "D12", "--all", "--if", "deal.won amount=90000"],
  ]

  private let folder: Workspace
  private let store: String

  init() throws {
    folder = try Workspace()
    store = folder.path("team.store")
    _ = try Program(["store", "init", store])
    _ = try Program(["import", "directory", Self.people, "--store", store])
  }

  /// Imports lines of the sample quarter by their places.
  private func take(_ lines: Range<Int>) throws {
    let bytes = try #require(TestFiles.bytes("Samples/quarter.ndjson"))
    let all = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let log = try folder.write(
      "part.ndjson", all[lines.clamped(to: all.indices)].joined(separator: "\n") + "\n")
    #expect(try Program(["import", "ndjson", log, "--store", store]).status == 0)
  }

  private func run(_ asOf: String) throws {
    let run = try Program(["run", "--store", store, "--as-of", asOf])
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Holds pages of the store against those of the log that it holds.
  private func check(
    _ pages: [[String]], asOf: String = Self.asOf, _ more: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let log = try folder.write("all.ndjson", try Program(["store", "export", store]).output)
    for page in pages {
      let command = page + more + ["--as-of", asOf]
      let stored = try Program(command + ["--store", store])
      let read = try Program(command + ["--log", log, "--directory", Self.people])
      #expect(stored.output == read.output, "\(page)", sourceLocation: sourceLocation)
      #expect(
        stored.status == read.status && !stored.output.isEmpty, "\(page) \(stored.errors)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("and say what pages of the log say, though nudges have been said since")
  func fresh() throws {
    defer { folder.forget("team.store") }
    try take(0..<10_000)
    try run(Self.asOf)
    try check(Self.pages)
    let found = try Program(
      ["check", "D08", "--store", store, "--as-of", Self.asOf, "--format", "ndjson", "--no-text"])
    let ids = found.output.split(separator: "\n").compactMap { $0.split(separator: "\"").dropFirst(3).first }
    for id in ids.prefix(3) { try check([["explain", String(id), "--format", "json"]]) }
  }

  @Test("say the same where lines have come and time has passed since the run")
  func behind() throws {
    defer { folder.forget("team.store") }
    try take(0..<560)
    try run("2026-03-20T09:00:00Z")
    try take(560..<10_000)
    try check([Self.pages[0]] + Self.pages[3...5] + Self.pages[8...10])
  }

  @Test("say the same where there was no run, or one with other settings, or a later one")
  func unusable() throws {
    defer { folder.forget("team.store") }
    try take(0..<10_000)
    try check([Self.pages[0]])
    try run(Self.asOf)
    let config = try folder.write(
      "touchline.yaml", "touchline: 1\nselect:\n  - { disable: deal-signals/* }\n")
    try check([Self.pages[0], Self.pages[1]], ["--config", config])
    try check([Self.pages[0]], asOf: "2026-03-01T09:00:00Z")
  }
}
