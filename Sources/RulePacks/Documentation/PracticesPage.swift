/// What good selling is said to be, line by line, with the rules and questions that answer it. Markdown.
package struct PracticesPage: Sendable {
  private let packs: [RulePack]
  private var lines: [String] = []

  /// - Parameter domains: The domains by what people call them, each with its packs, in order.
  package init(
    _ checklist: Checklist, survey: Survey, domains: [(id: String, title: String, packs: [RulePack])]
  ) {
    packs = domains.flatMap(\.packs)
    introduce(checklist, survey)
    for source in checklist.sources { describe(source) }
    describe(survey)
    for domain in domains { describe(domain, survey) }
    describeRest(checklist)
  }

  /// The page, ending with a line end.
  package var markdown: String { lines.joined(separator: "\n") + "\n" }

  private mutating func introduce(_ checklist: Checklist, _ survey: Survey) {
    let rules = packs.reduce(0) { $0 + $1.rules.count }
    let practices = packs.reduce(0) { $0 + $1.practices.count }
    lines = [
      "# Practices", "",
      """
      What good selling and good sales leadership are said to be: \(checklist.lines.count) lines from \
      \(checklist.sources.count) sources, in our words, each with what answers it in the packs that are shipped. \
      They stand in `Practices/checklist.yaml`, the questions in `Practices/survey.yaml`; this page is generated.
      """,
      "",
      """
      \(rules) rules measure \(practices) practices, and \(survey.lines.count) questions ask for what no log can tell.
      """, "",
      """
      *Told by*: **log**, the log can judge it; **sign**, the log has only a sign of it, so that texts ask and assert \
      nothing; **people**, only people can say it; **survey**, leaders and teams are asked; **context**, a figure or a \
      frame with nothing to keep. A code such as TL4301 is a check of the packs themselves: `touchline pack lint`.
      """,
    ]
  }

  private mutating func describe(_ source: Checklist.Source) {
    lines += [
      "", "## \(source.id): \(source.title)", "", "| line | what is asked for | told by | answered by |",
    ]
    lines.append("|---|---|---|---|")
    for line in source.lines {
      let answers = line.answers.map { link($0.name) }.joined(separator: ", ")
      lines.append("| \(line.id) | \(line.says) | \(line.toldBy.rawValue) | \(answers) |")
    }
  }

  private mutating func describe(_ survey: Survey) {
    lines += [
      "", "## The survey", "",
      """
      Each line is answered from \(Survey.scores.lowerBound) (no) to \(Survey.scores.upperBound) (yes), every quarter, \
      by leaders and, anonymously, by teams: `touchline survey ask`. A published figure says how many organisations \
      agreed with a statement of this meaning; it is self-reported, and world class are those with the best results of \
      the same study, so it is a line of reference and no target.
      """, "", "| line | statement | in words | published | beside it from the log |",
      "|---|---|---|---|---|",
    ]
    for line in survey.lines {
      let beside = line.beside.map { link($0.name) }.joined(separator: ", ")
      lines.append(
        "| \(line.id) | \(line.statement) | \(line.words ?? "") | \(line.source ?? "") | \(beside) |")
    }
  }

  private mutating func describe(_ domain: (id: String, title: String, packs: [RulePack]), _ survey: Survey) {
    lines += ["", "## \(domain.title)", "", "[The domain](domains/\(domain.id).md)", ""]
    for pack in domain.packs {
      for practice in pack.practices {
        let rules = pack.rules.filter { $0.practice == practice.id }.map { link($0.id) }
        let questions = survey.lines.filter { $0.practice?.name == practice.id }.map(\.id)
        lines.append("- \(practice.line) Told by \((rules + questions).joined(separator: ", ")).")
      }
    }
  }

  /// Rules that no line asks for.
  private mutating func describeRest(_ checklist: Checklist) {
    let asked = Set(checklist.lines.flatMap(\.answers).map(\.name))
    let rest = packs.flatMap(\.rules).map(\.id).filter { !asked.contains($0) }
    guard !rest.isEmpty else { return }
    lines += [
      "", "## What no line asks for", "",
      "Rules beside the checklist, most of them warnings that sales tools give: \(rest.map(link).joined(separator: ", ")).",
    ]
  }

  /// A rule by its place in the page of its pack, a check by its page; a line of the survey as it is.
  private func link(_ name: String) -> String {
    if PackProblem.checksOfPractice.contains(name) { return "[\(name)](diagnostics/\(name).md)" }
    guard let pack = packs.first(where: { $0.rule(named: name) != nil }), let rule = pack.rule(named: name)
    else { return name }
    return "[\(name)](reference/\(pack.id).md#\(rule.title.anchor))"
  }
}

extension Practice {
  /// `**id**: statement (figures; source)`, as an item of a list.
  package var line: String {
    guard let benchmark else { return "**\(id)**: \(statement)" }
    let shares = [("world class", benchmark.worldClass), ("everyone", benchmark.everyone)]
    let figures = shares.compactMap { name, share in share.map { "\(name) \(Self.percent($0))" } }
    return "**\(id)**: \(statement) (\(figures.joined(separator: ", ")); \(benchmark.source))"
  }

  private static func percent(_ share: Double) -> String {
    let value = (share * 1_000).rounded() / 10
    return (Int64(exactly: value).map(String.init) ?? String(value)) + " %"
  }
}

extension String {
  /// The heading as pages link to it: letters, digits and hyphens.
  fileprivate var anchor: String {
    let kept = lowercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == " " || $0 == "-"
    }
    return String(String.UnicodeScalarView(kept)).split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "-")
  }
}
