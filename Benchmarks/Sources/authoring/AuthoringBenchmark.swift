import BuiltInDomains
import DomainKit
import Glibc
import LanguageServer
import Measuring
import RulePacks
import SourceText

/// How long an author waits: for lint of every shipped pack, and for an editor's diagnostics after one edit.
@main
struct AuthoringBenchmark {
  static func main() throws {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
    let domains = LoadedDomains(BuiltInDomains.all)
    let files = domains.shippedFiles
    let lint = samples(rounds) {
      let packs = files.compactMap { domains.reader.read($0.pack, testFiles: $0.tests).pack }
      keep(PackSet.problems(in: packs).count)
    }
    report("lint of \(files.count) shipped packs and their tests, median", lint.median / 1e6, "ms")
    try edits(rounds * 5, domains)
  }

  /// One character typed into a pack of 500 lines, and its diagnostics as they are sent.
  private static func edits(_ rounds: Int, _ domains: LoadedDomains) throws {
    let text = pack(lines: 500)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    var server = LanguageServer(
      reader: domains.reader, shipped: domains.shippedPacks().packs, files: WorkspaceFiles { _ in nil })
    var json = JSONWriter()
    json.string(text)
    _ = server.handle(message("didOpen", #""uri":"file:///p.yaml","version":1,"text":\#(json.text)"#, ""))
    let first = server.pendingDiagnostics()
    report("diagnostics of the pack as it is opened", Double(first.reduce(0) { $0 + $1.count }), "bytes")
    var version = 1
    let times = samples(rounds) {
      version += 1
      // A letter comes at the end of a title, and goes again.
      let end = version.isMultiple(of: 2) ? 11 : 12
      let letter = version.isMultiple(of: 2) ? "x" : ""
      let change =
        #","contentChanges":[{"range":{"start":{"line":8,"character":11},"end":{"line":8,"character":\#(end)}},"text":"\#(letter)"}]"#
      _ = server.handle(message("didChange", #""uri":"file:///p.yaml","version":\#(version)"#, change))
      keep(server.pendingDiagnostics().count)
    }
    report("diagnostics after an edit to a pack of \(lines) lines, median", times.median / 1e6, "ms")
    report("the slowest", (times.greatest) / 1e6, "ms")
  }

  private static func message(_ method: String, _ document: String, _ more: String) -> [UInt8] {
    Array(#"{"method":"textDocument/\#(method)","params":{"textDocument":{\#(document)}\#(more)}}"#.utf8)
  }

  /// Rules with conditions, facts, texts and tests, as authors write them.
  private static func pack(lines: Int) -> String {
    let head = """
      touchline: 1
      pack: long
      version: 1.0.0
      title: Long
      summary: A long pack.
      domain: customer-concept
      rules:

      """
    var rules = ""
    var facts = "facts:\n"
    var tests = "tests:\n"
    for number in 0..<max(1, (lines - 9) / 15) {
      facts +=
        "  calls_\(number): { count: call.held, where: \"has(data.minutes) && data.minutes > \(number)\", within: \(number + 5) days }\n"
      rules += """
          rule-\(number):
            title: Rule number \(number)
            about: |
              Why this is right, and what it may get wrong.
            level: coach
            when: proposal.sent
            if: deal.amount > \(number)000.0 && facts.calls_\(number) < 3 && has(deal.stage)
            expect: { later: call.held, within: \(number + 1) days }
            nudge:
              rep: "Call {deal.name} about {money(deal.amount)}."
              manager: "{deal.name} waits since {ago(activity.at)}."
              ask: [What stands in the way?]

        """
      tests +=
        "  - { name: waits \(number), rule: rule-\(number), log: day 0 proposal.sent amount=1, as_of: day 90, expect: [{ is: unknown }] }\n"
    }
    return head + rules + facts + tests
  }

  private static func samples(_ rounds: Int, _ body: () -> Void) -> Samples {
    var times: [Double] = []
    for _ in 0..<rounds {
      let start = CPUTime.wallNanoseconds
      body()
      times.append(Double(CPUTime.wallNanoseconds - start))
    }
    return Samples(times)
  }
}
