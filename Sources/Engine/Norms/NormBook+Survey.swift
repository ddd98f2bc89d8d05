import Activity
import Parallel
import RulePacks
import Symbols

extension NormBook {
  /// Draws up what the won deals of a whole log give.
  init(surveying ground: Ground) {
    let norms = ground.rules.norms.norms
    guard !norms.isEmpty else {
      self.init()
      return
    }
    let subjects = SubjectTimelines.group(ground.timeline, by: .deal, ground.people, ground.symbols)
    let stretches = subjects.split(into: ground.options.threads)
    let samples = concurrently(stretches.count, threads: ground.options.threads) {
      Self.samples(stretches[$0], of: subjects, ground)
    }
    self.init(samples.flatMap(\.self), norms, ground.calendars[0].calendar, ground.symbols)
  }

  private static func samples(
    _ some: Range<Int>, of subjects: SubjectTimelines, _ ground: Ground
  ) -> [NormSample] {
    var survey = NormSurvey(ground)
    var samples: [NormSample] = []
    for subject in some {
      let rows = subjects.rows(of: subject)
      guard rows.contains(where: { ground.isWin(Int($0)) }) else { continue }
      samples += survey.samples(of: subjects.key(of: subject).first, rows: rows)
    }
    return samples
  }
}

extension Ground {
  /// Whether an activity may be one by which a deal is won.
  func isWin(_ row: Int) -> Bool { vocabulary.effect(of: timeline.kind(row)) == .won }
}
