import Coaching
package import RulePacks
import SourceText

/// A pack as a page for a browser or a printer: each rule read aloud, why it is there, and cases of it from its tests.
///
/// One file: no script, no font, no picture from elsewhere; it reads well in the dark, in print, and aloud.
package struct PackSheet: Sendable {
  private let pack: RulePack
  /// By rule.
  private let examples: [String: [PackExample]]

  package init(_ pack: RulePack, examples: [String: [PackExample]]) {
    self.pack = pack
    self.examples = examples
  }

  package var html: String {
    let skip = "<a class=\"skip\" href=\"#rules\">To the rules</a>"
    return HTML.page(
      title: pack.title, style: Self.style,
      [skip, head, contents, practices, params, norms, "<h2 id=\"rules\">Rules</h2>"].compactMap(\.self)
        .joined(
          separator: "\n")
        + pack.rules.map { section($0) }.joined())
  }

  // MARK: Around the rules

  private var head: String {
    """
    <header>
    <h1>\(text(pack.title))</h1>
    <p class="lead">\(text(pack.summary))</p>
    <p class="quiet">Pack <code>\(text(pack.id))</code> \(text(pack.version)), domain <code>\(text(pack.domain))</code>, \
    \(pack.rules.count) rule\(pack.rules.count == 1 ? "" : "s")</p>
    </header>
    """
  }

  private var contents: String {
    let links = pack.rules.map { "<li><a href=\"#\(text($0.id))\">\(text($0.title))</a></li>" }
    return "<nav aria-label=\"Rules\">\n<ol>\n\(links.joined(separator: "\n"))\n</ol>\n</nav>"
  }

  private var practices: String? {
    guard !pack.practices.isEmpty else { return nil }
    let items = pack.practices.map { "<li id=\"practice-\(text($0.id))\">\(code($0.line))</li>" }
    return "<h2>What it measures</h2>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>"
  }

  private var params: String? {
    guard !pack.params.isEmpty else { return nil }
    let rows = pack.params.map { param in
      "<tr><th scope=\"row\"><code>\(text(param.name))</code></th><td>\(text(param.valueText))</td><td>\(text(param.about ?? ""))</td></tr>"
    }
    return """
      <h2>What a site may tune</h2>
      <table>
      <thead><tr><th scope="col">name</th><th scope="col">default</th><th scope="col">meaning</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private var norms: String? {
    guard !pack.norms.isEmpty else { return nil }
    let items = pack.norms.map { "<li><code>\(text($0.name))</code>: \(code($0.sentence))</li>" }
    return
      "<h2>What is usual</h2>\n<p>Learnt from the deals that the site has won.</p>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>"
  }

  // MARK: One rule

  private func section(_ rule: Rule) -> String {
    let about = rule.about.map { $0.paragraphs.map { "<p>\(code($0))</p>" }.joined(separator: "\n") }
    let parts = [
      "<h3>\(text(rule.title))</h3>", "<p class=\"quiet\">\(facts(of: rule))</p>",
      "<blockquote><p>\(code(rule.sentence))</p></blockquote>", about, words(of: rule), examples(of: rule.id),
    ]
    return """

      <section id="\(text(rule.id))" class="\(rule.level.rawValue)">
      \(parts.compactMap(\.self).joined(separator: "\n"))
      </section>
      """
  }

  private func facts(of rule: Rule) -> String {
    let facts =
      [rule.id, rule.level.rawValue, "per \(rule.per.name)"]
      + (rule.status == .live ? [] : [rule.status.rawValue])
    let practice = rule.practice.map { " · <a href=\"#practice-\(text($0))\">\(text($0))</a>" } ?? ""
    return facts.map(text).joined(separator: " · ") + practice
  }

  private func words(of rule: Rule) -> String {
    var items: [(String, [String])] = []
    if let rep = rule.nudge.rep { items.append(("The rep reads", [rep.source])) }
    if let manager = rule.nudge.manager { items.append(("The manager reads", [manager.source])) }
    items.append(("To ask", rule.nudge.ask.map(\.source)))
    items.append(("To do", rule.nudge.do.map(\.source)))
    items.append(("Good reasons for doing otherwise", rule.goodReasons))
    let rows = items.filter { !$0.1.isEmpty }.map { title, texts in
      "<dt>\(title)</dt>\n" + texts.map { "<dd>\(text($0))</dd>" }.joined(separator: "\n")
    }
    return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
  }

  /// What its tests show: when it speaks, and the nearest that leaves it silent.
  private func examples(of rule: String) -> String? {
    let shown = (examples[rule] ?? []).map { example in
      """
      <figure>
      <figcaption>\(text(example.title))</figcaption>
      <pre tabindex="0">\(text(example.story))</pre>
      </figure>
      """
    }
    return shown.isEmpty ? nil : shown.joined(separator: "\n")
  }

  /// Escaped, line by line.
  private func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { HTML.escaped(String($0)) }
      .joined(separator: "\n")
  }

  /// Escaped, with what stands between backticks or stars as code or bold.
  private func code(_ text: String) -> String {
    var parts: [String] = []
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      parts.append(
        index.isMultiple(of: 2)
          ? strong(self.text(String(part))) : "<code>\(self.text(String(part)))</code>")
    }
    return parts.joined()
  }

  private func strong(_ html: String) -> String {
    let parts = html.split(separator: "**", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return html }
    return parts.enumerated().map { $0.isMultiple(of: 2) ? String($1) : "<strong>\($1)</strong>" }.joined()
  }
}

extension String {
  /// Separated by empty lines.
  fileprivate var paragraphs: [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy({ $0 == " " }) {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }
}
