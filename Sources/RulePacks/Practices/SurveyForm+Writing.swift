package import EventTime
import SourceText

extension SurveyForm {
  /// The form as a file to be filled in, every line with its statement.
  package func yaml(_ survey: Survey) -> String {
    var lines = [introduction, "survey: 1", "role: \(role.rawValue)", "person: \(Self.quoted(rep))"]
    if case .member(_, let team?) = voice { lines.append("team: \(Self.quoted(team))") }
    lines += ["answered: \(day)", "revision: \(revision)", "answers:"]
    for line in survey.lines {
      lines += ["  \(line.id):", "    # \(line.statement)", "    score:"]
      if let words = line.words { lines += ["    # \(words)", "    words:"] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The answers as lines of a log, each with an identity of its own: a form that is read again adds nothing.
  ///
  /// - Parameter zone: The site's, in which the day begins; no answer carries a time of day.
  package func ndjson(zone: TimeZoneRules) -> [UInt8] {
    var json = JSONWriter()
    for answer in answers {
      json.object { json in
        json.pair("id", "survey-\(day)-\(rep)-\(answer.line)")
        json.pair("at", RFC3339.format(zone.startOfDay(day)))
        json.pair("kind", "survey.answered")
        json.pair("rep", rep)
        json.key("data")
        json.object { json in
          json.pair("statement", answer.line)
          json.pair("score", answer.score)
          json.pair("role", role.rawValue)
        }
        if let words = answer.words { json.pair("text", words) }
        if revision > 0 { json.pair("rev", revision) }
      }
      json.newline()
    }
    return json.utf8
  }

  /// The pseudonym with its team as a line of a directory; empty where no team is named.
  package var directoryLine: [UInt8] {
    guard case .member(let pseudonym, let team?) = voice else { return [] }
    var json = JSONWriter()
    json.object { json in
      json.pair("person", pseudonym)
      json.pair("team", team)
    }
    json.newline()
    return json.utf8
  }

  private var introduction: String {
    let whose =
      switch voice {
      case .leader:
        "# Your name stands with these answers."
      case .member(_, let team?):
        """
        # Nobody can lead these answers back to you: 'person' is a pseudonym made by chance and kept nowhere, and team
        # \(TextLine.clean(team)) is large enough to hide in. Whoever reads your words may know your style.
        """
      case .member(_, nil):
        """
        # Nobody can lead these answers back to you: 'person' is a pseudonym made by chance and kept nowhere, and your
        # team is not named, for it is too small to hide in. Whoever reads your words may know your style.
        """
      }
    return """
      # Answer from \(Survey.scores.lowerBound) (no) to \(Survey.scores.upperBound) (yes); what you leave open is not counted.
      \(whose)
      # Then: touchline survey read THIS-FILE
      """
  }

  /// As YAML and JSON both read it.
  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return json.text
  }
}

/// Text within a comment.
private enum TextLine {
  /// Without what would end the line.
  static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          let ends =
            $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || [0x2028, 0x2029].contains($0.value)
          return ends ? " " : $0
        }))
  }
}
