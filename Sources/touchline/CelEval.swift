import ArgumentParser
import CEL
import CELWorkbench
import SourceText
import Symbols

/// Evaluates one expression and prints its value, or every value on the way.
struct CelEval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression.",
    discussion: """
      The members of the bindings are variables of dynamic type: whole numbers are int, other numbers double, objects \
      maps. The functions are those of the language and its extensions, without those of rule packs. Ends with 3 where \
      the expression has errors or fails.

      Examples:
        touchline cel eval '"price" in ["price", "time"]'
        touchline cel eval 'contacts.exists(c, c.startsWith("a"))' --bindings deal.json --explain
      """)

  @Argument(help: "The expression.")
  var expression: String

  @Option(help: ArgumentHelp("A JSON object whose members are the variables.", valueName: "file"))
  var bindings: String?

  @Flag(help: "Print each part with its value, and the element that decided an exists or all.")
  var explain = false

  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto

  func run() throws {
    let file = SourceFile(name: "<expression>", text: expression)
    let variables = try variables()
    let checked = try check(file, variables)
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    let inputs = program.attributes.map { attribute in
      variables[attribute.root].map { memory.value(of: $0) } ?? .null
    }
    if let failed = inputs.firstIndex(where: \.isError) {
      throw Failure.input("the binding '\(program.attributes[failed].root)' is too large")
    }
    memory.keep()
    let recording = program.evaluateRecording(inputs.span, &memory)
    if explain { show(Annotator.annotations(of: checked.expression, in: file, recording, memory)) }
    if let fault = program.message(for: recording.result) {
      try fail([Diagnostic("fault", file: file, range: fault.range, fault.message)])
    }
    if !explain { Console.standardOutput.write(memory.literal(of: recording.result) + "\n") }
  }

  private func variables() throws -> [String: JSON] {
    guard let bindings else { return [:] }
    let file = try Files.read(bindings)
    let json: JSON
    do {
      json = try JSON(file.utf8)
    } catch {
      let place = file.position(at: error.offset)
      throw Failure.input("\(file.name):\(place.line):\(place.column): this is no JSON, or nested too deeply")
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
    let result = Checker.check(
      expression, in: Declarations(variables: variables.mapValues { _ in ValueType.dyn }))
    guard let checked = result.checked else { try fail(result.problems.map { $0.diagnostic(in: file) }) }
    return checked
  }

  private func fail(_ diagnostics: [Diagnostic]) throws -> Never {
    Console.error(Diagnostic.render(diagnostics, as: .text, color: color.isOn(2)))
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

extension Problem {
  fileprivate func diagnostic(in file: SourceFile) -> Diagnostic {
    Diagnostic(code.rawValue, file: file, range: range, message, help: help, suggestion: suggestion)
  }
}
