package import EventTime
import RulePacks
import Symbols

/// Which rule is raised of whom and when, and nothing else: what is left where neither the identity of findings, nor
/// their evidence, nor how they ended is asked for.
package struct BareFindings: Sendable {
  /// By instant, full name of the rule and subject.
  private var findings: [BareFinding] = []
  private var subjects: [BareSubject] = []
  private let symbols: SymbolTable

  init(_ outputs: [(kind: SubjectKind, output: RunOutput)], _ rules: RuleSet, _ symbols: SymbolTable) {
    self.symbols = symbols
    for (kind, output) in outputs {
      let first = UInt32(truncatingIfNeeded: subjects.count)
      subjects += output.bareSubjects.map { BareSubject(kind: kind, key: $0) }
      findings.reserveCapacity(findings.count + output.bare.count)
      for var finding in output.bare {
        finding.subject &+= first
        findings.append(finding)
      }
    }
    sort(rules)
  }

  /// All subjects of one rule are of one kind.
  private mutating func sort(_ rules: RuleSet) {
    let ranks = rules.ranks.map { UInt64($0) }
    let places = subjectRanks
    findings.sort(byDigitsOf: { places[Int($0.subject)] })
    findings.sort(byDigitsOf: { ranks[Int($0.rule)] })
    let earliest = findings.reduce(Int64.max) { min($0, $1.at) }
    findings.sort(byDigitsOf: { UInt64($0.at &- earliest) })
  }

  /// By place: that in the order of the subjects' texts. Pairs alone do not come in it, as theirs are put together.
  private var subjectRanks: [UInt64] {
    guard subjects.contains(where: { $0.kind.isPair }) else { return subjects.indices.map { UInt64($0) } }
    let texts = subjects.map { Array($0.key.subjectID($0.kind, symbols).description.utf8) }
    var ranks = Array(repeating: UInt64(0), count: texts.count)
    let sorted = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
    for (rank, place) in sorted.enumerated() { ranks[place] = UInt64(rank) }
    return ranks
  }

  package var count: Int { findings.count }

  /// Whom they are about, each subject that has any.
  package var subjectIDs: [SubjectID] { subjects.map { $0.key.subjectID($0.kind, symbols) } }

  /// Gives out each: the rule by its index, the subject by its place in ``subjectIDs``.
  package func forEach(_ body: (_ rule: Int, _ subject: Int, _ at: Instant) throws -> Void) rethrows {
    for finding in findings {
      try body(Int(finding.rule), Int(finding.subject), Instant(milliseconds: finding.at))
    }
  }
}

/// One of ``BareFindings``, 16 bytes.
struct BareFinding: BitwiseCopyable, Sendable {
  /// Milliseconds.
  var at: Int64
  /// Index into ``RuleSet/rules``.
  var rule: UInt32
  /// Its place among the subjects that have findings.
  var subject: UInt32
}

private struct BareSubject: Sendable {
  let kind: SubjectKind
  let key: SubjectTimelines.Key
}

extension [BareFinding] {
  /// Sorts by a number, 11 bits at a time from the lowest; equal ones stay in their order.
  fileprivate mutating func sort(byDigitsOf number: (BareFinding) -> UInt64) {
    let greatest = reduce(0) { Swift.max($0, number($1)) }
    var other = self
    var shift: UInt64 = 0
    while shift < 64, greatest >> shift > 0 {
      var next = [Int](repeating: 0, count: 1 << 11)
      for finding in self { next[Int(number(finding) >> shift & 0x7FF)] += 1 }
      var total = 0
      for digit in next.indices { (next[digit], total) = (total, total + next[digit]) }
      for finding in self {
        let digit = Int(number(finding) >> shift & 0x7FF)
        other[next[digit]] = finding
        next[digit] += 1
      }
      swap(&self, &other)
      shift += 11
    }
  }
}
