import Symbols
import Activity
import EventTime
import RulePacks
import Statistics

/// What leaders and the team answered in the latest quarter in which somebody did.
struct SurveyAnswers {
  /// The start of that quarter; nil where nobody answered.
  let asked: Instant?
  private let leaders: [String: Rate]
  private let team: [String: Rate]

  private static let agreeing: ClosedRange<Int64> = 4...5

  init(
    _ timeline: Timeline, directory: Directory, scope: ScorecardScope, calendar: WorkCalendar, asOf: Instant
  ) {
    let given = Self.given(timeline)
    asked = given.map { calendar.periodStart(containing: $0.at, .quarter) }.max()
    var latest: [String: (at: Instant, answer: Given)] = [:]
    for answer in given where answer.at >= asked ?? .latest {
      if answer.role == "team", let team = scope.team {
        guard directory.entry(.person, answer.voice, at: asOf)?.team == team else { continue }
      }
      let key = "\(answer.role) \(answer.voice) \(answer.line)"
      if latest[key].map({ $0.at <= answer.at }) ?? true { latest[key] = (answer.at, answer) }
    }
    func rates(_ role: String) -> [String: Rate] {
      latest.values.filter { $0.answer.role == role }.reduce(into: [:]) { rates, latest in
        let agrees = Self.agreeing.contains(latest.answer.score)
        rates[latest.answer.line] =
          (rates[latest.answer.line] ?? Rate(0, of: 0)) + Rate(agrees ? 1 : 0, of: 1)
      }
    }
    leaders = rates("leader")
    team = rates("team").filter { $0.value.of >= Survey.smallestGroup }
  }

  /// nil where nobody answered the line, or too few to hide among each other.
  func answer(_ line: Survey.Line) -> Scorecard.Answer? {
    guard leaders[line.id] != nil || team[line.id] != nil else { return nil }
    return Scorecard.Answer(
      line: line.id, statement: line.statement, leaders: leaders[line.id], team: team[line.id])
  }

  private struct Given {
    var at: Instant
    var line: String
    var role: String
    var voice: String
    var score: Int64
  }

  private static func given(_ timeline: Timeline) -> [Given] {
    guard let kind = timeline.symbols.find("survey.answered") else { return [] }
    return timeline.rows.indices.filter { timeline.kind($0) == kind }.compactMap { row in
      let activity = timeline.activity(row)
      guard let line = activity.said("statement"), let role = activity.said("role"), let voice = activity.rep,
        case .int(let score)? = activity.data.first(where: { $0.field == "score" })?.value
      else { return nil }
      return Given(at: activity.at, line: line, role: role, voice: voice, score: score)
    }
  }
}
