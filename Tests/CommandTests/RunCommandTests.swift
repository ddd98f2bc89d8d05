import Testing

@Suite("A store is run, and people are told, answer and are heard")
struct RunCommandTests {
  static let pack = """
    touchline: 1
    pack: demo
    version: 1.0.0
    title: Demo
    summary: A pack of a test.
    domain: commercial-discipline
    rules:
      worry:
        title: Answer a worry
        level: act
        when: objection.raised
        expect: { later: objection.answered, within: 1 day }
        nudge: { rep: "A worry waits on {deal.name}.", manager: "A worry waits." }
        good_reasons:
          - It was answered on the phone.
    """

  static func line(_ id: String, _ at: String, _ kind: String, _ deal: String, recorded: String? = nil)
    -> String
  {
    let recorded = recorded.map { #","recorded":"\#($0)""# } ?? ""
    return #"{"id":"\#(id)","at":"\#(at)","kind":"\#(kind)","deal":"\#(deal)","rep":"R1"\#(recorded)}"# + "\n"
  }

  let folder: Workspace
  let store: String
  let packs: String

  init() throws {
    folder = try Workspace()
    store = folder.path("team.store")
    packs = try folder.write("demo.yaml", Self.pack)
    _ = try Program(["store", "init", store])
    let people = try folder.write(
      "people.ndjson",
      #"{"person":"R1","role":"rep","manager":"M1"}"# + "\n" + #"{"person":"M1","role":"manager"}"# + "\n")
    _ = try Program(["import", "directory", people, "--store", store])
  }

  func take(_ lines: String...) throws {
    let log = try folder.write("log.ndjson", lines.joined())
    #expect(try Program(["import", "ndjson", log, "--store", store]).status == 0)
  }

  @discardableResult
  func run(
    _ asOf: String, _ more: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let program = try Program(["run", "--store", store, "--packs", packs, "--as-of", asOf] + more)
    #expect(program.status == 0, "\(program.errors)", sourceLocation: sourceLocation)
    return program.output
  }

  func answer(_ words: String...) throws -> Program {
    try Program(
      ["answer"] + words + ["--store", store, "--packs", packs, "--as-of", "2026-03-10T10:00:00Z"])
  }

  @Test("a nudge is said once, answered, and listed with the reason when it is not said again")
  func life() throws {
    defer { folder.forget("team.store") }
    try take(
      Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"),
      Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D9"))
    let first = try run("2026-03-10T09:30:00Z")
    #expect(first.contains("looked at everything") && first.contains("A worry waits on D1."))
    let again = try run("2026-03-10T09:45:00Z", "--withheld")
    #expect(again.contains("said already, and waits for an answer"))
    #expect(!again.contains("ACT"))
    let id = try #require(first.split(separator: "[").last?.split(separator: "]").first.map(String.init))
    #expect(try answer(String(id.prefix(6)), "done", "--by", "R2").status == 2)
    #expect(try answer(String(id.prefix(6)), "wrong").errors.contains("wants a reason"))
    #expect(try answer(String(id.prefix(6)), "wrong", "7").errors.contains("1 good reasons"))
    let reply = try answer(String(id.prefix(6)), "wrong", "1")
    #expect(reply.output == "\(id): wrong, kept\n", "\(reply.errors)")
    #expect(try answer(id, "done").errors.contains("is over"))
    let log = try Program(["store", "export", store]).output
    #expect(log.contains(#""kind":"nudge.sent""#) && log.contains("It was answered on the phone."))
    #expect(try run("2026-03-10T14:00:00Z", "--withheld").contains("answered by who was told"))
    #expect(try Program(["run", "--store", store, "--as-of", "2026-03-01"]).status == 2)
  }

  @Test("what comes late takes a nudge back, and says so; messages are handed over once each")
  func withdrawal() throws {
    defer { folder.forget("team.store") }
    try take(
      Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"),
      Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D9"))
    try run("2026-03-10T09:30:00Z")
    let first = try Program(["deliver", "--store", store, "--as-of", "2026-03-10T09:31:00Z"])
    #expect(first.output.split(separator: "\n").count == 1)
    try take(
      Self.line("c", "2026-03-09T12:00:00Z", "objection.answered", "D1", recorded: "2026-03-10T10:00:00Z"))
    let second = try run("2026-03-10T10:30:00Z")
    #expect(second.contains("looked at") && !second.contains("everything"))
    #expect(second.contains("withdrawn: ") && second.contains("TAKEN BACK"))
    let deliver = ["deliver", "--store", store, "--as-of", "2026-03-10T11:00:00Z"]
    let handed = try Program(deliver)
    #expect(handed.output.split(separator: "\n").count == 1, "\(handed.errors)")
    #expect(handed.output.contains("taken_back"))
    #expect(try Program(deliver).output.isEmpty)
  }

  @Test("a store that was run in portions holds what one run over all of it holds")
  func portions() throws {
    defer { folder.forget("team.store") }
    let lines = (0..<40).map { number in
      let day = 2 + number / 4
      let kind = number % 3 == 0 ? "objection.raised" : number % 7 == 0 ? "objection.answered" : "note.logged"
      return Self.line(
        "a\(number)", "2026-03-\(day < 10 ? "0" : "")\(day)T1\(number % 4):00:00Z", kind, "D\(number % 5)")
    }
    for start in stride(from: 0, to: 40, by: 10) {
      try take(lines[start..<start + 10].joined())
      try run("2026-03-\(12 + start / 10)T09:30:00Z", "--quiet")
    }
    let check = [
      "check", "--store", store, "--packs", packs, "--as-of", "2026-03-15T09:30:00Z", "--format", "ndjson",
    ]
    let portions = try Program(check)
    #expect(portions.status == 0 && portions.output.contains("demo/worry"), "\(portions.errors)")
    let log = try folder.write("all.ndjson", lines.joined())
    let people = folder.path("people.ndjson")
    let whole = try Program(
      [
        "check", "--log", log, "--directory", people, "--packs", packs, "--as-of", "2026-03-15T09:30:00Z",
        "--format",
        "ndjson",
      ])
    #expect(portions.output == whole.output)
  }

  @Test("what is over before it was handed over is never told, and not taken back")
  func neverTold() throws {
    defer { folder.forget("team.store") }
    try take(
      Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"),
      Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D9"))
    #expect(try run("2026-03-10T09:30:00Z").contains("A worry waits on D1."))
    try take(
      Self.line("c", "2026-03-09T12:00:00Z", "objection.answered", "D1", recorded: "2026-03-10T10:00:00Z"))
    let second = try run("2026-03-10T10:30:00Z")
    #expect(second.contains("withdrawn: ") && !second.contains("TAKEN BACK"))
    #expect(try Program(["deliver", "--store", store, "--as-of", "2026-03-10T11:00:00Z"]).output.isEmpty)
  }

  @Test("what nobody can be told is listed with the reason, where nobody is known at all")
  func nobody() throws {
    let lonely = folder.path("lonely.store")
    defer { folder.forget("lonely.store") }
    _ = try Program(["store", "init", lonely])
    let line = #"{"id":"a","at":"2026-03-09T08:00:00Z","kind":"objection.raised","deal":"D1"}"#
    let log = try folder.write("log.ndjson", line + "\n")
    #expect(try Program(["import", "ndjson", log, "--store", lonely]).status == 0)
    let told = try Program([
      "run", "--store", lonely, "--packs", packs, "--as-of", "2026-03-10T10:30:00Z", "--withheld",
    ])
    #expect(told.output.contains("nobody is known"), "\(told.output) \(told.errors)")
  }

  @Test("messages go through a command, and wait where it refuses them")
  func through() throws {
    defer { folder.forget("team.store") }
    try take(
      Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"),
      Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D9"))
    try run("2026-03-10T09:30:00Z")
    let deliver = ["deliver", "--store", store, "--as-of", "2026-03-10T11:00:00Z", "--through"]
    let refused = try Program(deliver + ["cat > /dev/null; exit 7"])
    #expect(refused.status == 3 && refused.errors.contains("status 7"), "\(refused.errors)")
    let taken = try Program(deliver + ["cat"])
    #expect(taken.output.contains("A worry waits on D1.") && taken.output.contains("1 messages handed over"))
    #expect(try Program(deliver + ["cat"]).output == "0 messages handed over\n")
    #expect(try Program(deliver + ["cat", "--to", folder.root]).status == 2)
  }

  @Test("a store that cannot be written to is left as it is, with a clear word")
  func readOnly() throws {
    defer { folder.forget("team.store") }
    try take(Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"))
    try folder.write("torn.store", "no store")
    #expect(
      try Program(["run", "--store", folder.path("torn.store")]).errors.contains("no store of Touchline"))
    #expect(try Program(["run", "--store", folder.path("none.store")]).status == 2)
    #expect(try answer("0000", "done").errors.contains("there is no nudge"))
  }
}
