import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import TestKit
import Testing

@testable import Engine

/// A pack with one test, whose log and instant are what is asked about.
struct ExplainedCase {
  let pack: RulePack
  private(set) var test: PackTest
  let catalogue: KindCatalogue

  init(_ yaml: String, catalogue: KindCatalogue = KindCatalogue(), domain: String = "demo") throws {
    let reader = PackReader(catalogue: catalogue, domains: [domain])
    let (read, diagnostics) = reader.read(SourceFile(name: "case.yaml", text: yaml))
    let problems = Diagnostic.render(diagnostics.filter { $0.severity == .error }, as: .text)
    pack = try #require(read, "\(problems)")
    test = try #require(pack.tests.first)
    self.catalogue = catalogue
  }

  /// - Parameters:
  ///   - rule: The keys of the only rule, without title and nudge.
  ///   - beside: What stands beside `rules:` in the pack.
  ///   - log: One activity a line, as in tests of packs.
  init(rule: String, beside: String = "", log: String, asOf: String) throws {
    let joined = KindDeclaration(
      name: "colleague.joined", about: "A colleague joined.", fields: [FieldDeclaration("department", .text)])
    func indented(_ text: String, _ depth: Int) -> String {
      text.split(separator: "\n").map { String(repeating: " ", count: depth) + $0 }.joined(separator: "\n")
    }
    try self.init(
      """
      touchline: 1
      pack: demo
      version: 1.0.0
      title: Demo
      summary: A pack of a test.
      domain: demo
      \(beside)
      rules:
        one:
          title: One
      \(indented(rule, 4))
          nudge: { rep: Look. }
      tests:
        - name: it
          log: |
      \(indented(log, 6))
          as_of: \(asOf)
          expect: silent
      """, catalogue: KindCatalogue(KindCatalogue.core + [joined]))
  }

  /// The same pack with another of its tests.
  func with(test place: Int) -> ExplainedCase {
    var other = self
    other.test = pack.tests[place]
    return other
  }

  var site: SiteConfiguration { SiteConfiguration(calendars: ["default": test.calendar]) }
  var directory: Directory { Directory(test.directory) }

  /// A whole run over the log and what is added to it: nothing is cut out, nothing is continued.
  func evaluate(adding activities: [LoggedActivity] = [], asOf: Instant? = nil) -> Evaluation {
    var symbols = SymbolTable()
    let rules = RuleSet.compile([pack], site: site, symbols: &symbols)
    return Evaluator.evaluate(
      rules, timeline: timeline(adding: activities, asOf: asOf, symbols), directory: directory, site: site,
      options: EvaluationOptions(asOf: asOf ?? test.asOf, texts: false, verdicts: true, witnesses: true))
  }

  func timeline(
    adding activities: [LoggedActivity] = [], asOf: Instant? = nil, _ symbols: SymbolTable = SymbolTable()
  ) -> Timeline {
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(asOf: asOf ?? test.asOf, zone: test.calendar.zone),
      symbols: symbols)
    for activity in test.log + activities { builder.add(activity) }
    return builder.finish().timeline
  }

  func inquiry(
    _ rule: String = "one", _ subject: SubjectID = .deal("D1"), site other: SiteConfiguration? = nil
  ) throws -> Inquiry {
    let rule = try #require(pack.rule(named: rule))
    return try #require(inquiry(of: rule, subject, site: other))
  }

  /// Nil where the log has no such subject.
  func inquiry(of rule: Rule, _ subject: SubjectID, site other: SiteConfiguration? = nil) -> Inquiry? {
    Inquiry(
      rule, of: pack, on: subject, timeline: timeline(), catalogue: catalogue, directory: directory,
      site: other ?? site, asOf: test.asOf)
  }

  /// The only open finding of the rule.
  func finding(_ rule: String = "one") throws -> Finding {
    let open = evaluate().findings.first { pack.rules[$0.rule].id == rule && $0.status == .open }
    return try #require(open)
  }

  /// What would end the only open finding, in words.
  func clearing() throws -> [String] {
    let inquiry = try inquiry()
    return ClearingSearch(try finding(), inquiry, inquiry.history()).claims.map(\.words)
  }

  /// What would raise the rule, in words.
  func raising() throws -> [String] {
    let inquiry = try inquiry()
    return RaisingSearch(inquiry, inquiry.history()).claims.map(\.words)
  }
}

extension SubjectID {
  static func deal(_ id: String) -> SubjectID { SubjectID(kind: .deal, ids: [id]) }
}

extension Claim {
  /// `issue.confirmed topic=price, call.held -> day 4 10:30`.
  var words: String {
    let steps = activities.map { activity in
      var words = [activity.kind]
      if let actor = activity.actor { words.append("actor=\(actor.name)") }
      if !activity.contacts.isEmpty { words.append("contacts=\(activity.contacts.joined(separator: ","))") }
      for (field, value) in activity.data { words.append("\(field)=\(value.plain)") }
      return words.joined(separator: " ")
    }
    let effect = effect == .expires ? " expires" : isClose ? " closes" : ""
    return steps.joined(separator: ", ") + " -> " + at.dayAndTime + effect
  }
}

extension DataValue {
  fileprivate var plain: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .text(let text): text
    case .list(let elements): "[" + elements.map(\.plain).joined(separator: ",") + "]"
    }
  }
}

extension Instant {
  /// `day 4 10:30`, counted from day 0 of tests, in UTC.
  var dayAndTime: String {
    let minutes = (milliseconds - 1_767_571_200_000) / 60_000
    let (day, minute) = (minutes / 1_440, minutes % 1_440)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return minute == 0 ? "day \(day)" : "day \(day) \(two(minute / 60)):\(two(minute % 60))"
  }
}
