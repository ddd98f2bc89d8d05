import Activity
import BuiltInDomains
import DomainKit
import Engine
import EventTime
import RulePacks
import Symbols
import Testing

@Suite("What would end the findings of the sample quarter")
struct ClaimTests {
  private static let quarter = Result { try Quarter() }

  @Test("is found for every rule that is open, in the rule's own terms")
  func found() throws {
    let quarter = try Self.quarter.get()
    for (finding, claims) in quarter.claims {
      let name = quarter.rules.rules[finding.rule].fullName
      #expect(claims.contains { !$0.isClose }, "\(name) of \(finding.subject)")
    }
    #expect(quarter.claims.count >= 60)
  }

  @Test("comes true in a whole run over the log and what is supposed")
  func comeTrue() throws {
    let quarter = try Self.quarter.get()
    for (finding, claims) in quarter.claims {
      guard let claim = claims.first(where: { !$0.activities.isEmpty }) else { continue }
      let ended = quarter.evaluate(adding: claim.activities, asOf: claim.at).findings.first {
        $0.id == finding.id
      }
      guard case .cleared(let at, .some)? = ended?.status, at == claim.at else {
        Issue.record("\(quarter.rules.rules[finding.rule].fullName) of \(finding.subject): \(claim)")
        continue
      }
    }
  }

  /// The sample quarter with the shipped packs, and the claims about one open finding of each rule.
  struct Quarter {
    let rules: RuleSet
    let timeline: Timeline
    let directory: Directory
    let catalogue: KindCatalogue
    let asOf: Instant
    private(set) var claims: [(finding: Finding, claims: [Claim])] = []

    init() throws {
      let domains = LoadedDomains(BuiltInDomains.all)
      catalogue = domains.catalogue
      guard let asOf = RFC3339.parse("2026-03-31T18:00:00Z") else { throw Failed(what: "no instant") }
      self.asOf = asOf
      var symbols = SymbolTable()
      rules = RuleSet.compile(domains.shippedPacks().packs, symbols: &symbols)
      let reader = LogReader(catalogue: catalogue, options: ReadOptions(asOf: asOf), symbols: symbols)
      timeline = try reader.read([Place.sample("quarter.ndjson")]).timeline
      directory = try DirectoryReader(zone: .utc).read(Place.sample("directory.ndjson")).directory
      var seen: Set<Int> = []
      for finding in evaluate(asOf: asOf).findings
      where finding.status == .open && seen.insert(finding.rule).inserted {
        claims.append((finding, claims(of: finding)))
      }
    }

    private func claims(of finding: Finding) -> [Claim] {
      let rule = rules.rules[finding.rule]
      let inquiry = Inquiry(
        rule.rule, of: rules.packs[rule.pack], on: finding.subject, timeline: timeline, catalogue: catalogue,
        directory: directory, asOf: asOf)
      return inquiry.map { ClearingSearch(finding, $0, $0.history()).claims } ?? []
    }

    func evaluate(adding activities: [LoggedActivity] = [], asOf: Instant) -> Evaluation {
      var builder = TimelineBuilder(
        continuing: timeline, catalogue: catalogue, options: ReadOptions(asOf: asOf))
      for activity in activities { builder.add(activity) }
      return Evaluator.evaluate(
        rules, timeline: builder.finish().timeline, directory: directory,
        options: EvaluationOptions(asOf: asOf, texts: false))
    }
  }
}
