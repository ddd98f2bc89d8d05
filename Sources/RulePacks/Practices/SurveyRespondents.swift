package import Activity
package import EventTime

/// Who is asked in which voice, so that nobody who was promised a pseudonym can be found out.
package struct SurveyRespondents: Sendable {
  private let people: [String: Directory.Entry]

  /// - Parameter instant: Who leads whom, and who is in which team, is taken from then.
  package init(_ directory: Directory, at instant: Instant) {
    let ids = Set(directory.entries.filter { $0.kind == .person }.map(\.id))
    var people: [String: Directory.Entry] = [:]
    for id in ids where !id.hasPrefix(SurveyForm.pseudonymPrefix) {
      people[id] = directory.entry(.person, id, at: instant)
    }
    self.people = people
  }

  package var ids: [String] { people.keys.sorted() }

  package func knows(_ person: String) -> Bool { people[person] != nil }

  /// Whether somebody is led by the person, or the directory says so.
  package func isLeader(_ person: String) -> Bool {
    people[person]?.role == "manager" || people.values.contains { $0.manager == person }
  }

  /// Those who answer under pseudonyms.
  package var memberCount: Int { people.keys.count { !isLeader($0) } }

  /// The team of a person, where it has members enough to hide in; else nil.
  package func team(of person: String) -> String? {
    people[person]?.team.flatMap { isLargeEnough($0) ? $0 : nil }
  }

  /// Whether a team has so many members that none of them can be told from their answers.
  package func isLargeEnough(_ team: String) -> Bool {
    people.count { $0.value.team == team && !isLeader($0.key) } >= Survey.smallestGroup
  }
}
