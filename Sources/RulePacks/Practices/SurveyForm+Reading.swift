package import EventTime
package import SourceText
import YAMLTree

extension SurveyForm {
  /// Reads a form that was filled in.
  ///
  /// - Parameter respondents: Those of a day, where they are known: a team must be large enough to hide in then, and a
  ///   leader must lead somebody.
  /// - Returns: The form unless something is wrong with it, and everything that is, each with its place.
  package static func read(
    _ file: SourceFile, survey: Survey, respondents: (CivilDate) -> SurveyRespondents? = { _ in nil }
  ) -> (form: SurveyForm?, diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = FormReader(file: file, diagnostics: parsed.diagnostics, survey: survey)
    let form = parsed.root.flatMap { reader.form($0, respondents) }
    let found = Diagnostic.limited(Diagnostic.ordered(reader.diagnostics))
    return (found.hasErrors ? nil : form, found)
  }
}

private struct FormReader: DocumentReader {
  var file: SourceFile
  var diagnostics: [Diagnostic]
  var rule: String? { nil }
  let survey: Survey
  var respondents: SurveyRespondents?
}

extension FormReader {
  mutating func form(_ root: YAMLNode, _ known: (CivilDate) -> SurveyRespondents?) -> SurveyForm? {
    guard let fields = fields(root, .surveyForm) else { return nil }
    if let version = fields["survey"], int(version) != 1 {
      reportWrongValue(version, "this is no form that this program reads", help: "write 'survey: 1'")
    }
    let revision = fields["revision"].flatMap { int($0, in: SurveyForm.revisions) } ?? 0
    let day = fields["answered"].flatMap { self.day($0) }
    respondents = day.flatMap(known)
    guard let voice = self.voice(fields), let day, let node = fields["answers"] else { return nil }
    let problems = diagnostics.count
    let answers = self.answers(node)
    // Answers that are all wrong have been told one by one.
    if answers.isEmpty, diagnostics.count == problems {
      report(.blank, node.range, "nothing is answered", help: "write a score behind 'score:'")
    }
    return SurveyForm(voice: voice, day: day, revision: revision, answers: answers)
  }

  private mutating func voice(_ fields: Fields) -> SurveyForm.Voice? {
    guard let role = fields["role"].flatMap({ choice($0, "a role", of: SurveyForm.Role.self) }),
      let node = fields["person"], let person = text(node, "a person")
    else { return nil }
    switch role {
    case .leader: return leader(person, at: node, team: fields.entry("team"))
    case .team: return member(person, at: node, team: fields["team"])
    }
  }

  private mutating func leader(_ person: String, at node: YAMLNode, team: YAMLEntry?) -> SurveyForm.Voice? {
    if let team { report(.companion, team.keyRange, "the form of a leader has no 'team'", help: "remove it") }
    guard !person.hasPrefix(SurveyForm.pseudonymPrefix) else {
      reportWrongValue(node, "leaders answer by name, not under a pseudonym")
      return nil
    }
    if let respondents, !respondents.isLeader(person) {
      reportWrongValue(
        node, "'\(person)' leads nobody, and so answers under a pseudonym",
        help: "ask with 'touchline survey ask --person'")
      return nil
    }
    return .leader(person)
  }

  private mutating func member(_ person: String, at node: YAMLNode, team: YAMLNode?) -> SurveyForm.Voice? {
    guard SurveyForm.isPseudonym(person) else {
      reportWrongValue(
        node, "a team's answers carry a pseudonym, and this is none",
        help: "leave the line as 'touchline survey ask' wrote it")
      return nil
    }
    let name = team.flatMap { text($0, "a team") }
    if let team, let name, let respondents, !respondents.isLargeEnough(name) {
      reportWrongValue(
        team, "team '\(name)' has fewer than \(Survey.smallestGroup) members: its name would give them away",
        help: "remove the line")
      return nil
    }
    return .member(pseudonym: person, team: name)
  }

  private mutating func day(_ node: YAMLNode) -> CivilDate? {
    guard let text = text(node, "a day") else { return nil }
    if let day = CivilDate.parse(text) { return day }
    report(.time, node.range, "'\(text)' is no day", help: "write it as 2026-03-31")
    return nil
  }

  private mutating func answers(_ node: YAMLNode) -> [SurveyForm.Answer] {
    var answers: [SurveyForm.Answer] = []
    for entry in entries(node, "answers") ?? [] {
      guard let line = survey.lines.first(where: { $0.id == entry.key.text }) else {
        reportUnknown(
          .unknownName, entry.key.text, "line of the survey", at: entry.keyRange,
          among: survey.lines.map(\.id))
        continue
      }
      if let answer = answer(entry, to: line) { answers.append(answer) }
    }
    return answers
  }

  /// Nil where the line was left open, or something is wrong with it.
  private mutating func answer(_ entry: YAMLEntry, to line: Survey.Line) -> SurveyForm.Answer? {
    guard let fields = fields(entry.value, .surveyAnswer, owner: entry.keyRange) else { return nil }
    let words = fields["words"].flatMap { isOpen($0) ? nil : self.words($0, to: line) }
    guard let node = fields["score"], !isOpen(node) else {
      if words != nil { report(.missingKey, entry.keyRange, "\(line.id) has words and no score") }
      return nil
    }
    return int(node, in: Survey.scores).map { SurveyForm.Answer(line: line.id, score: $0, words: words) }
  }

  private func isOpen(_ node: YAMLNode) -> Bool { node.scalar?.isBlank ?? false }

  private mutating func words(_ node: YAMLNode, to line: Survey.Line) -> String? {
    guard let text = text(node) else { return nil }
    guard line.words != nil else {
      reportWrongValue(node, "\(line.id) asks for a score only", help: "remove the words")
      return nil
    }
    guard text.count <= SurveyForm.longestWords else {
      reportWrongValue(node, "this is longer than \(SurveyForm.longestWords) characters")
      return nil
    }
    return text
  }
}
