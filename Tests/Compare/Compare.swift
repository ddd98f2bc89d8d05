import ArgumentParser
import TestFiles
import TestKit

/// Holds the engine against the naive reference on random packs and logs.
@main
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Hold the engine against the naive reference on random packs and logs.",
    usage: "compare --seed 1 --count 1000")

  @Option(help: "The first seed; the following ones count up from it.")
  var seed: UInt64 = 1

  @Option(help: "How many cases to run.")
  var count: UInt64 = 1_000

  @Option(help: "After how many disagreements to stop.")
  var most = 5

  @Option(help: "Compare the first test of this pack file instead.")
  var file: String?

  @Flag(help: "Print the case of the seed instead of running it.")
  var show = false

  @Flag(help: "Run the reference alone and print what happens in the cases.")
  var referenceOnly = false

  @Flag(help: "Print how many cases have each part of the language, and one in which it makes a difference.")
  var language = false

  func run() throws {
    if language { return tellLanguage() }
    if let file { return try compare(file) }
    if referenceOnly { return tellReference() }
    if show { return print(RandomCase(seed: seed).draft.yaml) }
    var tally = Tally()
    for seed in seed..<(seed + count) {
      let draft = RandomCase(seed: seed).draft
      let result = Comparison.compare(draft)
      tally.count(result)
      if case .refused(let reason) = result, tally.refused <= 3 {
        print("seed \(seed) was refused:\n\(reason)")
      }
      if case .disagreed = result { print(Shrinker.report(seed: seed, draft)) }
      if tally.disagreed >= most { break }
    }
    print(tally)
    if tally.disagreed > 0 { throw ExitCode.failure }
  }

  private func compare(_ path: String) throws {
    guard let bytes = TestFiles.bytes(path) else { throw ValidationError("\(path) cannot be read") }
    let files = CaseFiles(packs: [String(decoding: bytes, as: UTF8.self)])
    for outcome in Comparison.reference(files) ?? [] { print("reference:  \(outcome)") }
    switch Comparison.compare(files, settled: files) {
    case .agreed: print("The engine agrees.")
    case .refused(let reason): print(reason)
    case .disagreed(let disagreement): print(disagreement)
    }
  }

  private func tellLanguage() {
    var coverage = LanguageCoverage()
    for seed in seed..<(seed + count) { coverage.visit(seed) }
    print(coverage)
  }

  private func tellReference() {
    var tally = Tally()
    for seed in seed..<(seed + count) {
      let outcomes = Comparison.reference(RandomCase(seed: seed).draft)
      tally.count(outcomes.map { .agreed($0) } ?? .refused(""))
    }
    print(tally)
  }
}
