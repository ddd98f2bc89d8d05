import Activity
import RulePacks
import SourceText
import Testing

@Suite("Packs that are used together")
struct PackSetTests {
  @Test(
    "may mute each other's rules and tags, by every form of a name",
    arguments: ["quiet", "b/quiet", "a/loud", "closing", "tag:closing"])
  func known(name: String) throws {
    #expect(PackSet.problems(in: [try pack("a", mutes: name), try pack("b")]).isEmpty)
    #expect(PackSet.problems(in: [try pack("a", mutes: name)], beside: [try pack("b")]).isEmpty)
  }

  @Test(
    "are told of a name that none of them has, at its place", arguments: ["quite", "c/quiet", "tag:quiet"])
  func unknown(name: String) throws {
    let loud = try pack("a", mutes: name)
    let problems = PackSet.problems(in: [loud, try pack("b")])
    #expect(problems.map(\.code) == ["TL2204"])
    #expect(problems.map { loud.file.text(in: $0.range) } == [name])
    #expect(problems.first?.rule == "loud")
  }

  @Test("suggest the nearest name")
  func suggestion() throws {
    let problems = PackSet.problems(in: [try pack("a", mutes: "quite"), try pack("b")])
    #expect(problems.first?.suggestion == "quiet")
  }

  @Test("need the other pack: alone, its rule is not there")
  func alone() throws {
    #expect(PackSet.problems(in: [try pack("a", mutes: "quiet")]).count == 1)
  }

  @Test("are told where a rule says what one of another pack says, or forbids what it asks for")
  func sentences() throws {
    let asking = try pack("a", rule: "when: call.held\n    expect: { later: email.sent, within: 1 day }")
    let same = try pack("b", rule: "when: [call.held]\n    expect: { within: 24 hours, later: email.sent }")
    let forbidding = try pack("c", rule: "when: call.held\n    expect: { never: email.sent, within: 2 days }")
    #expect(PackSet.problems(in: [asking], beside: [same]).map(\.code) == ["TL4203"])
    #expect(PackSet.problems(in: [forbidding, asking]).map(\.code) == ["TL4207"])
    #expect(PackSet.problems(in: [asking], beside: [asking]).isEmpty, "it is one pack")
  }

  private func pack(_ id: String, rule: String) throws -> RulePack {
    let text = """
      touchline: 1
      pack: \(id)
      version: 1.0.0
      title: Demo
      summary: A pack of a test.
      domain: demo
      rules:
        r:
          title: A rule
          \(rule)
          nudge: { rep: "Say it.", ask: [Why?] }
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["demo"]).read(
      SourceFile(name: "\(id).yaml", text: text))
    return try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }

  private func pack(_ id: String, mutes: String? = nil) throws -> RulePack {
    let text = """
      touchline: 1
      pack: \(id)
      version: 1.0.0
      title: Demo
      summary: A pack of a test.
      domain: demo
      rules:
        \(mutes == nil ? "quiet" : "loud"):
          title: A rule
          \(mutes.map { "mutes: [\($0)]" } ?? "tags: [closing]")
          when: \(mutes == nil ? "proposal.sent" : "call.held")
          nudge: { rep: "Say it.", ask: [Why?] }
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["demo"]).read(
      SourceFile(name: "\(id).yaml", text: text))
    return try #require(read.pack, "\(Diagnostic.render(read.diagnostics, as: .text))")
  }
}
