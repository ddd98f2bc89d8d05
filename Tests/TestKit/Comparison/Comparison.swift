import Activity
import EventTime
import RulePacks
import SourceText

/// Holds the engine against the reference on packs, a site's file and the first test of the first pack.
package enum Comparison {
  package enum Result: Sendable {
    /// With what happened.
    case agreed([Outcome])
    /// A reader does not take a file; its errors as text.
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

  /// What the files of a case say.
  struct Case {
    var packs: [RulePack]
    var site: SiteConfiguration
    var test: PackTest

    /// The first pack with the params of its test.
    var tunedPacks: [RulePack] {
      packs.enumerated().map { index, pack in index == 0 ? pack.tuned(params: test.params) : pack }
    }
  }

  package static func compare(_ draft: Draft) -> Result {
    compare(CaseFiles(draft), settled: CaseFiles.settled(draft))
  }

  /// - Parameter settled: The files that the reference reads: what a site tunes is written into the packs.
  package static func compare(_ files: CaseFiles, settled: CaseFiles) -> Result {
    let (given, refusal) = read(files)
    guard let given else { return .refused(refusal) }
    let (plain, otherRefusal) = read(settled)
    guard let plain else { return .refused(otherRefusal) }
    let expected = outcomes(of: plain).map(comparable)
    let found = EngineOutcomes.outcomes(of: given, catalogue: Vocabulary.catalogue).map(comparable)
    let disagreement = Disagreement(
      engineOnly: subtract(expected, from: found), referenceOnly: subtract(found, from: expected))
    if disagreement.engineOnly.isEmpty, disagreement.referenceOnly.isEmpty { return .agreed(expected) }
    return .disagreed(disagreement)
  }

  /// What the reference alone says; nil where a file is refused.
  package static func reference(_ draft: Draft) -> [Outcome]? { reference(CaseFiles.settled(draft)) }

  package static func reference(_ settled: CaseFiles) -> [Outcome]? { read(settled).case.map(outcomes) }

  static func read(_ files: CaseFiles) -> (case: Case?, errors: String) {
    let reader = RandomCase.reader
    var diagnostics: [Diagnostic] = []
    var packs: [RulePack] = []
    for (index, text) in files.packs.enumerated() {
      let read = reader.read(SourceFile(name: "pack\(index).yaml", text: text))
      diagnostics += read.diagnostics
      if let pack = read.pack { packs.append(pack) }
    }
    var site = SiteConfiguration()
    if let text = files.site {
      let siteReader = SiteReader(packs: packs, catalogue: Vocabulary.catalogue)
      let read = siteReader.read(SourceFile(name: "site.yaml", text: text))
      diagnostics += read.diagnostics
      if let read = read.site { site = read }
    }
    let errors = diagnostics.filter { $0.severity == .error }.map { $0.text() }.joined()
    guard errors.isEmpty, let test = packs.first?.tests.first else { return (nil, errors) }
    site.calendars["default"] = test.calendar
    return (Case(packs: packs, site: site, test: test), errors)
  }

  private static func outcomes(of given: Case) -> [Outcome] {
    var outcomes: [Outcome] = []
    for pack in given.packs {
      let reference = Reference(
        pack: pack, catalogue: Vocabulary.catalogue, directory: given.test.directory,
        calendar: given.test.calendar, site: given.site)
      let own = reference.everythingWithWithdrawals(
        in: given.test.log, asOf: given.test.asOf, knownAt: given.test.knownAt)
      // The records of deals are the same whatever the pack is.
      outcomes += outcomes.isEmpty ? own : own.filter { $0.happening != .record }
    }
    return countingHeldBack(outcomes).sorted()
  }

  /// Findings that cool-down held back are only counted.
  private static func countingHeldBack(_ outcomes: [Outcome]) -> [Outcome] {
    let counts = Dictionary(grouping: outcomes.filter { $0.happening == .heldBack }, by: \.rule)
    return outcomes.filter { $0.happening != .heldBack }
      + counts.map { Outcome.heldBack($0.value.count, rule: $0.key) }
  }

  /// Without what only one of them tells: the reference's causes, the texts of what was withdrawn.
  private static func comparable(_ outcome: Outcome) -> Outcome {
    var copy = outcome
    copy.cause = ""
    if copy.happening == .withdrawn {
      (copy.evidence, copy.rep, copy.manager, copy.further) = ([], nil, nil, [])
    }
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

extension Outcome {
  static func heldBack(_ count: Int, rule: String) -> Outcome {
    Outcome(
      rule: rule, subjectKind: "", subject: [], happening: .heldBack, at: .earliest, evidence: ["\(count)"])
  }
}
