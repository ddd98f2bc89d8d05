import Testing

@Suite("A store is made, filled and cared for from the command line")
struct StoreCommandTests {
  static let log = """
    {"id":"a1","at":"2026-01-05T09:00:00Z","kind":"email.received","deal":"D1","rep":"R1"}
    {"id":"a2","at":"2026-01-06T09:00:00Z","kind":"email.sent","deal":"D1","rep":"R1"}
    nonsense

    """
  let folder: Workspace
  let store: String

  init() throws {
    folder = try Workspace()
    store = folder.path("team.store")
  }

  func check(
    _ arguments: [String], status: Int32 = 0, output: String? = nil, errors: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let program = try Program(arguments)
    #expect(program.status == status, "\(program.errors)", sourceLocation: sourceLocation)
    if let output { #expect(program.output == output, sourceLocation: sourceLocation) }
    #expect(program.errors.contains(errors), "\(program.errors)", sourceLocation: sourceLocation)
  }

  @Test("what was brought in comes out again, and a copy brings it back")
  func life() throws {
    defer { for name in ["team.store", "copy.store"] { folder.forget(name) } }
    let log = try folder.write("log.ndjson", Self.log)
    let people = try folder.write(
      "people.ndjson", #"{"person":"R1","name":"Eva","role":"rep","team":"north"}"# + "\n")
    let copy = folder.path("copy.store")
    try check(
      ["import", "ndjson", log, "--store", store], status: 2, errors: "touchline store init \(store)")
    try check(["store", "init", store])
    try check(["store", "init", store], status: 2, errors: "exists already")
    try check(
      ["import", "ndjson", log, "--store", store],
      output: "\(store): 2 lines kept, 0 there already, 1 rejected\n",
      errors: "log.ndjson:3: rejected")
    try check(
      ["import", "ndjson", log, "--store", store, "--strict", "--format", "json"], status: 3,
      output: #"{"kept":0,"known":2,"rejected":1}"# + "\n")
    try check(
      ["import", "directory", people, "--store", store], output: "\(store): 1 entries kept, 0 there already\n"
    )
    try check(["store", "export", store, "directory"], output: try folder.read("people.ndjson"))
    let lines = Self.log.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
    try check(["store", "export", store], output: lines)
    try check(["store", "check", store], output: "\(store) is whole\n")
    try check(["store", "backup", store, copy])
    try check(["store", "restore", copy, store], status: 2, errors: "exists already")
    try folder.write("team.store", "torn")
    try check(["store", "info", store], status: 3, errors: "no store of Touchline")
    try check(["store", "restore", copy, store, "--force"])
    folder.forget("team.store")
    try check(["store", "restore", copy, store])
    try check(["store", "restore", copy, store, "--force"])
    try check(["store", "compact", store])
    try check(["store", "export", store], output: lines)
    let info = try Program(["store", "info", store, "--format", "json"])
    #expect(info.output.contains(#""activities":2"#) && info.output.contains(#""directory":1"#))
  }

  @Test("a log that is not there is wrong usage")
  func missing() throws {
    defer { folder.forget("team.store") }
    try check(["store", "init", store])
    try check(
      ["import", "ndjson", folder.path("nothing.ndjson"), "--store", store], status: 2, errors: "no such file"
    )
  }
}
