import Activity
package import Engine
import EventTime
import RulePacks
import SourceText

/// A preflight for whoever is about to do something.
package struct PreflightPage {
  private let preflight: Preflight
  private let deal: DealSummary
  private let speech: Speech
  private let names: Names
  private let writers: (before: PointWriter, after: PointWriter)
  private let showsHeld: Bool

  /// - Parameters:
  ///   - speech: Seen from the question.
  ///   - showsHeld: Whether what would be held back is shown too.
  package init(
    _ preflight: Preflight, deal: DealSummary, names: Names, speech: Speech, showsHeld: Bool = false
  ) {
    self.preflight = preflight
    self.deal = deal
    self.speech = speech
    self.names = names
    self.showsHeld = showsHeld
    writers.before = PointWriter(
      preflight.before, shown: preflight.withdrawn + preflight.byTime, timeline: preflight.timelines.before,
      names: names, speech: speech, answers: nil)
    writers.after = PointWriter(
      preflight.after, shown: preflight.raised + preflight.ended, timeline: preflight.timelines.after,
      names: names,
      speech: speech, answers: nil)
  }

  package var sheet: Sheet {
    Sheet(
      title: names.subject(SubjectID(kind: .deal, ids: [deal.id]), preflight.before),
      details: speech.details(deal) + [deal.rep.map(names.person)].compactMap(\.self),
      asOf: "as of \(speech.fullMoment(speech.asOf))",
      sections: [supposed, raised, ended, withdrawn, kept, waits, byTime].compactMap(\.self),
      foot: [held].compactMap(\.self))
  }

  // MARK: Parts

  private var supposed: Sheet.Section {
    let items = preflight.activities.map { activity in
      Sheet.Item(
        activity.testLine, note: activity.at == speech.asOf ? "now" : speech.moment(activity.at))
    }
    return Sheet.Section("If this is logged", [.items(items)])
  }

  private var raised: Sheet.Section {
    let shown = preflight.raised.filter { showsHeld || preflight.after.holds[$0] == nil }
    guard !shown.isEmpty else { return Sheet.Section("It raises nothing", []) }
    let order = preflight.after.byImportance(shown)
    return Sheet.Section(
      "It raises \(shown.count)", [.points(order.map { writers.after.sheetPoint($0, about: deal.id) })])
  }

  private var ended: Sheet.Section? {
    let items = preflight.ended.map { place in
      let finding = preflight.after.evaluation.findings[place]
      let how = finding.status.expiredAt == nil ? "cleared" : "expired"
      return item(finding, in: preflight.after, note: "\(how) \(when(finding.status))")
    }
    return items.isEmpty ? nil : Sheet.Section("It clears \(items.count)", [.items(items)])
  }

  private var withdrawn: Sheet.Section? {
    let items = preflight.withdrawn.map {
      item(preflight.before.evaluation.findings[$0], in: preflight.before, note: nil)
    }
    return items.isEmpty
      ? nil : Sheet.Section("With it, this would never have been said", [.items(items)])
  }

  private var kept: Sheet.Section? {
    var statements: [String] = []
    for verdict in preflight.kept {
      let rule = preflight.after.rules.rules[verdict.rule]
      let practice = rule.rule.practice.flatMap(preflight.after.rules.packs[rule.pack].practice)
      if let statement = practice?.statement, !statements.contains(statement) { statements.append(statement) }
    }
    return statements.isEmpty ? nil : Sheet.Section("It keeps", [.items(statements.map { Sheet.Item($0) })])
  }

  private var waits: Sheet.Section? {
    let items = preflight.waits.compactMap { verdict -> (due: Instant, item: Sheet.Item)? in
      let rule = preflight.after.rules.rules[verdict.rule].rule
      // A silence that grows is no appointment.
      guard let due = verdict.due, let event = rule.awaited else { return nil }
      let text = "By \(speech.moment(due)): \(EventWords(event).happened)"
      return (due, Sheet.Item(text, note: rule.title))
    }
    guard !items.isEmpty else { return nil }
    return Sheet.Section("From then on it waits", [.items(items.sorted { $0.due < $1.due }.map(\.item))])
  }

  private var byTime: Sheet.Section? {
    let items = preflight.byTime.filter { preflight.before.holds[$0] == nil }.map { place in
      let finding = preflight.before.evaluation.findings[place]
      return item(finding, in: preflight.before, note: "raised \(speech.moment(finding.at))")
    }
    return items.isEmpty ? nil : Sheet.Section("Time alone brings until then", [.items(items)])
  }

  /// What would be raised and told nobody, once and in one sentence.
  private var held: String? {
    guard !showsHeld else { return nil }
    var counts: [Hold: Int] = [:]
    for place in preflight.raised {
      if let hold = preflight.after.holds[place] { counts[hold, default: 0] += 1 }
    }
    let parts = Hold.allCases.compactMap { hold in counts[hold].map { "\($0) (\(hold.words))" } }
    return parts.isEmpty ? nil : "Raised and held back: \(Speech.list(parts)). --all shows them."
  }

  private func item(_ finding: Finding, in review: Review, note: String?) -> Sheet.Item {
    let rule = review.rule(finding).rule
    let about = finding.subject.kind == .deal && finding.subject.ids == [deal.id]
    let subject = about ? "" : "\(names.subject(finding.subject, review)): "
    return Sheet.Item(subject + rule.title, note: note)
  }

  private func when(_ status: Finding.Status) -> String {
    guard let at = status.clearedAt ?? status.expiredAt else { return "" }
    return at == speech.asOf ? "at once" : speech.moment(at)
  }

  // MARK: For programs

  /// One document; findings as `check` writes them.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("deal", deal.id)
      json.pair("as_of", RFC3339.format(speech.asOf))
      json.pair("judged_as_of", RFC3339.format(preflight.after.asOf))
      json.key("activities")
      json.array { json in for activity in preflight.activities { json.raw(activity.line) } }
      for (name, places, review) in [
        ("raised", preflight.raised, preflight.after), ("ended", preflight.ended, preflight.after),
        ("withdrawn", preflight.withdrawn, preflight.before), ("by_time", preflight.byTime, preflight.before),
      ] {
        let rows = FindingRows(review)
        json.key(name)
        json.array { json in for place in places { rows.write(rows.row(place), to: &json) } }
      }
      for (name, verdicts) in [("kept", preflight.kept), ("awaits", preflight.waits)] {
        json.list(name, verdicts) { json, verdict in
          json.pair("rule", preflight.after.rules.rules[verdict.rule].fullName)
          json.subject(verdict.subject)
          json.pair("at", RFC3339.format(verdict.at))
          json.pair("due", ifAny: verdict.due.map(RFC3339.format))
        }
      }
      json.key("raises_act")
      json.bool(preflight.raisesAct)
    }
    json.newline()
    return json.utf8
  }
}

extension Rule {
  /// What it waits for, where it waits.
  var awaited: EventPattern? {
    guard case .when(_, if: _, expect: .later(let event, deadline: _, each: _)) = form else { return nil }
    return event
  }
}
