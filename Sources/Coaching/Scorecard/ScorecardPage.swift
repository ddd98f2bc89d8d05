import EventTime
import RulePacks
import SourceText
import Statistics

/// A scorecard for whoever leads people, and for those whose conduct it counts.
package struct ScorecardPage: Sendable {
  private let card: Scorecard
  private let names: Names
  private let speech: Speech

  /// Where numbers are far from each other, so many are put first.
  private static let gapsShown = 3

  package init(_ card: Scorecard, names: Names, speech: Speech) {
    self.card = card
    self.names = names
    self.speech = speech
  }

  package var sheet: Sheet {
    let told = card.lines.filter { !$0.now.isEmpty || !$0.answers.isEmpty }
    return Sheet(
      title: "Scorecard" + (whose.map { ": \($0)" } ?? ""),
      details: ["\(speech.day(card.period.from)) to \(speech.day(card.period.to))"],
      asOf: "as of \(speech.fullMoment(speech.asOf))",
      sections: [gaps].compactMap(\.self) + told.map(section) + [rest].compactMap(\.self), foot: caveats)
  }

  private var whose: String? {
    if let rep = card.scope.rep { return "\(names.person(rep)) and the team" }
    if let manager = card.scope.manager { return "those whom \(names.person(manager)) leads" }
    return card.scope.team.map { "team \($0)" }
  }

  // MARK: Parts

  private var gaps: Sheet.Section? {
    let found = card.lines.compactMap { line in ScorecardWords(line: line).gap.map { (line, $0) } }
      .sorted { $0.1.distance > $1.1.distance }
    guard !found.isEmpty else { return nil }
    return Sheet.Section(
      "Where the numbers are furthest apart",
      [.items(found.prefix(Self.gapsShown).map { Sheet.Item($0.0.statement, note: $0.1.sentence) })])
  }

  private func section(_ line: Scorecard.Line) -> Sheet.Section {
    let words = ScorecardWords(line: line)
    var items = [Sheet.Item("The log: \(words.log).")]
    if let own = line.own { items.insert(Sheet.Item("Yours: \(ScorecardWords.kept(own))."), at: 0) }
    if let trend = words.trend { items.append(Sheet.Item("Before: \(trend).")) }
    items += words.answers.map { Sheet.Item("Own answer: \($0)") }
    if let published = words.published { items.append(Sheet.Item("Published: \(published).")) }
    var blocks: [Sheet.Block] = [.items(items)]
    if let drawing = PracticeDrawing.draw(line, speech: speech) { blocks.insert(.drawing(drawing), at: 0) }
    if !line.people.isEmpty { blocks.append(.table(people(line))) }
    return Sheet.Section(line.statement, note: missing(line), blocks)
  }

  /// In the order of names: a card is no ranking.
  private func people(_ line: Scorecard.Line) -> Sheet.Table {
    let rows = line.people.map { (name: names.person($0.key), tally: $0.value) }.sorted { $0.name < $1.name }
    return Sheet.Table(
      head: ["by name", "kept", "broken", "cannot tell"],
      rows: rows.map { [$0.name, "\($0.tally.kept)", "\($0.tally.broken)", "\($0.tally.cannotTell)"] })
  }

  private func missing(_ line: Scorecard.Line) -> String? {
    guard line.capturedRules < line.rules.count else { return nil }
    let kinds =
      line.missingKinds.isEmpty ? "what they need" : Speech.list(Array(line.missingKinds.prefix(3)))
    return
      "\(line.rules.count - line.capturedRules) of \(Speech.plural(line.rules.count, "rule")) cannot tell: the log never contains \(kinds)."
  }

  /// Practices of which there is nothing to say, once.
  private var rest: Sheet.Section? {
    let silent = card.lines.filter { $0.now.isEmpty && $0.answers.isEmpty }
    guard !silent.isEmpty else { return nil }
    return Sheet.Section(
      "Nothing to count in this period", [.paragraph(silent.map(\.practice).joined(separator: ", ") + ".")])
  }

  private var caveats: [String] {
    var caveats = [
      "Kept and broken are counted where the log can tell; what nobody can tell stands apart. A rate on fewer than \(Tally.fewestForRate) opportunities is printed as counts; intervals are 95 % (Wilson; differences: Newcombe)."
    ]
    if card.lines.contains(where: { $0.benchmark != nil }) {
      caveats.append(
        "Published figures are shares of organisations that agreed with a statement, self-reported; the best are those with the best results in the same survey. A rate of kept practices is another thing: they are no target."
      )
    }
    if let surveyed = card.surveyed { caveats.append("Own answers are those since \(speech.day(surveyed)).") }
    if card.onTrial > 0 {
      caveats.append("\(Speech.plural(card.onTrial, "rule")) on trial not counted.")
    }
    if card.scope.listsPeople {
      caveats.append("People stand in the order of their names. Ask before you compare: their deals differ.")
    }
    return caveats
  }
}

extension Speech {
  /// `Mar 2026`.
  func month(_ instant: Instant) -> String {
    let (year, month, _) = zone.local(instant).date.parts
    return "\(Self.months[month - 1]) \(year)"
  }
}
