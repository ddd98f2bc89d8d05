import Activity
import ArgumentParser
import EventTime
import RulePacks
import SourceText
import Store
import Symbols

/// Brings the lines of logs into a store.
struct ImportLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ndjson",
    abstract: "Bring activities into a store.",
    discussion: """
      Lines are kept as they are, edits and tombstones beside what they change, and reach the disk fifty thousand \
      at a time. A line that is there already, to the byte, is not kept again.

      Example: touchline import ndjson q1.ndjson q2.ndjson.gz --store team.store
      Example: crm-export | touchline import ndjson - --store team.store --rejects rejected.ndjson
      """)

  @Argument(help: "Logs: files, folders, or - for standard input; NDJSON, plain, gzip or zstd.")
  var logs: [String]

  @OptionGroup var place: StoreOption

  @Option(help: ArgumentHelp("The site's configuration, touchline.yaml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Kinds of activities; the file's domain is the only one, its kinds the only kinds.", valueName: "file"))
  var kinds: String?

  @Option(
    help: ArgumentHelp("Writes lines that are no activities here, with place and reason.", valueName: "file"))
  var rejects: String?

  @Flag(help: "End with status 3 where lines were rejected.")
  var strict = false

  @Option(help: "How the counts are printed: text, or json.")
  var format: CountsFormat = .text

  func run() throws {
    let site = try SiteFiles.site(config)
    let catalogue = try Domains(kindsFile: kinds, site: site).catalogue
    let store = try place.open()
    var rejected = try RejectedLines(rejects)
    var progress = Progress()
    let taken = try withoutActuallyEscaping({ rejected.add($0) }) { reject in
      try withoutActuallyEscaping({ progress.report($0, of: $1) }) { report in
        var reader = LogReader(
          catalogue: catalogue, options: ReadOptions(zone: site.defaultCalendar.zone, content: .envelope))
        if rejects != nil { reader.onReject = reject }
        reader.onProgress = report
        return try Failure.of { () throws(StoreProblem) in try store.take(logs, with: reader) }
      }
    }
    progress.finish()
    rejected.flush()
    if let summary = taken.summary {
      LogFiles.report(summary, catalogue: catalogue, showsRejections: rejects == nil, counts: nil)
    }
    print(taken)
    if let error = taken.brokenOff { throw LogFiles.failure(error) }
    if strict, taken.rejected > 0 { throw Failure.input("lines were rejected, and --strict was given") }
  }

  private func print(_ taken: LogImport) {
    switch format {
    case .text:
      Console.standardOutput.write(
        "\(place.store): \(taken.added) lines kept, \(taken.known) there already, "
          + "\(taken.rejected) rejected\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.pair("kept", taken.added)
        json.pair("known", taken.known)
        json.pair("rejected", taken.rejected)
      }
      json.newline()
      Console.standardOutput.write(json.utf8)
    }
  }
}

extension LogImport {
  fileprivate var rejected: Int { summary?.rejected ?? 0 }
}

/// How a command prints what it counted.
enum CountsFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
