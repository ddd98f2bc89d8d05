import Activity
import Engine
import EventTime
import RulePacks

/// The life of a deal as a time line: what the customer did, what we did, its stages, and what is open.
struct DealDrawing {
  private static let lanes: [(name: String, y: Double)] = [("They", 32), ("We", 54), ("Open", 76)]
  private static let left = 52.0
  private static let right = Drawing.width - 8

  /// - Parameters:
  ///   - activities: Of the deal, in their order.
  ///   - findings: Those that are open, with their levels.
  /// - Returns: Nil where there is no stretch of time to draw.
  static func draw(
    _ activities: [LoggedActivity], findings: [(at: Instant, level: Level, title: String)], speech: Speech
  ) -> Drawing? {
    guard let first = activities.first?.at, first < speech.asOf else { return nil }
    let theirs = activities.filter { $0.actor == .customer }.count
    var drawing = Drawing(
      height: 106,
      alternative:
        "Time line from \(speech.day(first)) to \(speech.day(speech.asOf)): \(theirs) activities of the customer's, "
        + "\(activities.count - theirs) of ours, \(findings.count) open points")
    let span = Double(speech.asOf.milliseconds - first.milliseconds)
    func x(_ instant: Instant) -> Double {
      left + (right - left) * Double(instant.milliseconds - first.milliseconds) / span
    }
    for lane in lanes {
      drawing.text(lane.name, x: 0, y: lane.y + 4)
      drawing.line("axis", from: (left, lane.y), to: (right, lane.y))
    }
    for activity in activities {
      if activity.kind == "deal.stage_changed", let stage = activity.said("to") {
        drawing.line("reference", from: (x(activity.at), 18), to: (x(activity.at), 84))
        let anchor: Drawing.Anchor = x(activity.at) > right - 60 ? .end : .start
        drawing.text(
          Speech.words(stage), x: x(activity.at) + (anchor == .end ? -3 : 3), y: 16, anchor: anchor)
      }
      let lane = lanes[activity.actor == .customer ? 0 : 1]
      let what = KindWords(activity.kind)
      drawing.dot(
        activity.actor == .customer ? "good" : "mark", x: x(activity.at), y: lane.y, radius: 3.5,
        says: "\(speech.day(activity.at)): \(what.noun) \(what.participle)")
    }
    for finding in findings {
      drawing.box(finding.level.rawValue, x: x(finding.at) - 3, y: lanes[2].y - 5, width: 6, height: 10)
    }
    drawing.text(speech.day(first), x: left, y: 102)
    drawing.text(speech.day(speech.asOf), x: right, y: 102, anchor: .end)
    return drawing
  }
}
