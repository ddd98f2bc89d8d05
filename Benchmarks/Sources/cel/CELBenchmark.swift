import CEL
import CELWorkbench
import Glibc
import Measuring
import SourceText
import Symbols

/// Nanoseconds of one evaluation of each condition of a file, as one JSON object a line.
@main
struct CELBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count > 1, let text = File.read(CommandLine.arguments[1]) else {
      print("usage: cel CONDITIONS.json [NAME]")
      exit(2)
    }
    let only = CommandLine.arguments.dropFirst(2).first
    for condition in try Condition.read(text) where only == nil || condition.name == only {
      let cost = try measure(condition)
      print(#"{"engine": "Touchline", "condition": "\#(condition.name)", "ns": \#(cost)}"#)
    }
  }

  private static func measure(_ condition: Condition) throws -> Double {
    var symbols = SymbolTable()
    let program = try condition.program(&symbols)
    var memory = Memory(texts: symbols)
    let cases = try condition.cases.map { try condition.inputs(of: program, in: $0, &memory) }
    memory.keep()
    var total = 0.0
    for (inputs, expected) in zip(cases, condition.results) {
      let result = program.evaluate(inputs, &memory)
      guard memory.text(of: result) == expected.text ?? (expected.isTrue ? "true" : "false") else {
        throw Condition.Wrong(description: "\(condition.name) gives \(memory.text(of: result))")
      }
      memory.reset()
      total += Samples.calls { calls in run(program, inputs, &memory, calls) }.median
    }
    return total / Double(cases.count)
  }

  @inline(never)
  private static func run(_ program: Program, _ inputs: [Value], _ memory: inout Memory, _ calls: Int) {
    var sum: UInt64 = 0
    for _ in 0..<calls {
      sum &+= program.evaluate(inputs, &memory).payload
      memory.reset()
    }
    keep(sum)
  }
}
