package import SourceText

/// What good selling and good sales leadership are said to be, line by line, each with what answers it here.
package struct Checklist: Sendable {
  package var file: SourceFile
  package var sources: [Source]

  /// Where a part of the lines comes from.
  package struct Source: Sendable {
    /// `S0`.
    package var id: String
    package var title: String
    package var lines: [Line]
  }

  package struct Line: Sendable {
    /// `S0-01`.
    package var id: String
    package var range: SourceRange
    /// What is asked for, in a few words.
    package var says: String
    package var toldBy: Evidence
    package var answers: [Answer]
  }

  /// Who or what can tell whether a line is kept.
  package enum Evidence: String, Sendable, CaseIterable {
    /// The log can judge it.
    case log
    /// The log has only a sign of it, so that texts ask.
    case sign
    /// Only people can say it; what they answer is the activity.
    case people
    /// A line of the survey.
    case survey
    /// A figure or a frame, with nothing to keep.
    case context
  }

  package struct Answer: Sendable {
    package var name: String
    package var range: SourceRange

    /// Whether it says that there is nothing to keep.
    package var isContext: Bool { name == "context" }
  }

  package var lines: [Line] { sources.flatMap(\.lines) }
}

extension Checklist {
  /// Every line without an answer, and every answer that is no rule, no line of the survey, no check and not `context`.
  package func problems(packs: [RulePack], survey: Survey) -> [Diagnostic] {
    let names = packs.flatMap { $0.rules.map(\.id) } + survey.lines.map(\.id) + PackProblem.checksOfPractice
    let known = Set(names)
    return lines.flatMap { line in
      let unknown = line.answers.filter { !$0.isContext && !known.contains($0.name) }
      let empty = line.answers.isEmpty ? [problem(line.range, "nothing answers \(line.id)")] : []
      return empty
        + unknown.map { answer in
          problem(
            answer.range, "there is no rule, no line of the survey and no check '\(answer.name)'",
            suggestion: nearest(answer.name, among: names))
        }
    }
  }

  private func problem(_ range: SourceRange, _ message: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      PackProblem.unknownName.rawValue, file: file, range: range, message,
      help: "write rules, lines of the survey, codes of checks, or context", suggestion: suggestion)
  }
}
