import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText
import Store

/// Evaluates what is new in a store, and tells people.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Evaluate what is new in a store, and put nudges into the outbox.",
    discussion: """
      Only the deals, accounts and people that something new or the time concerns are looked at; the first run, and one \
      after a change of packs, configuration or directory, looks at everything. What people are told is written into \
      the log as nudge.sent and waits in the outbox for 'touchline deliver'.

      Example: touchline run --store team.store
      Example: touchline run --store team.store --config touchline.yaml --as-of 2026-03-10T08:00:00Z --withheld
      """)

  @OptionGroup var place: StoreOption
  @OptionGroup var setting: SettingOptions

  @Flag(help: "Look at everything again.")
  var whole = false

  @Flag(help: "Evaluate only; nobody is told anything.")
  var quiet = false

  @Flag(help: "List also what is not said, with the reason.")
  var withheld = false

  @Option(help: "How the result is printed: text, or json.")
  var format: CountsFormat = .text

  func run() throws {
    let inputs = try StoredInputs(place.store, setting, isReadOnly: false)
    let result = try evaluate(inputs)
    switch format {
    case .text: Console.standardOutput.write(text(result, inputs))
    case .json: Console.standardOutput.write(json(result))
    }
  }

  private struct Result {
    var run: Ledger.Run
    var open = 0
    var decision = NudgeRound.Decision()
  }

  private func evaluate(_ inputs: StoredInputs) throws -> Result {
    try Failure.ofStore {
      try inputs.store.write { ledger in
        let last = try ledger.lastRun()
        if let last, inputs.asOf < last.asOf {
          throw Failure.usage("the run before was as of \(RFC3339.format(last.asOf)); time does not go back")
        }
        return try evaluate(inputs, ledger, last)
      }
    }
  }

  private func evaluate(_ inputs: StoredInputs, _ ledger: Ledger, _ last: Ledger.Run?) throws -> Result {
    let basis = inputs.basis
    let standings = StoredStandings(ledger: ledger, rules: inputs.rules)
    let through = try ledger.lastLine()
    let isFirst = whole || last?.basis != basis
    let log = try standings.log(since: isFirst ? nil : last, asOf: inputs.asOf)
    let run = StandingRun(
      inputs.rules, catalogue: inputs.catalogue, directory: inputs.directory, site: inputs.site,
      asOf: inputs.asOf)
    var changes = StoredStandings.Changes()
    var (isWhole, subjects) = (false, 0)
    try run.run(log, isFirst: isFirst) { outcome in
      try standings.keep(outcome, &changes)
      isWhole = outcome.isWhole
      subjects += outcome.standings.count + outcome.gone.count
    }
    try ledger.noteWaiting(since: isWhole ? 0 : last?.through ?? 0, asOf: inputs.asOf)
    let done = Ledger.Run(
      asOf: inputs.asOf, through: through, basis: basis, isWhole: isWhole, lines: log.unseen.count,
      subjects: subjects)
    let packs = last?.basis == basis ? [] : inputs.rules.packs.map { ($0.id, $0.version) }
    try ledger.note(done, packs: packs)
    if last?.basis != basis {
      try ledger.note(
        inForce: inputs.site.overrides.map { Ledger.Decision($0, at: inputs.asOf) },
        ofKinds: Set(SiteConfiguration.Override.Kind.allCases.map(\.rawValue)), at: inputs.asOf)
    }
    var result = Result(run: done)
    let news = NudgeDesk.News(
      isForAll: withheld || isWhole || last == nil, changes: changes,
      answered: log.unseen.filter { $0.kind == "nudge.answered" }.compactMap(\.rep))
    let desk = NudgeDesk(inputs: inputs, ledger: ledger)
    if quiet { try desk.putOff(news) } else { result.decision = try desk.tell(news) }
    return result
  }

  // MARK: Saying it

  private func text(_ result: Result, _ inputs: StoredInputs) -> String {
    let names = Names(inputs.directory, asOf: inputs.asOf)
    let decision = result.decision
    let what = result.run.isWhole ? "everything" : "\(result.run.lines) new lines"
    var lines = ["\(place.store): looked at \(what), \(result.run.subjects) subjects"]
    for message in decision.messages {
      lines.append("\(names.person(message.person)), \(message.slot):")
      lines += message.items.map { "  \($0.nudge.level.rawValue.uppercased())  \($0.text)  [\($0.nudge.id)]" }
      lines += message.takenBack.map { "  TAKEN BACK  \($0.rule) on \($0.subject)  [\($0.id)]" }
    }
    let over = Dictionary(grouping: decision.endings, by: \.how)
    for how in SentNudge.Ending.allCases {
      if let nudges = over[how] {
        lines.append("\(how.rawValue): \(nudges.map(\.nudge.id).joined(separator: ", "))")
      }
    }
    lines += heldBack(decision.withheld)
    return lines.map { Console.clean($0) + "\n" }.joined()
  }

  private func heldBack(_ nudges: [WithheldNudge]) -> [String] {
    guard !nudges.isEmpty else { return [] }
    if withheld {
      return ["held back:"]
        + nudges.map { nudge in
          let detail = nudge.reason.detail.map { " (\($0))" } ?? ""
          return "  \(nudge.nudge)  \(nudge.rule) on \(nudge.subject): \(nudge.reason.words)\(detail)"
        }
    }
    let reasons = Dictionary(grouping: nudges, by: \.reason.words)
    return ["held back: \(nudges.count); --withheld lists them"]
      + reasons.sorted {
        $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
      }
      .map { "  \($0.value.count)  \($0.key)" }
  }

  private func json(_ result: Result) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("as_of", RFC3339.format(result.run.asOf))
      json.key("whole")
      json.bool(result.run.isWhole)
      json.pair("lines", result.run.lines)
      json.pair("subjects", result.run.subjects)
      json.key("sent")
      json.array { json in
        for item in result.decision.messages.flatMap(\.items) { json.string(item.nudge.id) }
      }
      json.key("ended")
      json.array { json in
        for ending in result.decision.endings {
          json.object { json in
            json.pair("nudge", ending.nudge.id)
            json.pair("how", ending.how.rawValue)
          }
        }
      }
      json.key("withheld")
      json.array { json in
        for nudge in result.decision.withheld {
          json.object { json in
            json.pair("nudge", nudge.nudge)
            json.pair("rule", nudge.rule)
            json.pair("subject", nudge.subject)
            json.pair("person", ifAny: nudge.person)
            json.pair("reason", nudge.reason.words)
            json.pair("detail", ifAny: nudge.reason.detail)
          }
        }
      }
    }
    json.newline()
    return json.utf8
  }
}

extension Ledger.Decision {
  /// What a run meets in the configuration.
  fileprivate init(_ override: SiteConfiguration.Override, at instant: Instant) {
    self.init(
      at: instant, kind: override.kind.rawValue, what: override.what, rules: override.rules,
      people: override.people, deals: override.deals, by: override.owner, why: override.why)
  }
}
