/// A small drawing that stands in a page: shapes and texts on a plain of a width of 640.
///
/// Colours are classes of the page's style, so that it follows light and dark and prints in black.
package struct Drawing: Sendable {
  package static let width = 640.0

  let height: Double
  /// What it shows, for who does not see it.
  let alternative: String
  private var shapes: [String] = []

  init(height: Double, alternative: String) {
    self.height = height
    self.alternative = alternative
  }

  /// The element, as it stands in HTML.
  package var svg: String {
    let name = HTML.escaped(alternative)
    return """
      <svg viewBox="0 0 \(Self.number(Self.width)) \(Self.number(height))" role="img" aria-label="\(name)">
      <title>\(name)</title>
      \(shapes.joined(separator: "\n"))
      </svg>
      """
  }

  /// Where a text begins, ends or has its middle.
  enum Anchor: String { case start, middle, end }

  mutating func line(_ class: String, from: (x: Double, y: Double), to: (x: Double, y: Double)) {
    shapes.append(
      "<line class=\"\(`class`)\" x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" "
        + "x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\"/>")
  }

  mutating func box(_ class: String, x: Double, y: Double, width: Double, height: Double) {
    shapes.append(
      "<rect class=\"\(`class`)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
        + "width=\"\(Self.number(max(0, width)))\" height=\"\(Self.number(max(0, height)))\" rx=\"2\"/>")
  }

  /// - Parameter says: What a pointer that rests on it is told.
  mutating func dot(_ class: String, x: Double, y: Double, radius: Double, says: String? = nil) {
    let title = says.map { "<title>\(HTML.escaped($0))</title>" } ?? ""
    shapes.append(
      "<circle class=\"\(`class`)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" "
        + "r=\"\(Self.number(radius))\">\(title)</circle>")
  }

  mutating func path(_ class: String, _ points: [(x: Double, y: Double)]) {
    let places = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    shapes.append("<polyline class=\"\(`class`)\" points=\"\(places)\"/>")
  }

  mutating func text(_ text: String, x: Double, y: Double, anchor: Anchor = .start, class: String = "quiet") {
    shapes.append(
      "<text class=\"\(`class`)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
        + "text-anchor=\"\(anchor.rawValue)\">\(HTML.escaped(text))</text>")
  }

  /// With one decimal at most.
  private static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
