import ArgumentParser
import Dispatch
import Synchronization
import TestFiles
import TestKit

/// Holds the engine against others, and its modes against each other.
@main
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Hold the engine against others, and its modes against each other.",
    subcommands: [CompareCases.self, CompareSessions.self], defaultSubcommand: CompareCases.self)
}

/// Holds the engine against the naive reference on random packs and logs.
struct CompareCases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases", abstract: "Hold the engine against the naive reference on random packs and logs.",
    usage: "compare --seed 1 --count 1000")

  @Option(help: "The first seed; the following ones count up from it.")
  var seed: UInt64 = 1

  @Option(help: "How many cases to run.")
  var count: UInt64 = 1_000

  @Option(help: "After how many disagreements to stop.")
  var most = 5

  @Option(help: "How many cases to run at a time.")
  var jobs = 1

  @Option(help: "Compare the first test of this pack file instead.")
  var file: String?

  @Flag(help: "Print the case of the seed instead of running it.")
  var show = false

  @Flag(help: "Do not make cases small in which the two disagree.")
  var plain = false

  @Flag(help: "Run the reference alone and print what happens in the cases.")
  var referenceOnly = false

  @Flag(help: "Print how many cases have each part of the language, and one in which it makes a difference.")
  var language = false

  func run() throws {
    if let file { return try compare(file) }
    if show { return print(RandomCase(seed: seed).draft.yaml) }
    if language { return try tellLanguage() }
    let tally = Mutex(Tally())
    let workers = UInt64(max(1, jobs))
    DispatchQueue.concurrentPerform(iterations: Int(workers)) { worker in
      for seed in stride(from: seed + UInt64(worker), to: seed + count, by: Int(workers)) {
        if tally.withLock({ $0.disagreed >= most }) { return }
        let result = result(seed)
        tally.withLock { $0.count(result) }
      }
    }
    let total = tally.withLock { $0 }
    print(total)
    if total.disagreed > 0 || total.refused > 0 { throw ExitCode.failure }
  }

  /// What comes of a case; what is wrong with it is printed.
  private func result(_ seed: UInt64) -> Comparison.Result {
    let draft = RandomCase(seed: seed).draft
    if referenceOnly { return Comparison.reference(draft).map { .agreed($0) } ?? .refused("") }
    let result = Comparison.compare(draft)
    switch result {
    case .agreed: break
    case .refused(let reason): print("seed \(seed) was refused:\n\(reason)")
    case .disagreed(let disagreement):
      print(plain ? "seed \(seed)\n\(disagreement)" : Shrinker.report(seed: seed, draft))
    }
    return result
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

  private func tellLanguage() throws {
    var coverage = LanguageCoverage()
    for seed in seed..<(seed + count) { coverage.visit(seed) }
    print(coverage)
    print("telling seeds: \(coverage.telling)")
    for missing in coverage.missing { print(missing) }
    if !coverage.missing.isEmpty { throw ExitCode.failure }
  }
}
