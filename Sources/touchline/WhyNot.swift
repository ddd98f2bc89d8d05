import Activity
import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

/// Says why a rule has not spoken about a subject, and what would make it speak.
struct WhyNot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say why a rule has not spoken about a deal, and what would make it speak.",
    discussion: """
      A rule is named as pack/rule, or by its own name where only one pack has it. A subject is KIND:ID with a kind of \
      deal, account, rep, manager, team; both of a pair with a slash, rep/manager:R1/M1; or organisation. Without a \
      kind it is one of the kind that the rule watches. What would raise the rule was tried on this log.

      Example: touchline why-not answer-in-time --subject deal:D000001 --log q1.ndjson
      Example: touchline why-not deal-signals/answer-in-time --subject D000001 --log q1.ndjson --format json
      """)

  @Argument(help: "The rule: pack/rule, or rule.")
  var rule: String

  @Option(help: "Whom it is about, as deal:D000001.")
  var subject: String

  @OptionGroup var input: InputOptions
  @OptionGroup var reader: ReaderOption

  @Option(help: "text or json.")
  var format: Explain.Format = .text

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let premises = try Premises(input)
    let (rule, pack) = try rule(in: premises.rules.packs)
    let subject = try subject(of: rule)
    try premises.page(
      read: { try $0.page(about: subject) },
      whole: { inputs in
        let deals = subject.kind == .deal ? Set(subject.ids) : []
        return PageInputs(
          premises, inputs, EvaluationOptions(asOf: inputs.asOf, texts: false, onlyDeals: deals))
      }, { try write($0, rule, pack, subject) })
  }

  private func write(_ inputs: PageInputs, _ rule: Rule, _ pack: RulePack, _ subject: SubjectID) throws {
    guard let inquiry = inputs.inquiry(rule, of: pack, on: subject) else { throw unknown(subject, inputs) }
    if let whose = inputs.people(subject) { try reader.check(inputs.premises, whose) }
    let capture = inputs.review.capture
    let speech = inputs.speech
    let page = WhyNotPage(
      inquiry, standing: RuleStanding(rule, of: pack, site: inputs.premises.site, capture: capture),
      names: inputs.names, review: inputs.review, speech: speech)
    switch format {
    case .text: Console.standardOutput.write(page.text(.forReading(color), speech))
    case .json: Console.standardOutput.write(page.json)
    }
  }

  /// Drafts and rules that the site turns off are found too: that is why they do not speak.
  private func rule(in packs: [RulePack]) throws(Failure) -> (Rule, RulePack) {
    let all = packs.flatMap { pack in pack.rules.map { (name: "\(pack.id)/\($0.id)", rule: $0, pack: pack) } }
    let matches = all.filter { $0.name == rule || $0.rule.id == rule }
    if matches.count == 1 { return (matches[0].rule, matches[0].pack) }
    guard matches.isEmpty else {
      throw .usage("'\(rule)' is in more than one pack: \(matches.map(\.name).joined(separator: ", "))")
    }
    let names = all.map(\.name) + all.map(\.rule.id)
    let meant = nearest(rule, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw .usage("there is no rule '\(rule)' in these packs\(meant)")
  }

  private func subject(of rule: Rule) throws(Failure) -> SubjectID {
    if rule.per == .organisation { return SubjectID(kind: .organisation, ids: ["organisation"]) }
    let parts = subject.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (kind, id) = parts.count == 2 ? (parts[0], parts[1]) : (rule.per.name, parts.first ?? "")
    guard kind == rule.per.name else {
      throw .usage("the rule is about a \(rule.per.name), not a \(kind): write --subject \(rule.per.name):ID")
    }
    let ids = id.split(separator: "/").map(String.init)
    var count = 1
    if case .pair = rule.per { count = 2 }
    guard ids.count == count else {
      throw .usage(
        "--subject '\(subject)' names no \(rule.per.name): write \(rule.per.name):\(count == 2 ? "ID/ID" : "ID")"
      )
    }
    return SubjectID(kind: rule.per, ids: ids)
  }

  private func unknown(_ subject: SubjectID, _ inputs: PageInputs) -> Failure {
    let known = subject.kind == .deal ? Array(inputs.timeline.dealIDs) : []
    let meant = nearest(subject.description, among: known).map { "; did you mean '\($0)'?" } ?? ""
    return .usage("there is no \(subject.kind.name) '\(subject)' in this log\(meant)")
  }
}

extension PageInputs {
  /// Whom a subject concerns now; nil where it is no person's.
  fileprivate func people(_ subject: SubjectID) -> [(person: String, at: Instant)]? {
    switch subject.kind {
    case .organisation, .team, .account: nil
    case .manager, .rep, .pair: subject.ids.prefix(1).map { ($0, premises.asOf) }
    case .deal: review.deal(subject.description)?.holder(at: premises.asOf) ?? []
    }
  }
}
