import ArgumentParser
import CEL
import CELWorkbench
import RulePacks
import SourceText
import Symbols

/// Evaluates one expression and prints its value, or every value on the way.
struct CelEval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression.",
    discussion: """
      The members of the bindings are variables of dynamic type: whole numbers are int, other numbers double, objects \
      maps. The functions are those of the language, of conditions and of texts: days(3), money(x), percent(x); with \
      --pack those that the pack may call. Ends with 3 where the expression has errors or fails.

      Examples:
        touchline cel eval '"price" in ["price", "time"]'
        touchline cel eval 'contacts.exists(c, c.startsWith("a"))' --bindings deal.json --explain
        touchline cel eval 'percent(share) + " in " + span(days(3))' --bindings deal.json --pack team.yaml
      """)

  @Argument(help: "The expression.")
  var expression: String

  @Option(help: ArgumentHelp("A JSON object whose members are the variables.", valueName: "file"))
  var bindings: String?

  @Option(help: ArgumentHelp("The pack whose domains say which functions there are.", valueName: "pack"))
  var pack: String?

  @Flag(help: "Print each part with its value, and the element that decided an exists or all.")
  var explain = false

  @Option(help: "text or json.")
  var format = Format.text

  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    let file = SourceFile(name: "<expression>", text: expression)
    var variables = try variables()
    let checked = try check(file, variables)
    variables.merge(Self.hidden) { own, _ in own }
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    let inputs = program.attributes.map { attribute in
      attribute.root == "now"
        ? .timestamp(Moment.now) : variables[attribute.root].map { memory.value(of: $0) } ?? .null
    }
    if let failed = inputs.firstIndex(where: \.isError) {
      throw Failure.input("the binding '\(program.attributes[failed].root)' is too large")
    }
    memory.keep()
    let recording = program.evaluateRecording(inputs.span, &memory)
    let annotations =
      explain ? Annotator.annotations(of: checked.expression, in: file, recording, memory) : []
    if format == .text { show(annotations) }
    if let fault = program.message(for: recording.result) {
      try fail([
        Diagnostic(
          "fault", file: file, range: fault.range, fault.message, help: recording.result.errorCode?.remedy)
      ])
    }
    write(memory.literal(of: recording.result), checked.type, annotations)
  }

  /// What functions of texts read and nobody writes: no currency, the zone of UTC.
  private static let hidden: [String: JSON] = ["currency": .string(""), "zone": .string("UTC")]

  private func write(_ value: String, _ type: ValueType, _ annotations: [Annotation]) {
    guard format == .json else {
      if !explain { Console.standardOutput.write(value + "\n") }
      return
    }
    var json = JSONWriter()
    json.object { json in
      json.pair("value", value)
      json.pair("type", type.description)
      guard explain else { return }
      json.key("parts")
      json.array { json in
        for annotation in annotations {
          json.object { json in
            json.pair("depth", annotation.depth)
            json.pair("source", annotation.source)
            json.pair("result", annotation.result)
          }
        }
      }
    }
    json.newline()
    Console.standardOutput.write(json.utf8)
  }

  private func variables() throws -> [String: JSON] {
    guard let bindings else { return [:] }
    let file = try Files.read(bindings)
    let json: JSON
    do {
      json = try JSON(file.utf8)
    } catch {
      let place = file.position(at: error.offset)
      throw Failure.input("\(file.name):\(place.line):\(place.column): this is \(error.message)")
    }
    guard case .object(let members) = json else {
      throw Failure.input("\(file.name): a JSON object is wanted, whose members are the variables")
    }
    return members
  }

  private func check(_ file: SourceFile, _ variables: [String: JSON]) throws -> Checked {
    let parsed = Parser.parse(file.utf8)
    guard let expression = parsed.expression else {
      try fail(parsed.problems.map { $0.diagnostic(in: file) })
    }
    var declarations = try functions()
    declarations.variables = ["currency": .string, "zone": .string, "now": .timestamp]
    declarations.unspoken = ["currency", "zone"]
    declarations.variables.merge(variables.mapValues { _ in .dyn }) { $1 }
    let result = Checker.check(ExpressionScope.completed(expression), in: declarations)
    guard let checked = result.checked else {
      try fail(result.problems.map { helped($0).diagnostic(in: file) })
    }
    return checked
  }

  private func helped(_ problem: Problem) -> Problem {
    guard problem.code == .unknownName, bindings == nil else { return problem }
    var helped = problem
    helped.help = "names are bound by --bindings FILE, a JSON object whose members are the variables"
    return helped
  }

  private func functions() throws -> Declarations {
    let domains = try Domains(kindsFile: nil, site: SiteConfiguration())
    return ExpressionScope(domains.reader, pack: try pack.map { path in try Files.read(path) }).functions
  }

  private func fail(_ diagnostics: [Diagnostic]) throws -> Never {
    if format == .json {
      Console.standardOutput.write(Diagnostic.render(diagnostics, as: .json, color: false))
    } else {
      Console.error(Diagnostic.render(diagnostics, as: .text, color: color.isOn(2)))
    }
    throw Failure.saidInput
  }

  /// The sources stand in a column of their own, as wide as the longest that leaves room for values.
  private func show(_ annotations: [Annotation]) {
    let labels = annotations.map { annotation in
      let source = String(repeating: "  ", count: annotation.depth) + annotation.source
      return source.count > Self.widest ? source.prefix(Self.widest - 1) + "…" : source
    }
    let width = labels.map(\.count).max() ?? 0
    for (label, annotation) in zip(labels, annotations) {
      let padding = String(repeating: " ", count: width - label.count)
      Console.standardOutput.write("\(label)\(padding)  \(annotation.result)\n")
    }
  }

  /// Characters of the source of a part; the rest is cut off.
  private static let widest = 60
}
