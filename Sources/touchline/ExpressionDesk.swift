import Activity
import CEL
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols

/// Where authors try expressions out: the names of a pack, and a deal of a log as of an instant.
struct ExpressionDesk {
  private let domains: Domains
  private let packs: [RulePack]
  private let site: SiteConfiguration
  private let directory: Directory
  private let timeline: Timeline
  private let asOf: Instant
  private let subject: SubjectID?
  /// The kind of the deal's last activity, which is the activity at hand.
  private let kind: String?
  private var pack: RulePack?
  private var scope: ExpressionScope

  init(_ options: InputOptions, deal: String?) throws(Failure) {
    if options.log.isEmpty {
      guard deal == nil else { throw .usage("--deal needs --log") }
      site = try SiteFiles.site(options.config)
      domains = try Domains(kindsFile: options.kinds, site: site)
      packs =
        options.packs.isEmpty ? [] : try PackFiles(options.setting, site: site, domains: domains).packs()
      directory = .empty
      timeline = TimelineBuilder(catalogue: domains.catalogue, options: ReadOptions()).finish().timeline
      asOf = Moment.now
    } else {
      guard let deal else { throw .usage("--log needs --deal: facts and the deal are those of one deal") }
      let inputs = try Inputs(options, content: .all)
      _ = try inputs.deals([deal])
      site = inputs.site
      domains = try Domains(kindsFile: options.kinds, site: site)
      packs = options.packs.isEmpty ? [] : inputs.rules.packs
      (directory, timeline, asOf) = (inputs.directory, inputs.timeline, inputs.asOf)
    }
    subject = deal.map { SubjectID(kind: .deal, ids: [$0]) }
    kind = Self.lastKind(deal, timeline)
    pack = packs.first
    scope = ExpressionScope(domains.reader, pack: packs.first?.file)
  }

  private static func lastKind(_ deal: String?, _ timeline: Timeline) -> String? {
    guard let id = deal.flatMap(timeline.symbols.find) else { return nil }
    let last = timeline.rows.indices.last { timeline.deal($0) == id }
    return last.map { timeline.symbols.text(timeline.kind($0)) }
  }

  /// Changes to the names of another of the packs that were read; nil where there is none of this id.
  mutating func use(pack id: String) -> String? {
    guard let next = packs.first(where: { $0.id == id }) else { return nil }
    pack = next
    scope = ExpressionScope(domains.reader, pack: next.file)
    return id
  }

  var packNames: [String] { packs.map(\.id) }

  // MARK: Asking

  /// An expression that can be asked, or what is wrong with it.
  func check(_ text: String) -> (condition: Condition?, diagnostics: [Diagnostic]) {
    let file = SourceFile(name: "<expression>", text: text)
    let (condition, problems) = scope.condition(text, kind: kind)
    return (condition, problems.map { $0.diagnostic(in: file) })
  }

  /// What it gives as of the instant; and the fault, where it fails.
  func answer(_ condition: Condition) -> (trace: ConditionTrace, fault: Diagnostic?) {
    let answer = Question(condition, of: pack).answer(
      about: subject, timeline: timeline, directory: directory, site: site, asOf: asOf)
    let file = SourceFile(name: "<expression>", text: condition.text)
    let fault = answer.fault.map {
      Diagnostic("fault", file: file, range: $0, answer.trace.result.description, help: answer.remedy)
    }
    return (answer.trace, fault)
  }

  /// A value as authors write it; what only a log can know says so where none was given.
  func words(_ value: TracedValue) -> String {
    guard subject == nil, case .missing(let names) = value else { return value.description }
    return "not bound: \(names.joined(separator: ", "))"
  }

  /// Whether a deal of a log is spoken of.
  var hasDeal: Bool { subject != nil }

  /// Each name with its type and what it means, fields below the variable that they belong to.
  func names() -> [(name: String, type: String, about: String)] {
    let declarations = scope.declarations(kind: kind)
    var names: [(name: String, type: String, about: String)] = []
    for (variable, type) in declarations.variables.sorted(by: { $0.key < $1.key })
    where !declarations.unspoken.contains(variable) {
      guard case .record(let name) = type, let record = declarations.records[name] else {
        names.append((variable, type.description, ""))
        continue
      }
      for (field, declared) in record.fields.sorted(by: { $0.key < $1.key }) {
        if case .record = declared.type, field == "data" { continue }
        if case .record(let name) = declared.type, let record = declarations.records[name], record.open {
          names.append(("\(variable).\(field).NAME", "dyn, may be absent", declared.about))
          continue
        }
        let absent = declared.mayBeAbsent ? ", may be absent" : ""
        names.append(("\(variable).\(field)", declared.type.description + absent, declared.about))
      }
    }
    return names
  }
}

extension Problem {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    Diagnostic(code.rawValue, file: file, range: range, message, help: help, suggestion: suggestion)
  }
}
