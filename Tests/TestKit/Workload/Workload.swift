package import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols

/// The rules of the benchmark with one of its logs, and what an oracle that was written apart finds in it.
package struct Workload: Sendable {
  package struct Unusable: Error, CustomStringConvertible {
    package var description: String
  }

  /// The core's kinds, and those of domains that the workload speaks of.
  package static let catalogue: KindCatalogue = {
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

  /// Everything of the logs lies before it.
  private static let asOf = Instant(milliseconds: 1_798_761_600_000)

  let rules: RuleSet
  private let timeline: Timeline

  /// - Parameters:
  ///   - pack: The text of the pack.
  ///   - log: The path of a log.
  package init(pack: [UInt8], log: String) throws {
    let reader = PackReader(catalogue: Self.catalogue, domains: ["opportunity-management"])
    let read = reader.read(SourceFile(name: "workload.yaml", utf8: pack))
    guard let pack = read.pack else { throw Unusable(description: "\(read.diagnostics.map(\.message))") }
    var symbols = SymbolTable()
    rules = RuleSet.compile([pack], symbols: &symbols)
    let options = ReadOptions(asOf: Self.asOf)
    timeline = try LogReader(catalogue: Self.catalogue, options: options, symbols: symbols).read([log])
      .timeline
  }

  /// How many activities the log has.
  package var count: Int { timeline.rowCount }

  /// The findings of an evaluation as the oracle writes them, sorted.
  package var findings: [String] {
    let evaluation = Evaluator.evaluate(
      rules, timeline: timeline, options: EvaluationOptions(asOf: Self.asOf))
    return evaluation.findings.map { finding in
      let rule = rules.rules[finding.rule].rule.id
      let at = RFC3339.format(finding.at)
      return "{\"rule\":\"\(rule)\",\"subject\":\"\(finding.subject)\",\"at\":\"\(at)\"}"
    }.sorted()
  }

  /// The same log for a session.
  package var sessions: SessionComparison {
    SessionComparison(
      rules, catalogue: Self.catalogue, directory: .empty, site: SiteConfiguration(),
      log: timeline.rows.indices.map(timeline.activity), asOf: Self.asOf)
  }
}

extension Workload {
  /// What an oracle wrote, a finding a line, sorted.
  package static func lines(_ expected: [UInt8]) -> [String] {
    String(decoding: expected, as: UTF8.self).split(separator: "\n").map(String.init).sorted()
  }
}
