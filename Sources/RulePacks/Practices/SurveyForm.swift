package import EventTime

/// What one person answers to the survey of a quarter: a leader by name, anybody else under a pseudonym.
package struct SurveyForm: Hashable, Sendable {
  /// Whose answers they are.
  package enum Voice: Hashable, Sendable {
    /// By id; the name stands with the answers.
    case leader(String)
    /// A pseudonym, which nobody can lead back, and the team where it is large enough to hide in.
    case member(pseudonym: String, team: String?)
  }

  /// A voice as forms and activities name it.
  enum Role: String, CaseIterable { case leader, team }

  package struct Answer: Hashable, Sendable {
    /// `Q1`.
    package var line: String
    package var score: Int
    package var words: String?

    package init(line: String, score: Int, words: String?) {
      self.line = line
      self.score = score
      self.words = words
    }
  }

  package var voice: Voice
  /// The day that the answers carry; no time of it.
  package var day: CivilDate
  /// Raised by whoever corrects answers that were read before.
  package var revision: Int
  package var answers: [Answer]

  package init(voice: Voice, day: CivilDate, revision: Int = 0, answers: [Answer] = []) {
    self.voice = voice
    self.day = day
    self.revision = revision
    self.answers = answers
  }

  /// What every pseudonym begins with; sixteen hexadecimal digits follow.
  package static let pseudonymPrefix = "anon-"
  /// The longest answer in words, in characters.
  package static let longestWords = 2_000
  package static let revisions: ClosedRange<Int64> = 0...999

  /// A pseudonym from 64 bits of chance.
  package static func pseudonym(_ bits: UInt64) -> String {
    let digits = String(bits, radix: 16)
    return pseudonymPrefix + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Whether a text is formed as pseudonyms are.
  static func isPseudonym(_ text: String) -> Bool {
    let digits = text.dropFirst(pseudonymPrefix.count)
    return text.hasPrefix(pseudonymPrefix) && digits.utf8.count == 16
      && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  var role: Role {
    switch voice {
    case .leader: .leader
    case .member: .team
    }
  }

  /// Who is named in the activities.
  package var rep: String {
    switch voice {
    case .leader(let person): person
    case .member(let pseudonym, _): pseudonym
    }
  }
}
