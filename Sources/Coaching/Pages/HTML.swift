/// Pages that stand alone: no script, no font, no picture from elsewhere.
package enum HTML {
  /// - Parameter style: The style sheet of the page.
  package static func page(title: String, style: String = nudges, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  /// Text that a browser shows as it is, in content and in quoted attributes.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in TextLayout.clean(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The style sheet of pages of nudges.
  package static let nudges = """
    :root { color-scheme: light dark; --text: #1c2430; --quiet: #5b6675; --line: #d8dee6; --back: #ffffff;
      --card: #f6f8fa; --act: #b3261e; --coach: #8a5a00; --notice: #5b6675; --good: #1b6e3c; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6eaf0; --quiet: #9aa6b5; --line: #333c48;
      --back: #12161c; --card: #1a2029; --act: #ff8a80; --coach: #f2c063; --notice: #9aa6b5; --good: #7fd6a0; } }
    body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
    h1 { font-size: 1.4rem; margin: 1.5rem 0 .25rem; }
    h2 { font-size: 1.1rem; margin: 1.25rem 0 .5rem; }
    h2 small, .quiet, footer { color: var(--quiet); font-weight: normal; }
    p { margin: .25rem 0; }
    article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--notice);
      border-radius: 6px; padding: .6rem .9rem; margin: .5rem 0; break-inside: avoid; }
    article.act { border-left-color: var(--act); } article.coach { border-left-color: var(--coach); }
    .level { font-size: .75rem; font-weight: 700; letter-spacing: .05em; color: var(--notice); }
    .act .level { color: var(--act); } .coach .level { color: var(--coach); }
    .lead { font-weight: 600; }
    code { color: var(--quiet); font-size: .8rem; overflow-wrap: anywhere; }
    ul { margin: .25rem 0; padding-left: 1.25rem; }
    footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .9rem; }
    @media (max-width: 30rem) { main { padding-top: .25rem; } h1 { margin-top: .75rem; } code { display: block; } }
    @page { margin: 12mm 14mm; }
    @media print { body { font: 9pt/1.28 system-ui, sans-serif; } main { max-width: none; padding: 0; } h1 { margin: 0; }
      h2 { margin: .5rem 0 .15rem; break-after: avoid; } p, ul { margin: .1rem 0; }
      article { padding: .3rem .6rem; margin: .3rem 0; } footer { margin-top: .6rem; padding-top: .3rem; } }
    """
}
