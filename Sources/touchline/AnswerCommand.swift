import Activity
import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// Takes the reply to a nudge.
struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Answer a nudge: done, later, not-relevant, or wrong.",
    discussion: """
      The answer is an activity of the log, with who and when. 'wrong' takes words, or the number of one of the good \
      reasons that came with the nudge; it counts against the rule. The id of a nudge may be cut short.

      Example: touchline answer 5f0c2a done --store team.store
      Example: touchline answer 5f0c2a later 2d --store team.store
      Example: touchline answer 5f0c2a wrong "It was said on the phone." --store team.store --by R0007
      """)

  enum Word: String, ExpressibleByArgument, CaseIterable {
    case done, later
    case notRelevant = "not-relevant"
    case wrong
  }

  @Argument(help: "The nudge's id, or how it begins.")
  var nudge: String

  @Argument(help: "done, later, not-relevant or wrong.")
  var answer: Word

  @Argument(help: "Of later, for how long: 2d, 3 business days. Of not-relevant and wrong, why.")
  var words: String?

  @OptionGroup var place: StoreOption
  @OptionGroup var setting: SettingOptions

  @Option(help: ArgumentHelp("Who answers (default: who was told).", valueName: "person"))
  var by: String?

  func run() throws {
    let inputs = try StoredInputs(place.store, setting, isReadOnly: false)
    let (nudge, reply) = try Failure.ofStore { try inputs.store.write { try take($0, inputs) } }
    let until = if case .later(let until) = reply.answer { " until \(RFC3339.format(until))" } else { "" }
    Console.standardOutput.write("\(nudge.id): \(answer.rawValue)\(until), kept\n")
  }

  private func take(_ ledger: Ledger, _ inputs: StoredInputs) throws -> (SentNudge, SentNudge.Reply) {
    let nudge = try find(ledger, inputs)
    let by = by ?? nudge.person
    if let by, !Sight(inputs.directory).may(by, see: nudge) {
      throw Failure.usage("\(by) was not told of this, and is not the manager of who was")
    }
    guard nudge.state(at: inputs.asOf).isOpen else {
      throw Failure.usage("\(nudge.id) is over: it was answered or has ended")
    }
    let reply = SentNudge.Reply(try reply(nudge, inputs), at: inputs.asOf, by: by)
    let activity = nudge.activity(reply)
    try ledger.append([Array(activity.line.utf8)], inputs.catalogue)
    try ledger.keepNudge(
      nudge.id, finding: nudge.finding, person: nudge.person ?? "", isOpen: answer == .later)
    try ledger.takeOut([nudge.id])
    try ledger.keepAnswer(
      activity: activity.id, nudge: nudge.id, at: inputs.asOf, person: by, answer: reply.answer.name,
      reason: reply.answer.reason)
    return (nudge, reply)
  }

  private func find(_ ledger: Ledger, _ inputs: StoredInputs) throws -> SentNudge {
    let ids = try ledger.nudges(withPrefix: nudge)
    guard let id = ids.first else { throw Failure.usage("there is no nudge '\(nudge)'") }
    guard ids.count == 1 || ids.contains(nudge) else {
      throw Failure.usage("'\(nudge)' begins several nudges: \(ids.joined(separator: ", "))")
    }
    let wanted = ids.contains(nudge) ? nudge : id
    let book = try StoredNudges(ledger: ledger, catalogue: inputs.catalogue).book([wanted])
    guard let found = book.nudge(wanted) else {
      throw Failure.input("the log says nothing of nudge '\(wanted)'")
    }
    return found
  }

  private func reply(_ nudge: SentNudge, _ inputs: StoredInputs) throws(Failure) -> NudgeAnswer {
    switch answer {
    case .done: return .done
    case .notRelevant: return .notRelevant(words)
    case .wrong: return .wrong(try reason(nudge, inputs))
    case .later:
      guard let words, case .success(let span) = TimeSpan.parse(words) else {
        throw .usage("later wants a time: later 2d, or later \"3 business days\"")
      }
      let until = inputs.calendar(of: nudge.person ?? "").add(span, to: inputs.asOf)
      guard until > inputs.asOf else { throw .usage("later wants a time that lies ahead") }
      return .later(until: until)
    }
  }

  private func reason(_ nudge: SentNudge, _ inputs: StoredInputs) throws(Failure) -> String {
    guard let words, !words.isEmpty else {
      throw .usage("wrong wants a reason: words, or the number of a good one")
    }
    guard let number = Int(words) else { return words }
    let reasons = inputs.rules.index(of: nudge.rule).map { inputs.rules.rules[$0].rule.goodReasons } ?? []
    guard reasons.indices.contains(number - 1) else {
      throw .usage("\(nudge.rule) has \(reasons.count) good reasons; \(number) is none of them")
    }
    return reasons[number - 1]
  }
}
