import Activity
import RulePacks
import SourceText

/// Holds the engine against the reference on one pack with its tests.
package enum Comparison {
  package enum Result: Sendable {
    /// With what happened.
    case agreed([Outcome])
    /// The reader does not take the pack; its errors as text.
    case refused(String)
    case disagreed(Disagreement)
  }

  /// The outcomes that only one of the two has.
  package struct Disagreement: Sendable, CustomStringConvertible {
    package var engineOnly: [Outcome]
    package var referenceOnly: [Outcome]

    /// What they disagree in, without when: a smaller case still shows the same mistake.
    var happenings: Set<Outcome.Happening> { Set((engineOnly + referenceOnly).map(\.happening)) }

    package var description: String {
      let lines =
        engineOnly.map { "only the engine:     \($0)" } + referenceOnly.map { "only the reference:  \($0)" }
      return lines.joined(separator: "\n")
    }
  }

  /// Compares the two on the test of a pack written as YAML.
  package static func compare(_ yaml: String) -> Result {
    let (read, errors) = read(yaml)
    guard let (pack, test) = read else { return .refused(errors) }
    return compare(test, of: pack)
  }

  /// What the reference alone says; nil where the pack is refused.
  package static func reference(_ yaml: String) -> [Outcome]? {
    guard let (pack, test) = read(yaml).read else { return nil }
    return reference(test, of: pack)
  }

  private static func read(_ yaml: String) -> (read: (RulePack, PackTest)?, errors: String) {
    let reader = PackReader(catalogue: Vocabulary.catalogue, domains: ["conformance"])
    let (pack, diagnostics) = reader.read(SourceFile(name: "seeded.yaml", text: yaml))
    guard let pack, let test = pack.tests.first else {
      return (nil, diagnostics.filter { $0.severity == .error }.map { $0.text() }.joined())
    }
    return ((pack, test), "")
  }

  private static func reference(_ test: PackTest, of pack: RulePack) -> [Outcome] {
    let reference = Reference(
      pack: pack, catalogue: Vocabulary.catalogue, directory: test.directory, calendar: test.calendar)
    return reference.outcomesWithWithdrawals(of: test.log, asOf: test.asOf, knownAt: test.knownAt)
  }

  private static func compare(_ test: PackTest, of pack: RulePack) -> Result {
    let expected = reference(test, of: pack).map(comparable)
    let given = EngineOutcomes.outcomes(of: test, pack, catalogue: Vocabulary.catalogue).map(comparable)
    let disagreement = Disagreement(
      engineOnly: subtract(expected, from: given), referenceOnly: subtract(given, from: expected))
    if disagreement.engineOnly.isEmpty, disagreement.referenceOnly.isEmpty { return .agreed(expected) }
    return .disagreed(disagreement)
  }

  /// Without what only one of them tells: the reference's causes, the texts of what was withdrawn.
  private static func comparable(_ outcome: Outcome) -> Outcome {
    var copy = outcome
    copy.cause = ""
    if copy.happening == .withdrawn { (copy.evidence, copy.rep, copy.manager) = ([], nil, nil) }
    return copy
  }

  /// What is left of a multiset.
  private static func subtract(_ some: [Outcome], from all: [Outcome]) -> [Outcome] {
    var rest = all
    for outcome in some {
      if let place = rest.firstIndex(of: outcome) { rest.remove(at: place) }
    }
    return rest.sorted()
  }
}
