import RulePacks

/// The page for a browser or a printer: one file, nothing from elsewhere.
extension Sheet {
  package var html: String {
    let head = """
      <header>
      <h1>\(HTML.escaped(title))</h1>
      <p class="quiet">\(HTML.escaped((details + [asOf]).joined(separator: " · ")))</p>
      </header>
      """
    let feet = foot.map { "<p>\(HTML.escaped($0))</p>" }
    let footer = feet.isEmpty ? [] : ["<footer>\n\(feet.joined(separator: "\n"))\n</footer>"]
    return HTML.page(
      title: "\(title), \(asOf)", style: HTML.nudges + "\n" + HTML.sheets,
      ([head] + sections.map(\.html) + footer).joined(separator: "\n"))
  }
}

extension Sheet.Section {
  fileprivate var html: String {
    let heading = title.isEmpty ? [] : ["<h2>\(HTML.escaped(title))</h2>"]
    let quiet = note.map { ["<p class=\"quiet\">\(HTML.escaped($0))</p>"] } ?? []
    return (["<section>"] + heading + quiet + blocks.map(\.html) + ["</section>"]).joined(separator: "\n")
  }
}

extension Sheet.Block {
  fileprivate var html: String {
    switch self {
    case .paragraph(let text): "<p>\(HTML.escaped(text))</p>"
    case .items(let items): "<ul>\n\(items.map(\.html).joined(separator: "\n"))\n</ul>"
    case .points(let points): points.map(\.html).joined(separator: "\n")
    case .table(let table): table.html
    case .drawing(let drawing): drawing.svg
    }
  }
}

extension Sheet.Item {
  fileprivate var html: String {
    "<li>\(HTML.escaped(text))"
      + (note.map { "<br><span class=\"quiet\">\(HTML.escaped($0))</span>" } ?? "") + "</li>"
  }
}

extension Sheet.Point {
  fileprivate var html: String {
    let label = level.map { "<span class=\"level\">\($0.rawValue.uppercased())</span> " } ?? ""
    let body = reasons.map { "<p>\(HTML.escaped($0))</p>\n" }.joined()
    let name = rule.isEmpty ? "" : " <code>\(HTML.escaped(rule))</code>"
    let end = foot.isEmpty && rule.isEmpty ? "" : "<p class=\"quiet\">\(HTML.escaped(foot))\(name)</p>\n"
    return """
      <article class="\(level?.rawValue ?? "plain")">
      <p>\(label)<span class="lead">\(HTML.escaped(lead))</span></p>
      \(body)\(end)</article>
      """
  }
}

extension Sheet.Table {
  fileprivate var html: String {
    let heads = head.map { "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
    let lines = rows.map { row in
      let cells = row.enumerated().map { place, cell in
        place == 0 ? "<th scope=\"row\">\(HTML.escaped(cell))</th>" : "<td>\(HTML.escaped(cell))</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <div class="wide" tabindex="0"><table>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(lines.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }
}

extension HTML {
  /// What pages of several parts need beyond ``nudges``.
  package static let sheets = """
    section { margin-top: 1.25rem; } li { margin: .3rem 0; }
    article.plain { border-left-color: var(--line); }
    .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid var(--line);
      font-variant-numeric: tabular-nums; white-space: nowrap; }
    th:first-child { text-align: left; font-weight: normal; white-space: normal; } thead th { color: var(--quiet);
      font-weight: normal; }
    svg { display: block; width: 100%; height: auto; margin: .4rem 0; font: 11px system-ui, sans-serif; }
    svg text { fill: var(--quiet); } svg .ink { fill: var(--text); } svg .axis { stroke: var(--line); }
    svg .band { fill: var(--text); opacity: .18; } svg .mark { fill: var(--text); }
    svg .path { stroke: var(--text); stroke-width: 1.5; fill: none; }
    svg .good { fill: var(--good); } svg .act { fill: var(--act); } svg .coach { fill: var(--coach); }
    svg .notice { fill: var(--notice); } svg .reference { stroke: var(--quiet); stroke-dasharray: 3 3; }
    @media (max-width: 30rem) { svg { font-size: 19px; } }
    @media print { section { break-inside: avoid-page; margin-top: .3rem; } li { margin: .05rem 0; }
      .wide { overflow: visible; } th, td { padding: .1rem .5rem; } svg { max-height: 5rem; } }
    """
}
