import EventTime

extension Timeline {
  /// The timeline without some of its rows.
  package func leavingOut(_ isOut: (_ row: Int) -> Bool) -> Timeline {
    let out = rows.indices.filter(isOut)
    guard !out.isEmpty else { return self }
    var timeline = self
    var isLeft = Array(repeating: true, count: rows.count)
    for row in out { isLeft[row] = false }
    timeline.rows = rows.indices.filter { isLeft[$0] }.map { rows[$0] }
    return timeline
  }
}
