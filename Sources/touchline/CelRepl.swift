import ArgumentParser
import CEL
import Engine
import RulePacks
import SourceText

/// Answers expressions line by line, with the names of a pack and the state of a deal.
struct CelRepl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Try expressions out, line by line.",
    discussion: """
      Reads expressions from standard input and prints value and type of each, or what is wrong with it. With --packs the \
      params, lists and facts of the first pack are known; with --log and --deal also the deal, its facts and its last \
      activity as of --as-of. What is not on record says so, as it would in a rule; without a log, what only a log knows is \
      not bound. :help lists what else can be asked.

      Examples:
        touchline cel repl
        touchline cel repl --packs team.yaml --log activity.ndjson --deal D42 --as-of 2026-03-31T18:00:00Z
        echo 'deal.amount > 50000.0' | touchline cel repl --log activity.ndjson --deal D42
      """)

  @OptionGroup var options: InputOptions

  @Option(help: ArgumentHelp("The deal that expressions speak of.", valueName: "deal"))
  var deal: String?

  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto

  private static let help = """
    EXPRESSION        its value and type
    :explain EXPR     the value of each part, and the element that decided
    :type EXPR        the type, without evaluating
    :names            everything that can be spoken of
    :pack ID          the names of another of the packs that were read
    :quit             the end, as is the end of input

    """

  func run() throws {
    var desk = try ExpressionDesk(options, deal: deal)
    let isTalking = Console.isTerminal(0)
    if isTalking { Console.standardOutput.write(greeting(desk)) }
    while true {
      if isTalking { Console.standardOutput.write("> ") }
      guard let line = readLine() else { break }
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard let first = words.first else { continue }
      if first == ":quit" { return }
      obey(first, words.count > 1 ? words[1] : "", line, &desk)
    }
    if isTalking { Console.standardOutput.write("\n") }
  }

  private func greeting(_ desk: ExpressionDesk) -> String {
    let hint = ":help says what can be asked.\n"
    return desk.hasDeal ? hint : "No deal is bound: --log and --deal give one. " + hint
  }

  private func obey(_ command: String, _ rest: String, _ line: String, _ desk: inout ExpressionDesk) {
    switch command {
    case ":help": say(Self.help)
    case ":names": showNames(desk)
    case ":type", ":explain":
      if rest.isEmpty { return Console.error("write an expression behind \(command)") }
      if command == ":explain" { return explain(rest, desk) }
      if let condition = checked(rest, desk) { say("\(condition.checked.type)\n") }
    case ":pack" where rest.isEmpty: Console.error("read were: \(read(desk))")
    case ":pack":
      if desk.use(pack: rest) == nil {
        Console.error(
          "there is no pack '\(Console.clean(rest))'; read were: \(read(desk))")
      }
    case _ where command.hasPrefix(":"): Console.error("there is no '\(Console.clean(command))'; try :help")
    default: evaluate(line, desk)
    }
  }

  private func read(_ desk: ExpressionDesk) -> String {
    desk.packNames.isEmpty ? "none; --packs names them" : desk.packNames.joined(separator: ", ")
  }

  private func evaluate(_ text: String, _ desk: ExpressionDesk) {
    guard let condition = checked(text, desk) else { return }
    let (trace, fault) = desk.answer(condition)
    if let fault { return tell([fault]) }
    say("\(Console.clean(desk.words(trace.result)))  (\(condition.checked.type))\n")
  }

  private func explain(_ text: String, _ desk: ExpressionDesk) {
    guard let condition = checked(text, desk) else { return }
    let (trace, fault) = desk.answer(condition)
    for part in trace.parts {
      let witness = part.witness.map {
        (part.value.isTrue ? ", witness " : ", counter-example ") + $0.description
      }
      let source = String(repeating: "  ", count: part.depth) + part.source
      say(Console.clean("\(source)  =  \(desk.words(part.value))\(witness ?? "")") + "\n")
    }
    if let fault { tell([fault]) }
  }

  private func showNames(_ desk: ExpressionDesk) {
    let names = desk.names()
    let width = names.map(\.name.count).max() ?? 0
    for (name, type, about) in names {
      let padding = String(repeating: " ", count: width - name.count)
      say(Console.clean("\(name)\(padding)  \(type)\(about.isEmpty ? "" : "  " + about)") + "\n")
    }
  }

  private func checked(_ text: String, _ desk: ExpressionDesk) -> Condition? {
    let (condition, diagnostics) = desk.check(text)
    if condition == nil { tell(diagnostics) }
    return condition
  }

  private func say(_ text: String) { Console.standardOutput.write(text) }

  private func tell(_ diagnostics: [Diagnostic]) {
    Console.error(Diagnostic.render(diagnostics, as: .text, color: color.isOn(2)))
  }
}
