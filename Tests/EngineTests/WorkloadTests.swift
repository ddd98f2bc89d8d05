import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols
import TestFiles
import Testing

@Suite("The engine on the benchmark's hand-made cases", .enabled(if: TestFiles.shared != nil, "no ../shared"))
struct WorkloadTests {
  /// Everything of the cases lies before it.
  private let asOf = Instant(milliseconds: 1_798_761_600_000)

  /// The core's kinds, and those of domains that the workload speaks of.
  private static let catalogue: KindCatalogue = {
    var catalogue = KindCatalogue()
    for kind in ["issue.confirmed", "issue.resolved", "issue.raised", "objection.raised"] {
      _ = catalogue.add(KindDeclaration(name: kind, about: kind, fields: [FieldDeclaration("topic", .text)]))
    }
    let joined = [FieldDeclaration("department", .text)]
    _ = catalogue.add(KindDeclaration(name: "colleague.joined", about: "joined", fields: joined))
    let discount = [FieldDeclaration("percent", .percentPoints)]
    _ = catalogue.add(KindDeclaration(name: "discount.offered", about: "offered", fields: discount))
    return catalogue
  }()

  @Test("finds what the oracle finds, no more and no less")
  func edges() throws {
    let expected = try #require(TestFiles.sharedBytes("bench/edge.expected"))
    let lines = String(decoding: expected, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(try findings().sorted() == lines.sorted())
  }

  private func findings() throws -> [String] {
    let root = try #require(TestFiles.shared)
    let file = SourceFile(
      name: "workload.yaml", utf8: try #require(TestFiles.sharedBytes("bench/workload.yaml")))
    let catalogue = Self.catalogue
    let reader = PackReader(catalogue: catalogue, domains: ["opportunity-management"])
    let read = reader.read(file)
    let pack = try #require(read.pack, "\(read.diagnostics.map(\.message))")
    var symbols = SymbolTable()
    let rules = RuleSet.compile([pack], symbols: &symbols)
    let log = LogReader(catalogue: catalogue, options: ReadOptions(asOf: asOf), symbols: symbols)
    let timeline = try log.read([root + "/bench/edge.ndjson"]).timeline
    let evaluation = Evaluator.evaluate(rules, timeline: timeline, options: EvaluationOptions(asOf: asOf))
    return evaluation.findings.map { finding in
      let rule = rules.rules[finding.rule].rule.id
      let at = RFC3339.format(finding.at)
      return "{\"rule\":\"\(rule)\",\"subject\":\"\(finding.subject)\",\"at\":\"\(at)\"}"
    }
  }
}
