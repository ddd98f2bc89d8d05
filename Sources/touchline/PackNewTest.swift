import Activity
import ArgumentParser
import Authoring
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols

/// Writes a test of a pack from a finding of a log, under other names.
struct PackNewTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-test",
    abstract: "Write a test from a finding of a log, names replaced.",
    discussion: """
      The finding is named by its id, or the first characters of it, as check prints it. Deals, accounts, people and \
      contacts get other names, texts are left out, and days are moved by whole weeks. The test is printed once it has \
      been run: it passes; with --as false-alarm it expects silence and fails until the rule is mended, and keeps all \
      activities of the subject, since one of them is the reason.

      Examples:
        touchline pack new-test --from 5f0c21aa --log q1.ndjson --as-of 2026-03-10
        touchline pack new-test --from 5f0c21aa --as false-alarm --log q1.ndjson --packs my-pack.yaml
      """)

  enum Role: String, ExpressibleByArgument, CaseIterable {
    case finding
    case falseAlarm = "false-alarm"
  }

  @Option(help: ArgumentHelp("The finding, by its id.", valueName: "finding"))
  var from: String

  @Option(name: .customLong("as"), help: "What it is: a finding, or a false-alarm.")
  var role = Role.finding

  @OptionGroup var input: InputOptions

  func run() throws {
    let inputs = try Inputs(input)
    let evaluation = inputs.evaluate(EvaluationOptions(asOf: inputs.asOf, texts: false))
    let matches = evaluation.findings.filter {
      $0.id == from || (from.count >= 4 && $0.id.hasPrefix(from.lowercased()))
    }
    guard let finding = matches.first, matches.count == 1 else {
      throw Failure.usage(
        matches.isEmpty
          ? "there is no finding '\(from)' in this log as of this instant"
          : "\(matches.count) findings begin with '\(from)'; write more of the id")
    }
    let domains = try Domains(kindsFile: input.setting.kinds, site: inputs.site)
    let rule = inputs.rules.rules[finding.rule]
    let written = try PackFiles(input.setting, site: inputs.site, domains: domains).packs()
    guard let pack = written.first(where: { $0.id == inputs.rules.packs[rule.pack].id }) else {
      throw Failure(status: .fault, message: "the pack of the finding is gone")
    }
    let source = FindingCase.Source(
      pack: pack, rule: rule.rule.id, subject: finding.subject.ids, at: finding.at,
      logs: inputs.timeline.logs(about: finding), directory: inputs.directory,
      calendar: inputs.site.defaultCalendar, params: inputs.site.params(of: pack.id))
    let made = FindingCase(
      source, reader: domains.reader, runner: PackTestRunner(catalogue: domains.catalogue),
      isFalseAlarm: role == .falseAlarm)
    guard let made else {
      throw Failure.input(
        "no test says what this log says: the site tunes the rule, or the finding needs more of the log than a test holds"
      )
    }
    if made.keepsTexts {
      Console.error(
        "the rule reads texts of activities, so they are kept: read them before you share the test")
    }
    Console.standardOutput.write(made.yaml)
    try inputs.failIfIncomplete()
  }
}

extension Timeline {
  /// Logs that may be enough to raise a finding: its deal's, all of its account or rep, and everything.
  fileprivate func logs(about finding: Finding) -> [[LoggedActivity]] {
    let ids = Set(finding.subject.ids)
    let upTo = rows.indices.filter { rows[$0].at <= finding.at }
    func named(_ row: Int, _ names: Set<String>) -> Bool {
      [deal(row), account(row), rep(row)].contains { $0.map { names.contains(symbols.text($0)) } ?? false }
    }
    let own = upTo.filter { named($0, ids) }
    let near = upTo.filter { named($0, ids.union([finding.account, finding.rep].compactMap(\.self))) }
    return [own, near, upTo].filter { !$0.isEmpty && $0.count <= Self.longestTest }.map {
      $0.map { activity($0) }
    }
  }

  /// Activities of a test at most.
  private static let longestTest = 5_000
}

extension SiteConfiguration {
  /// The site's values of a pack's params.
  fileprivate func params(of pack: String) -> [String: ParameterValue] {
    let values = tune.filter { $0.pack == pack }.flatMap(\.params).map { ($0.name, $0.value) }
    return Dictionary(values, uniquingKeysWith: { _, last in last })
  }
}
