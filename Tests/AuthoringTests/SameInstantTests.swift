import Activity
import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("Two findings of one instant")
struct SameInstantTests {
  private static let text = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: S.
    domain: d
    rules:
      open:
        title: Open
        while: deal.open
        nudge: { rep: "In {deal.stage}." }
    tests:
      - name: each says its own
        log: |
          day 0 10:00  deal.opened stage=first amount=10 name=Pumps
          day 0 10:00  deal.lost
          day 0 10:00  deal.stage_changed to=second
          day 0 10:00  deal.reopened
          day 2        deal.won
        expect:
          - { is: raised, at: day 0 10:00, says: In first. }
          - { is: cleared, at: day 0 10:00, says: In first. }
          - { is: raised, at: day 0 10:00, says: In second. }
          - { is: cleared, at: day 2, says: In second. }
        exactly: true
    """

  @Test("are told apart by a pack's tests")
  func texts() throws {
    let reader = PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"])
    let pack = try #require(reader.read(SourceFile(name: "p.yaml", text: Self.text)).pack)
    let results = PackTestRunner(catalogue: reader.catalogue).run(pack)
    #expect(results.map(\.status) == [.passed], "\(results)")
  }
}
