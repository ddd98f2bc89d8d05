import Glibc
import Testing

// What a disk without room, privacy and an audit ask of a store that is run.
extension RunCommandTests {
  @Test(
    "a disk without room and a store that may only be read are said, and nothing is lost",
    .enabled(
      if: RunCommandTests.startsWithoutRoom,
      "this program does not start where files may not grow, as under the thread sanitizer"))
  func noRoom() throws {
    defer { folder.forget("team.store") }
    let lines = (0..<40).map {
      Self.line("a\($0)", "2026-03-09T08:00:00Z", "objection.raised", "D\($0)")
    }
    try take(
      lines.joined() + Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D99"))
    let setting = ["--store", store, "--packs", packs, "--as-of"]
    let before = try Program(["store", "export", store]).output
    let command = ["run"] + setting + ["2026-03-10T09:30:00Z"]
    for blocks in [16, 66] {
      let limited = try Self.limited(command, blocks: blocks)
      #expect(
        limited.status == 3 && limited.errors.contains("cannot be read or written"), "\(limited.errors)")
      #expect(try Program(["store", "export", store]).output == before)
    }
    let said = try run("2026-03-10T09:30:00Z")
    let id = try #require(said.split(separator: "[").last?.split(separator: "]").first.map(String.init))
    for command in [
      ["answer", id, "done"] + setting + ["2026-03-10T10:00:00Z"],
      ["deliver", "--store", store, "--as-of", "2026-03-10T10:00:00Z"],
    ] {
      let told = try Program(["store", "export", store]).output
      let limited = try Self.limited(command, blocks: 16)
      #expect(limited.status == 3 && limited.output.isEmpty, "\(limited.errors)")
      #expect(try Program(["store", "export", store]).output == told)
      #expect(try Program(command).status == 0)
    }
  }

  @Test(
    "who may not write is told so",
    .enabled(if: RunCommandTests.mayBeRefused, "nobody here is refused anything"))
  func notWritable() throws {
    defer { folder.forget("team.store") }
    try take(Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"))
    chmod(store, 0o444)
    chmod(folder.root, 0o555)
    defer { chmod(folder.root, 0o700) }
    for command in [["run", "--packs", packs], ["answer", "0000", "done", "--packs", packs], ["deliver"]] {
      let arguments = command + ["--store", store]
      let refused =
        geteuid() == 0
        ? try Program(
          ["--reuid", "65534", "--regid", "65534", "--clear-groups", Program.path] + arguments,
          executable: Self.setpriv)
        : try Program(arguments)
      #expect(refused.status == 3 && refused.errors.contains("cannot be written to"), "\(refused.errors)")
    }
  }

  static var startsWithoutRoom: Bool { (try? limited(["--version"], blocks: 16).status) == 0 }

  static let setpriv = "/usr/bin/setpriv"

  /// Whether there is somebody who may not write; root may, and becomes another where that can be done.
  static var mayBeRefused: Bool {
    guard geteuid() == 0 else { return true }
    return
      (try? Program(["--reuid", "65534", "--clear-groups", Program.path, "--version"], executable: setpriv))?
      .status == 0
  }

  /// Where no file may become greater than so many blocks of 512 bytes.
  static func limited(_ arguments: [String], blocks: Int) throws -> Program {
    try Program(
      ["-c", #"trap "" XFSZ; ulimit -f "$1"; shift; exec "$@""#, "sh", String(blocks), Program.path]
        + arguments,
      executable: "/bin/sh")
  }

  @Test("a person's data is given out and erased, and a run afterwards agrees with one over everything")
  func person() throws {
    defer { folder.forget("team.store") }
    try take(
      Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"),
      Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D9"))
    let said = try run("2026-03-10T09:30:00Z")
    let id = try #require(said.split(separator: "[").last?.split(separator: "]").first.map(String.init))
    let told = try Program(["store", "person", "export", store, "R1"])
    #expect(told.output.contains(#"{"part":"message","is":{"#))
    // What is answered before it was handed over is taken out of its message.
    #expect(try answer(id, "later", "2d").status == 0)
    let export = try Program(["store", "person", "export", store, "R1"])
    for part in ["directory", "activity", "finding", "nudge", "answer"] {
      #expect(export.output.contains(#"{"part":"\#(part)","is":{"#), "\(part)")
    }
    let json = try Program(["store", "person", "export", store, "R1", "--format", "json"])
    #expect(json.output.hasPrefix(#"{"person":"R1","directory":[{"#))
    let erase = ["store", "person", "erase", store, "R1", "--by", "data protection"]
    #expect(try Program(erase).output.contains("the person is erased-1 now"))
    #expect(try Program(erase).output.contains("nothing is kept"))
    #expect(try Program(["store", "person", "export", store, "R1"]).output.isEmpty)
    let next = try run("2026-03-11T09:30:00Z")
    #expect(next.contains("looked at everything") && !next.contains("erased-1, "))
    let asOf = ["--packs", packs, "--as-of", "2026-03-11T09:30:00Z", "--format", "ndjson", "--all"]
    let log = try folder.write("all.ndjson", try Program(["store", "export", store]).output)
    let people = try folder.write("rest.ndjson", try Program(["store", "export", store, "directory"]).output)
    let kept = try Program(["check", "--store", store] + asOf)
    let whole = try Program(["check", "--log", log, "--directory", people] + asOf)
    #expect(
      kept.output == whole.output && kept.output.contains("demo/worry"), "\(kept.errors)\(whole.errors)")
    let audit = try Program(["audit", "--store", store])
    #expect(audit.output.contains("later until") && audit.output.contains("by erased-1"))
    #expect(audit.output.contains("erasure  erased-1: ") && audit.output.contains("by data protection"))
  }

  @Test("who answered and who overrode what is listed, and found by person, rule and deal")
  func audit() throws {
    defer { folder.forget("team.store") }
    try take(
      Self.line("a", "2026-03-09T08:00:00Z", "objection.raised", "D1"),
      Self.line("b", "2026-03-09T08:00:00Z", "objection.answered", "D9"))
    let site = try folder.write(
      "touchline.yaml",
      """
      touchline: 1
      silences: [{ deals: [D7], rules: [worry], until: 2026-04-30, why: They asked., owner: Kim }]
      tune: { demo: { rules: { worry: { level: coach, why: Calm., owner: Lee } } } }
      """)
    let said = try run("2026-03-10T09:30:00Z", "--config", site)
    let id = try #require(said.split(separator: "[").last?.split(separator: "]").first.map(String.init))
    #expect(try answer(id, "wrong", "It was said on the phone.").status == 0)
    try run("2026-03-11T09:30:00Z")
    func audit(_ more: String...) throws -> [String] {
      try Program(["audit", "--store", store] + more).output.split(separator: "\n").map(String.init)
    }
    let all = try audit()
    #expect(all.count == 4, "\(all)")
    #expect(
      all.contains { $0.contains("silence") && $0.contains("no longer since 2026-03-11T09:30:00Z  by Kim") })
    #expect(all.contains { $0.contains("tuning  demo/worry: level coach") && $0.hasSuffix("by Lee: Calm.") })
    #expect(all.contains { $0.contains("pack  demo 1.0.0") })
    #expect(try audit("--person", "R1").map { $0.contains("wrong to \(id)") } == [true])
    #expect(try audit("--deal", "D7").count == 1 && audit("--deal", "D1").count == 1)
    #expect(try audit("--rule", "worry").count == 4 && audit("--rule", "demo/other").count == 1)
    #expect(try audit("--since", "2026-03-12").isEmpty)
    #expect(try audit("--person", "Kim", "--format", "json").first?.contains(#""why":"They asked.""#) == true)
  }
}
