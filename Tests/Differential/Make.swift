import ArgumentParser
import CEL
import CELWorkbench
import ExpressionCases
import SourceText

/// Prints cases, one JSON object a line: the variables first, then bindings, each followed by expressions under them.
struct Make: ParsableCommand {
  @Option(help: "How many expressions to make.")
  var count = 100_000

  @Option(help: "Not 0; the same seed makes the same cases.")
  var seed: UInt64 = 1

  /// Expressions that share their bindings.
  private static let together = 25

  func run() {
    var generator = ExpressionGenerator(dice: Dice(seed: seed))
    print(
      line { json in
        json.key("variables")
        json.object { json in
          for (name, type) in ExpressionGenerator.variables { json.pair(name, type.description) }
        }
      })
    for number in 0..<count {
      if number % Self.together == 0 {
        let bindings = JSON.object(generator.bindings())
        print(
          line { json in
            json.key("bindings")
            bindings.write(to: &json)
          })
      }
      let source = generator.whole()
      print(line { $0.pair("expr", source) })
    }
  }

  private func line(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object(body)
    return json.text
  }
}
