import Activity
import ArgumentParser
import Coaching
import Engine
import EventTime
import Glibc
import RulePacks
import SourceText

/// Evaluates packs over the log and prints findings as nudges.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Evaluate rule packs over a log and print what needs attention.",
    discussion: """
      For people: text, markdown, html; by person and deal, most important first. What is held back (a rule that \
      the log cannot answer, a rule on trial, more than one can act on) is said once at the end; --all shows it.
      For programs: ndjson, json, csv; every finding, with "held" and the reason where it is held back.
      --fail-on looks at findings that are open and not held back.

      --changed-since compares with what was known and due then: what was withdrawn or raised late by what has been \
      recorded since, and what was raised and ended in between.

      Example: touchline check --log q1.ndjson --directory people.ndjson --as-of 2026-03-10
      Example: touchline check --log q1.ndjson --as-of 2026-03-10 --changed-since 2026-03-03
      Example: touchline check D000001 --log q1.ndjson --packs my-pack.yaml --format ndjson
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html, ndjson, json, csv

    var isForPeople: Bool { self == .text || self == .markdown || self == .html }
  }

  @Argument(help: "Deals to look at, before any option; without one, all.")
  var deals: [String] = []

  @OptionGroup var input: InputOptions

  @Option(help: "text, markdown, html, ndjson, json or csv.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Only these keys, comma-separated, such as rule,subject,at.", valueName: "keys"))
  var fields: String?

  @Flag(help: "Leave the texts of nudges out.")
  var noText = false

  @Flag(help: "Show also what is held back, with the reason.")
  var all = false

  @Option(
    help: ArgumentHelp("Write every verdict here; - prints a table of counts per rule.", valueName: "file"))
  var verdicts: String?

  @Option(help: ArgumentHelp("Write what could not be told, and faults, here.", valueName: "file"))
  var gaps: String?

  @Flag(help: "Add rows for deadlines that come near (status due).")
  var reminders = false

  @Option(
    help: ArgumentHelp(
      "Only what differs from what was known and due at this instant; text, ndjson or json.",
      valueName: "instant"))
  var changedSince: String?

  @Option(help: "End with status 1 where something of this level or above is open: notice, coach or act.")
  var failOn: Level?

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto

  @Option(help: ArgumentHelp("Write the result here instead of standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    let keys = try FieldList.parse(fields)
    let premises = try Premises(input)
    guard !readsParts(premises, keys) else { return try writePart(premises, keys) }
    let inputs = try Inputs(premises, isForPeople: format.isForPeople)
    if isBare(keys) {
      try writeBare(inputs, keys)
      return try inputs.failIfIncomplete()
    }
    let review = try review(inputs, keys)
    if let changedSince { return try writeChanges(since: changedSince, review, inputs, keys) }
    try write(
      PageInputs(premises: premises, review: review, timeline: inputs.timeline, parts: nil), keys)
    try writeVerdicts(review)
    try inputs.failIfIncomplete()
    try fail(on: review)
  }

  /// Whether it is about some deals of a store, and about nothing that `run` does not keep.
  private func readsParts(_ premises: Premises, _ keys: [FindingField]) -> Bool {
    premises.store != nil && !deals.isEmpty && verdicts == nil && gaps == nil && !reminders
      && changedSince == nil && !isBare(keys)
  }

  private func writePart(_ premises: Premises, _ keys: [FindingField]) throws {
    let options = EvaluationOptions(asOf: premises.asOf, witnesses: true)
    try premises.page(
      read: { try $0.page(about: deals, options) },
      whole: { inputs in
        var options = options
        options.onlyDeals = try inputs.deals(deals)
        return PageInputs(premises, inputs, options)
      },
      { page in
        try write(page, keys)
        try fail(on: page.review)
      })
  }

  private func fail(on review: Review) throws {
    if let failOn, review.hasOpen(atLeast: failOn) { throw ExitCode(Failure.Status.found.rawValue) }
  }

  private func review(_ inputs: Inputs, _ keys: [FindingField]) throws -> Review {
    let only = try inputs.deals(deals)
    let evaluation = inputs.evaluate(
      EvaluationOptions(
        asOf: inputs.asOf, texts: format.isForPeople || !noText,
        verdicts: (verdicts.map { $0 != "-" } ?? false) || gaps != nil, reminders: reminders,
        witnesses: format.isForPeople || keys.contains(.evidence), onlyDeals: only,
        threads: input.threadCount))
    return Review(
      evaluation, rules: inputs.rules, site: inputs.site, asOf: inputs.asOf,
      timeline: inputs.timeline,
      budget: only == nil ? .usual : .unlimited)
  }

  private func write(_ inputs: PageInputs, _ keys: [FindingField]) throws {
    let review = inputs.review
    let stream = try output.map(Files.create) ?? Console.standardOutput
    let rows = FindingRows(review, fields: keys, texts: !noText)
    switch format {
    case .ndjson: rows.ndjson { stream.write($0) }
    case .json: rows.json { stream.write($0) }
    case .csv: rows.csv { stream.write($0) }
    case .text: stream.write(page(inputs).text(layout(stream)))
    case .markdown: stream.write(page(inputs).markdown)
    case .html: stream.write(page(inputs).html)
    }
  }

  private func page(_ inputs: PageInputs) -> CheckPage {
    CheckPage(
      inputs.review, timeline: inputs.timeline, names: inputs.names, speech: inputs.speech, showsHeld: all,
      answers: inputs.answers)
  }

  private func layout(_ stream: OutputStream) -> TextLayout {
    TextLayout(width: Console.width, color: color.isOn(stream.descriptor))
  }

  private func writeVerdicts(_ review: Review) throws {
    let rows = VerdictRows(review)
    if let verdicts, verdicts == "-" {
      // Beside rows for programs the table would be in their way.
      let descriptor = format.isForPeople ? STDOUT_FILENO : STDERR_FILENO
      OutputStream(descriptor: descriptor).write(
        (format.isForPeople ? "\n" : "") + rows.table + rows.uncaptured)
    } else if let verdicts {
      let stream = try Files.create(verdicts)
      rows.verdicts { stream.write($0) }
    }
    if let gaps {
      let stream = try Files.create(gaps)
      rows.gaps { stream.write($0) }
    }
  }
}

extension Level: ExpressibleByArgument {}

/// The keys of `--fields`.
enum FieldList {
  static func parse(_ text: String?) throws(Failure) -> [FindingField] {
    guard let text else { return FindingField.usual }
    var fields: [FindingField] = []
    for part in text.split(separator: ",") {
      let name = String(part.filter { $0 != " " })
      guard let field = FindingField(rawValue: name) else {
        let known = FindingField.allCases.map(\.rawValue)
        let meant = nearest(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        throw .usage("--fields: there is no key '\(name)'\(meant) (keys: \(known.joined(separator: ", ")))")
      }
      if !fields.contains(field) { fields.append(field) }
    }
    guard !fields.isEmpty else { throw .usage("--fields names no key") }
    return fields
  }
}
