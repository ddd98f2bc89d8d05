import Activity
import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

/// Says in words why a finding was raised and what would clear it, or what a diagnostic code means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a finding was raised, or what a diagnostic code means.",
    discussion: """
      A finding is named by its id, or the first characters of it, and judged again over the same log: what happened \
      in its order, what each condition read, what nearly counted, and what would end it. Whatever is said to end it \
      was tried on that log. A code of a diagnostic needs no log.

      Example: touchline explain 5f0c21aa90b1d3e4 --log q1.ndjson --as-of 2026-03-10
      Example: touchline explain 5f0c21aa --log q1.ndjson --as-of 2026-03-10 --format json
      Example: touchline explain 5f0c21aa --store team.store --for R0007
      Example: touchline explain TL2104
      """)

  @Argument(help: "The id of a finding, or a diagnostic code.")
  var subject: String

  @OptionGroup var input: InputOptions
  @OptionGroup var reader: ReaderOption

  @Option(help: "text or json.")
  var format: Format = .text

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    if let entry = CodeCatalogue.entry(subject) { return write(entry) }
    if subject.isCode { throw unknownCode() }
    guard !input.log.isEmpty || input.store != nil else {
      throw Failure.usage("'\(subject)' is no diagnostic code; a finding needs --log or --store")
    }
    try explainFinding()
  }

  private func explainFinding() throws {
    let premises = try Premises(input)
    let options = EvaluationOptions(asOf: premises.asOf, witnesses: true)
    try premises.page(
      read: { try $0.page(aboutFinding: subject, options) },
      whole: { PageInputs(premises, $0, options) }, write)
  }

  private func write(_ inputs: PageInputs) throws {
    let review = inputs.review
    let place = try place(of: subject, in: review.evaluation.findings.map(\.id))
    let finding = review.evaluation.findings[place]
    if let whose = review.people(finding) { try reader.check(inputs.premises, whose) }
    guard
      let inquiry = inputs.inquiry(review.rule(finding).rule, of: review.pack(finding), on: finding.subject)
    else { throw Failure(status: .fault, message: "the subject of the finding is not in the log") }
    let speech = inputs.speech
    let explanation = Explanation(
      place, review: review, inquiry: inquiry, names: inputs.names, speech: speech)
    switch format {
    case .text: Console.standardOutput.write(explanation.text(.forReading(color), speech))
    case .json: Console.standardOutput.write(explanation.json)
    }
  }

  /// - Parameter ids: Of all findings; the wanted one may be given by its beginning.
  private func place(of id: String, in ids: [String]) throws -> Int {
    if let exact = ids.firstIndex(of: id) { return exact }
    let matches = id.count >= 4 ? ids.indices.filter { ids[$0].hasPrefix(id.lowercased()) } : []
    if matches.count == 1 { return matches[0] }
    guard matches.isEmpty else {
      throw Failure.usage("\(matches.count) findings begin with '\(id)'; write more of the id")
    }
    let meant = nearest(id, among: ids).map { "; did you mean '\($0)'?" } ?? ""
    throw Failure.usage("there is no finding '\(id)' in this log as of this instant\(meant)")
  }

  private func unknownCode() -> Failure {
    let codes = CodeCatalogue.entries.map(\.code)
    let meant = nearest(subject.uppercased(), among: codes).map { "; did you mean \($0)?" } ?? ""
    return .usage("there is no diagnostic code '\(subject)'\(meant)")
  }

  private func write(_ entry: CodeCatalogue.Entry) {
    let family = CodeCatalogue.family(of: entry.code)
    switch format {
    case .text:
      Console.standardOutput.write(
        "\(entry.code) (\(family))\n\(entry.meaning)\n\nWhat to do: \(entry.remedy)\n\(CodePage(entry).plainExamples)"
      )
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.pair("code", entry.code)
        json.pair("family", family)
        json.pair("meaning", entry.meaning)
        json.pair("remedy", entry.remedy)
        if let example = CodePage(entry).example {
          json.pair("wrong", example.wrong)
          json.pair("right", example.right)
        }
      }
      json.newline()
      Console.standardOutput.write(json.utf8)
    }
  }
}

extension String {
  /// Whether it looks like a diagnostic code, right or wrong.
  fileprivate var isCode: Bool {
    let text = uppercased()
    return text.hasPrefix("TL") && text.dropFirst(2).allSatisfy(\.isNumber) && text.count <= 8
  }
}

extension TextLayout {
  /// For running text, which is hard to read in long lines.
  static func forReading(_ color: ColorChoice) -> TextLayout {
    TextLayout(width: min(Console.width, 80), color: color.isOn(Console.standardOutput.descriptor))
  }
}

extension Review {
  /// Whom a finding concerns, when it was raised and now; nil where it is about no person.
  func people(_ finding: Finding) -> [(person: String, at: Instant)]? {
    switch finding.subject.kind {
    case .organisation, .team: nil
    case .manager, .rep, .pair: finding.subject.ids.prefix(1).map { ($0, finding.at) }
    case .deal, .account:
      (finding.rep.map { [($0, finding.at)] } ?? []) + (deal(finding.deal)?.holder(at: asOf) ?? [])
    }
  }
}
