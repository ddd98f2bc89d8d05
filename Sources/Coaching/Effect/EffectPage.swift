import EventTime
import SourceText
import Statistics

/// Whether nudges help, for whoever answers for the rules.
package struct EffectPage: Sendable {
  private let effect: Effect
  private let speech: Speech

  package init(_ effect: Effect, speech: Speech) {
    self.effect = effect
    self.speech = speech
  }

  package var sheet: Sheet {
    Sheet(
      title: "Do the nudges help?",
      details: ["raised since \(speech.day(effect.from))", "\(percent(effect.share)) left unsaid by chance"],
      asOf: "as of \(speech.fullMoment(speech.asOf))",
      sections: [together, proposals, rules, fading].compactMap(\.self), foot: caveats)
  }

  // MARK: Parts

  private var together: Sheet.Section {
    let strata = effect.together
    guard !strata.strata.isEmpty else {
      return Sheet.Section(
        "All rules together", [.paragraph("No rule has nudges of both lots yet: nothing can be compared.")])
    }
    let pair = strata.pooled
    let range = strata.newcombe()
    var items = [
      Sheet.Item(
        "What they are for came about in \(said(pair.first)) that were said, and in \(said(pair.second)) left unsaid."
      ),
      Sheet.Item(
        "Compared within each rule: \(points(strata.difference)) (95 %: \(signed(range.low)) to \(signed(range.high)))."
      ),
    ]
    if let need = numberNeeded(strata.difference, range) { items.append(Sheet.Item(need)) }
    if let reach { items.append(Sheet.Item(reach)) }
    return Sheet.Section("All rules together", [.items(items)])
  }

  /// How many of those to be said reached somebody, and what that makes of the difference.
  private var reach: String? {
    guard let shown = effect.shown else { return nil }
    let counts = "\(said(shown)) of those to be said were handed over"
    guard let among = effect.amongShown else { return "\(counts): what was never handed over was not shown." }
    return
      "\(counts); where one is, the difference is \(points(among.difference)) (95 %: \(signed(among.range.low)) to \(signed(among.range.high)))."
  }

  /// One nudge in so many does something; where it may be none at all no number is given.
  private func numberNeeded(_ difference: Double, _ range: Interval) -> String? {
    guard range.low > 0 else { return nil }
    func number(_ share: Double) -> String { Speech.number((1 / share).rounded(.up)) }
    return
      "One more for every \(number(difference)) nudges (95 %: \(number(range.high)) to \(number(range.low)))."
  }

  private var proposals: Sheet.Section? {
    let items = effect.rules.filter { $0.verdict == .doesNotHelp }.map { rule in
      Sheet.Item(
        "Retire \(rule.rule), or say it in another way: \"\(rule.title)\"",
        note:
          "At best \(signed(rule.pair.newcombe().high)) points; less than \(points(Effect.Judgement.worthwhile)) is not worth anybody's attention."
      )
    }
    return items.isEmpty ? nil : Sheet.Section("Proposals", [.items(items)])
  }

  private var rules: Sheet.Section? {
    let told = effect.rules.filter { $0.verdict != .tooFew }
    guard !told.isEmpty else { return nil }
    let rows = told.map { rule in
      [
        rule.shortName, Self.counts(rule.pair.first), Self.counts(rule.pair.second), difference(rule),
        words(rule),
      ]
    }
    let table = Sheet.Table(head: ["rule", "said", "unsaid", "points (95 %)", ""], rows: rows)
    return Sheet.Section(
      "Rule by rule", note: "What it is for came about, of all.",
      [drawing.map { .drawing($0) }, .table(table)].compactMap(\.self))
  }

  private func difference(_ rule: Effect.RuleEffect) -> String {
    let range = rule.pair.newcombe()
    return "\(signed(rule.pair.difference)) (\(signed(range.low)) to \(signed(range.high)))"
  }

  private func words(_ rule: Effect.RuleEffect) -> String {
    switch rule.verdict {
    case .helps: "helps"
    case .doesNotHelp: "does not help"
    case .cannotTell: "cannot tell"
    case .tooFew: "too few"
    }
  }

  /// Each rule's difference with its interval around the line of none.
  private var drawing: Drawing? {
    let told = effect.rules.filter { $0.verdict != .tooFew }
    guard !told.isEmpty else { return nil }
    let (left, right, row) = (250.0, 620.0, 22.0)
    func x(_ share: Double) -> Double { left + (right - left) * (min(max(share, -0.5), 0.5) + 0.5) }
    var drawing = Drawing(
      height: row * Double(told.count) + 24,
      alternative: "Difference of each rule with its interval; the table below has the same figures")
    drawing.line("reference", from: (x(0), 0), to: (x(0), row * Double(told.count)))
    for (place, rule) in told.enumerated() {
      let y = row * (Double(place) + 0.5)
      let range = rule.pair.newcombe()
      drawing.text(rule.shortName, x: 0, y: y + 4)
      drawing.box("band", x: x(range.low), y: y - 5, width: x(range.high) - x(range.low), height: 10)
      drawing.dot("mark", x: x(rule.pair.difference), y: y, radius: 4)
    }
    for (share, name) in [(-0.5, "-50"), (0, "0"), (0.5, "+50 points")] {
      let anchor: Drawing.Anchor = share < 0 ? .start : share > 0 ? .end : .middle
      drawing.text(name, x: x(share), y: row * Double(told.count) + 16, anchor: anchor)
    }
    return drawing
  }

  private var fading: Sheet.Section? {
    guard effect.stretches.count > 1 else { return nil }
    let rows = effect.stretches.map { stretch in
      let pair = stretch.pair
      let enough = min(pair.first.of, pair.second.of) >= Effect.Judgement.fewest
      let range = pair.newcombe()
      return [
        "weeks \(stretch.weeks.lowerBound) to \(stretch.weeks.upperBound)", Self.counts(pair.first),
        Self.counts(pair.second),
        enough
          ? "\(signed(pair.difference)) (\(signed(range.low)) to \(signed(range.high)))" : "too few",
      ]
    }
    return Sheet.Section(
      "Does it fade?",
      [.table(Sheet.Table(head: ["since the start", "said", "unsaid", "difference"], rows: rows))])
  }

  private var caveats: [String] {
    var caveats = [
      "A nudge counts in the lot that the hash of rule, subject and trigger gave it, whether or not it was handed over or read; rules are judged by that. Intervals: Newcombe, 95 %, each rule for itself: of twenty rules that do nothing one may look otherwise."
    ]
    if effect.undecided > 0 {
      caveats.append("\(Speech.plural(effect.undecided, "nudge")) whose time is not over not counted.")
    }
    let few = effect.rules.filter { $0.verdict == .tooFew }.count
    if few > 0, let need = Power(0.4, 0.6).count() {
      caveats.append(
        "\(Speech.plural(few, "rule")) with fewer than \(Effect.Judgement.fewest) of either lot: to see 40 % against 60 % takes \(need) of each."
      )
    }
    if !effect.safe.isEmpty { caveats.append("Never left unsaid: \(Speech.list(effect.safe)).") }
    return caveats
  }

  // MARK: Numbers

  private static func counts(_ rate: Rate) -> String { "\(rate.count) of \(rate.of)" }

  private func said(_ rate: Rate) -> String {
    rate.of < Tally.fewestForRate ? Self.counts(rate) : "\(Self.counts(rate)) (\(percent(rate.share)))"
  }

  private func percent(_ share: Double) -> String { ScorecardWords.percent(share) }
  private func signed(_ share: Double) -> String { ScorecardWords.signed(share) }
  private func points(_ share: Double) -> String { "\(ScorecardWords.points(share)) points" }
}

extension Effect.RuleEffect {
  /// Without its pack.
  fileprivate var shortName: String { rule.split(separator: "/").last.map(String.init) ?? rule }
}
