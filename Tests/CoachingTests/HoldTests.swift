import Coaching
import EventTime
import RulePacks
import SourceText
import Testing

@Suite("Holding findings back")
struct HoldTests {
  private static func rule(_ name: String, _ keys: String, level: String = "coach") -> String {
    """
      \(name):
        title: Rule \(name)
        level: \(level)
        \(keys)
        when: proposal.sent
        nudge: { rep: "Say \(name)." }

    """
  }

  @Test("follows the status of the rule", arguments: [("trial", Hold.trial), ("live", nil)])
  func status(status: String, hold: Hold?) throws {
    let fixture = try fixture(Self.rule("one", "status: \(status)"))
    #expect(fixture.holds["one"] == .some(hold))
  }

  @Test("keeps a notice for the record")
  func notice() throws {
    let fixture = try fixture(Self.rule("one", "about: Why.", level: "notice"))
    #expect(fixture.holds["one"] == .some(.notice))
    #expect(fixture.review.hasOpen(atLeast: .notice))
  }

  @Test("lets a site say who is told of a notice")
  func audience() throws {
    let site = SiteConfiguration(audience: [.init(level: .notice, to: ["rep"], when: .atOnce, most: nil)])
    let fixture = try fixture(Self.rule("one", "about: Why.", level: "notice"), site: site)
    #expect(fixture.holds["one"] == .some(nil))
  }

  @Test("mutes by name and by tag, on the same subject only")
  func muting() throws {
    let rules =
      Self.rule("loud", "mutes: [closing]") + Self.rule("quiet", "tags: [closing]")
      + Self.rule("other", "tags: [x]")
    let fixture = try fixture(rules, budget: .unlimited)
    #expect(fixture.holds["quiet"] == .some(.muted))
    #expect(fixture.holds["other"] == .some(nil))
    #expect(fixture.holds["loud"] == .some(nil))
  }

  @Test("mutes as the site's inhibit says")
  func inhibit() throws {
    var site = SiteConfiguration()
    site.inhibit = [.init(whileRule: "loud", mute: ["demo/quiet"], range: .init(start: 0, end: 0))]
    let fixture = try fixture(
      Self.rule("loud", "about: Why.") + Self.rule("quiet", "about: Why."), site: site, budget: .unlimited)
    #expect(fixture.holds["quiet"] == .some(.muted))
  }

  @Test("tells two things about a deal, the most important first, and counts the rest")
  func budget() throws {
    let rules =
      Self.rule("a", "about: Why.") + Self.rule("b", "about: Why.", level: "act")
      + Self.rule("c", "about: Why.")
    let fixture = try fixture(rules)
    #expect(fixture.points().map(\.lead) == ["Say b.", "Say a."])
    #expect(fixture.holds["c"] == .some(.budget))
    #expect(fixture.page().heldBack == "Held back: 1 on the same deals: --all shows them.")
  }

  @Test("tells one rule once about a deal")
  func repeated() throws {
    let fixture = try PackFixture(
      "rules:\n" + Self.rule("one", "about: Why."),
      log: [try logged("2026-03-03", "proposal.sent"), try logged("2026-03-05", "proposal.sent")])
    #expect(fixture.points().count == 1)
    #expect(fixture.review.holds.filter { $0 == .budget }.count == 1)
  }

  private func fixture(
    _ rules: String, site: SiteConfiguration = SiteConfiguration(), budget: Budget = .usual
  ) throws -> PackFixture {
    try PackFixture(
      "rules:\n" + rules, log: [try logged("2026-03-03", "proposal.sent")], site: site, budget: budget)
  }
}
