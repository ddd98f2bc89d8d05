import Activity
import EventTime
import RulePacks
import SourceText
import Testing

@Suite("The form of the survey")
struct SurveyFormTests {
  private static let survey = Survey.read(
    SourceFile(
      name: "survey.yaml",
      text: """
        lines:
          Q1: { statement: We ask before we propose. }
          Q2: { statement: We work together., words: How? }
        """)
  ).survey
  private static let pseudonym = "anon-00000000000000ff"
  private static let member = SurveyForm(
    voice: .member(pseudonym: pseudonym, team: "north"), day: CivilDate(daysSinceEpoch: 20_543))

  /// R1 to R5 are in the north, R6 alone in the south; M1 leads all of them.
  private static let people = Directory(
    (1...6).map { number in
      Directory.Entry(
        .person, id: "R\(number)", manager: "M1", team: number == 6 ? "south" : "north")
    } + [Directory.Entry(.person, id: "M1", team: "south")])

  private func read(_ text: String, _ people: Directory? = nil) -> (SurveyForm?, [String]) {
    let file = SourceFile(name: "form.yaml", text: text)
    let read = SurveyForm.read(file, survey: Self.survey) { day in
      people.map { SurveyRespondents($0, at: TimeZoneRules.utc.startOfDay(day)) }
    }
    let said = read.diagnostics.map { problem in
      let place = file.position(at: problem.range.start)
      return "\(place.line):\(place.column) \(problem.code) \(problem.message)"
    }
    return (read.form, said)
  }

  @Test("is read back as it was printed and filled in")
  func roundTrip() throws {
    var form = Self.member
    let printed = form.yaml(Self.survey)
    let filled = printed.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line == "    score:"
        ? "    score: 4" : line == "    words:" ? "    words: \"We \\\"meet\\\"\"" : String(line)
    }.joined(separator: "\n")
    let (read, said) = read(filled, Self.people)
    #expect(said.isEmpty)
    form.answers = [
      .init(line: "Q1", score: 4, words: nil), .init(line: "Q2", score: 4, words: "We \"meet\""),
    ]
    #expect(read == form)
  }

  @Test("shows every statement and promises what holds", arguments: ["north", nil] as [String?])
  func text(team: String?) {
    var form = Self.member
    form.voice = .member(pseudonym: Self.pseudonym, team: team)
    let text = form.yaml(Self.survey)
    for line in Self.survey.lines { #expect(text.contains("# \(line.statement)")) }
    #expect(text.contains("too small to hide in") == (team == nil))
    #expect(text.contains("team: \"north\"") == (team != nil))
  }

  @Test("becomes activities without a time of day, the same ones each time it is read")
  func activities() {
    var form = Self.member
    form.answers = [.init(line: "Q2", score: 5, words: "Early")]
    form.revision = 2
    #expect(
      String(decoding: form.ndjson(zone: .utc), as: UTF8.self)
        == #"{"id":"survey-2026-03-31-anon-00000000000000ff-Q2","at":"2026-03-31T00:00:00Z","kind":"survey.answered","#
        + #""rep":"anon-00000000000000ff","data":{"statement":"Q2","score":5,"role":"team"},"text":"Early","rev":2}"#
        + "\n")
    #expect(
      String(decoding: form.directoryLine, as: UTF8.self)
        == #"{"person":"anon-00000000000000ff","team":"north"}"# + "\n")
  }

  @Test(
    "is refused where something is wrong with it, at its place",
    arguments: [
      ("role: leader", "role: boss", "2:7 TL1204 'boss' is not a role"),
      ("role: leader", "role: team", "3:9 TL1204 a team's answers carry a pseudonym, and this is none"),
      (
        "person: M1", "person: anon-00000000000000ff",
        "3:9 TL1204 leaders answer by name, not under a pseudonym"
      ),
      ("person: M1", "person: R2", "3:9 TL1204 'R2' leads nobody, and so answers under a pseudonym"),
      ("person: M1", "person: M1\nteam: north", "4:1 TL1207 the form of a leader has no 'team'"),
      ("2026-03-31", "the last day of March", "4:11 TL3202 'the last day of March' is no day"),
      ("score: 4", "score: 6", "7:12 TL1204 '6' is no whole number from 1 to 5"),
      ("score: 4", "score: 0", "7:12 TL1204 '0' is no whole number from 1 to 5"),
      ("score: 4", "score: 4.5", "7:12 TL1204 '4.5' is no whole number from 1 to 5"),
      ("score: 4", "score: [4]", "7:12 TL1203 a whole number is wanted here, not a list"),
      ("score: 4", "score: yes", "7:12 TL1210 the bare word 'yes' is not read here"),
      ("score: 4", "score:", "6:3 TL1209 nothing is answered"),
      ("score: 4", "score: 4\n    words: So", "8:12 TL1204 Q1 asks for a score only"),
      ("Q1:", "Q9:", "6:3 TL2204 there is no line of the survey 'Q9'"),
      ("score: 4", "scor: 4", "7:5 TL1201 an answer has no key 'scor'"),
      ("survey: 1", "survey: 2", "1:9 TL1204 this is no form that this program reads"),
      ("survey: 1\n", "", "1:1 TL1202 a form needs 'survey'"),
    ])
  func hostile(right: String, wrong: String, problem: String) {
    let text = "survey: 1\nrole: leader\nperson: M1\nanswered: 2026-03-31\nanswers:\n  Q1:\n    score: 4\n"
    #expect(read(text, Self.people).1 == [])
    let place = text.range(of: right)
    var changed = text
    changed.replaceSubrange(place, with: wrong)
    let (form, said) = read(changed, Self.people)
    #expect(form == nil)
    #expect(said == [problem], "\(said)")
  }

  @Test("does not take words that are too long")
  func length() {
    let words = String(repeating: "a", count: SurveyForm.longestWords + 1)
    let text = """
      survey: 1
      role: leader
      person: M1
      answered: 2026-03-31
      answers: { Q2: { score: 4, words: \(words) } }
      """
    #expect(read(text).1 == ["5:35 TL1204 this is longer than 2000 characters"])
    #expect(read(text.replacing(words, with: words.dropLast())).1.isEmpty)
  }

  @Test(
    "names a team only where five members can hide in it",
    arguments: [("north", true), ("south", false), ("east", false)])
  func anonymity(team: String, isRead: Bool) {
    let text = """
      survey: 1
      role: team
      person: \(Self.pseudonym)
      team: \(team)
      answered: 2026-03-31
      answers: { Q1: { score: 4 } }
      """
    #expect((read(text, Self.people).0 != nil) == isRead)
    let respondents = SurveyRespondents(Self.people, at: TimeZoneRules.utc.startOfDay(Self.member.day))
    #expect(respondents.team(of: "R1") == "north")
    #expect(respondents.team(of: "R6") == nil)
    #expect(respondents.memberCount == 6)
    #expect(respondents.isLeader("M1") && !respondents.isLeader("R1"))
  }

  @Test("asks for pseudonyms of one form, however the chance falls", arguments: [0, 255, .max] as [UInt64])
  func pseudonyms(bits: UInt64) {
    let text = """
      survey: 1
      role: team
      person: \(SurveyForm.pseudonym(bits))
      answered: 2026-03-31
      answers: { Q1: { score: 4 } }
      """
    #expect(read(text).0?.rep == SurveyForm.pseudonym(bits))
  }
}

extension String {
  /// Where the text stands in this one; its end where it does not.
  fileprivate func range(of text: String) -> Range<Index> {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(text) { return place..<index(place, offsetBy: text.count) }
      place = index(after: place)
    }
    return endIndex..<endIndex
  }
}
