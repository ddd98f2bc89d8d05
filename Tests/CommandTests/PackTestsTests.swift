import Testing

@Suite("touchline pack test")
struct PackTestsTests {
  private static let pack = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: S.
    domain: customer-concept
    rules:
      answer: { title: Answer, when: email.received, expect: { later: email.sent, within: 2 days }, nudge: { rep: Answer., ask: [Who?] } }
    tests:
      - { name: late, log: day 0 email.received, as_of: day 2, expect: [{ is: raised, at: day 2 }] }
      - { name: '<wrong> & "odd"', log: day 0 email.received, as_of: day 2, expect: silent }
      - { name: later, log: day 0 email.received, as_of: day 2, expect: silent, todo: not yet }

    """

  private func run(_ arguments: [String]) throws -> Program {
    let folder = try Workspace()
    try folder.write("p.yaml", Self.pack)
    return try Program(["pack", "test", folder.path("p.yaml")] + arguments)
  }

  @Test("shows what happened when, for a test that fails")
  func text() throws {
    let run = try run([])
    #expect(run.status == 1)
    #expect(run.output.contains("FAILED  p: <wrong>"))
    #expect(run.output.contains("day 2                     => answer raised for D1 [a001]"))
    #expect(run.output.hasSuffix("1 test still to do\n1 passed, 1 failed\n"))
  }

  @Test("writes JUnit's XML with everything escaped")
  func junit() throws {
    let run = try run(["--format", "junit"])
    #expect(run.status == 1)
    #expect(run.output.contains(#"<testsuites tests="3" failures="1" skipped="1">"#))
    #expect(run.output.contains(#"name="&lt;wrong&gt; &amp; &quot;odd&quot;""#))
    #expect(run.output.contains(#"<skipped message="not yet"/>"#))
    #expect(!run.output.contains("<wrong>"))
  }

  @Test("annotates the line of a test that fails")
  func github() throws {
    let run = try run(["--format", "github"])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("::error file=") && run.output.contains(",line=11,"))
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test("does not wait for changes of packs that it ships")
  func watch() throws {
    #expect(try Program(["pack", "test", "--watch"]).status == 2)
  }
}
