package import SourceText

/// What leaders and, anonymously, teams are asked every quarter, to stand beside what the log says.
package struct Survey: Sendable {
  package var file: SourceFile
  package var lines: [Line]

  /// How many people a team must have for its name to stand with an answer, and answers for a result to be shown.
  package static let smallestGroup = 5
  /// Scores from *no* to *yes*.
  package static let scores: ClosedRange<Int64> = 1...5

  package struct Line: Sendable {
    /// `Q1`.
    package var id: String
    package var range: SourceRange
    package var statement: String
    /// What may be told in a sentence besides; nil where a score is enough.
    package var words: String?
    /// Where a figure for a statement of this meaning was published, with the figure.
    package var source: String?
    /// A practice that no rule measures, and the answers do.
    package var practice: Checklist.Answer?
    /// Rules whose record can be set beside the answers.
    package var beside: [Checklist.Answer]
  }

  /// Rules and practices that lines name and no pack has.
  package func problems(packs: [RulePack]) -> [Diagnostic] {
    unknown(
      lines.flatMap(\.beside), "rule",
      among: packs.flatMap { $0.rules.map(\.id) } + PackProblem.checksOfPractice)
      + unknown(lines.compactMap(\.practice), "practice", among: packs.flatMap { $0.practices.map(\.id) })
  }

  private func unknown(_ answers: [Checklist.Answer], _ what: String, among names: [String]) -> [Diagnostic] {
    let known = Set(names)
    return answers.filter { !known.contains($0.name) }.map { answer in
      Diagnostic(
        PackProblem.unknownName.rawValue, file: file, range: answer.range,
        "there is no \(what) '\(answer.name)'", suggestion: nearest(answer.name, among: names))
    }
  }
}
