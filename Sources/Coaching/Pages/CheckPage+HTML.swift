import RulePacks

/// The page for a browser or a printer: one file, nothing from elsewhere.
extension CheckPage {
  package var html: String {
    let sections = people.map { $0.html(asOf) }
    let nothing =
      nothing.map { ["<p>\(HTML.escaped($0))</p><p class=\"quiet\">\(HTML.escaped(asOf))</p>"] } ?? []
    let foot = heldBack.map { ["<footer>\(HTML.escaped($0))</footer>"] } ?? []
    return HTML.page(
      title: "What needs attention, \(asOf)", (sections + nothing + foot).joined(separator: "\n"))
  }
}

extension CheckPage.Person {
  fileprivate func html(_ asOf: String) -> String {
    let head = """
      <section>
      <h1>\(HTML.escaped(name))</h1>
      <p class="quiet">\(HTML.escaped(summary)) · \(HTML.escaped(asOf))</p>
      """
    return ([head] + subjects.map(\.html) + ["</section>"]).joined(separator: "\n")
  }
}

extension CheckPage.Subject {
  fileprivate var html: String {
    let details = details.map { " · " + HTML.escaped($0) }.joined()
    let head = "<h2>\(HTML.escaped(title))<small>\(details)</small></h2>"
    return ([head] + points.map(\.html)).joined(separator: "\n")
  }
}

extension CheckPage.Point {
  fileprivate var html: String {
    let held = self.held.map { "<p class=\"quiet\">Held back: \(HTML.escaped($0)).</p>" }
    let body = reasons.map { "<p>\(HTML.escaped($0))</p>" } + [held].compactMap(\.self)
    return """
      <article class="\(level.rawValue)">
      <p><span class="level">\(level.rawValue.uppercased())</span> <span class="lead">\(HTML.escaped(lead))</span></p>
      \(body.joined(separator: "\n"))
      <p class="quiet">\(HTML.escaped(clears)) <code>\(HTML.escaped(rule))</code></p>
      </article>
      """
  }
}
