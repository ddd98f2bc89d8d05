import RulePacks
import Statistics

/// A practice at a glance: the rate with its interval on a scale from 0 to 100 %, and its months beside it.
enum PracticeDrawing {
  private static let scale = (left: 8.0, width: 330.0, y: 32.0)
  private static let trend = (left: 400.0, right: 628.0, top: 8.0, bottom: 46.0)

  /// Nil where no rate can be told.
  static func draw(_ line: Scorecard.Line, speech: Speech) -> Drawing? {
    guard line.now.hasRate else { return nil }
    let range = line.now.rate.wilson()
    var drawing = Drawing(
      height: 70,
      alternative:
        "\(ScorecardWords.percent(line.now.rate.share)) kept, likely between \(ScorecardWords.interval(range))"
    )
    drawScale(line, range, &drawing)
    drawMonths(line.months, &drawing, speech)
    return drawing
  }

  private static func drawScale(_ line: Scorecard.Line, _ range: Interval, _ drawing: inout Drawing) {
    func x(_ share: Double) -> Double { scale.left + scale.width * share }
    drawing.line("axis", from: (x(0), scale.y), to: (x(1), scale.y))
    for (share, name) in [(0, "0"), (0.5, "50"), (1, "100 %")] {
      drawing.line("axis", from: (x(share), scale.y - 4), to: (x(share), scale.y + 4))
      drawing.text(
        name, x: x(share), y: scale.y + 30, anchor: share == 0 ? .start : share == 1 ? .end : .middle)
    }
    for (share, name) in [(line.benchmark?.everyone, "all"), (line.benchmark?.worldClass, "best")] {
      guard let share else { continue }
      drawing.line("reference", from: (x(share), scale.y - 12), to: (x(share), scale.y + 12))
      drawing.text(name, x: x(share), y: scale.y - 15, anchor: .middle)
    }
    drawing.box(
      "band", x: x(range.low), y: scale.y - 7, width: scale.width * range.width, height: 14)
    drawing.dot("mark", x: x(line.now.rate.share), y: scale.y, radius: 5)
  }

  private static func drawMonths(_ months: [Scorecard.Month], _ drawing: inout Drawing, _ speech: Speech) {
    let told = months.enumerated().filter { $0.element.tally.rate.of > 0 }
    guard told.count > 1, let first = months.first, let last = months.last else { return }
    let step = (trend.right - trend.left) / Double(max(1, months.count - 1))
    func place(_ month: (offset: Int, element: Scorecard.Month)) -> (x: Double, y: Double) {
      let share = month.element.tally.rate.share
      return (trend.left + step * Double(month.offset), trend.bottom - (trend.bottom - trend.top) * share)
    }
    drawing.line("axis", from: (trend.left, trend.bottom), to: (trend.right, trend.bottom))
    drawing.line("axis", from: (trend.left, trend.top), to: (trend.right, trend.top))
    drawing.path("path", told.map(place))
    for month in told {
      let point = place(month)
      let tally = month.element.tally
      drawing.dot(
        "mark", x: point.x, y: point.y, radius: tally.hasRate ? 3.5 : 2,
        says: "\(speech.month(month.element.start)): \(tally.kept) of \(tally.rate.of)")
    }
    drawing.text(speech.month(first.start), x: trend.left, y: trend.bottom + 18)
    drawing.text(speech.month(last.start), x: trend.right, y: trend.bottom + 18, anchor: .end)
  }
}
