import Activity
import Engine
import FoundationEssentials
import RulePacks
import SourceText
import TestFiles
import Testing

/// What a data set says about one of its own expectations.
struct Published: Decodable {
  var violated: Int?
  var fulfilled: Int?
  var violatingCases: Int
  var firstCases: [String]

  private enum Keys: String, CodingKey {
    case violated, fulfilled
    case cases = "violating_cases"
    case dialogues = "violating_dialogues"
    case firstCases = "first_violating_case_ids"
    case firstDialogues = "first_violating_dialogue_ids"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Keys.self)
    violated = try values.decodeIfPresent(Int.self, forKey: .violated)
    fulfilled = try values.decodeIfPresent(Int.self, forKey: .fulfilled)
    if values.contains(.cases) {
      violatingCases = try values.decode(Int.self, forKey: .cases)
      firstCases = try values.decode([String].self, forKey: .firstCases)
    } else {
      violatingCases = try values.decode(Int.self, forKey: .dialogues)
      firstCases = try values.decode([Int].self, forKey: .firstDialogues).map(String.init)
    }
  }
}

/// A data set, converted and judged as docs/real-data.md says.
struct DataSet {
  var judgement: Judgement
  var published: [String: Published]

  /// - Parameters:
  ///   - sample: The folder of `Samples` with converter, kinds and pack.
  ///   - folder: The folder of the data set.
  init(_ sample: String, _ folder: String, rows: String, asOf: String) throws {
    guard let data = TestFiles.shared("data") else { throw Failed(what: "the data is not there") }
    let log = try TemporaryFile()
    let converter = Place.sample("\(sample)/convert.awk")
    guard Place.run("awk -f '\(converter)' '\(data)/\(folder)/\(rows)' >'\(log.path)'") else {
      throw Failed(what: "\(converter) failed")
    }
    let (kinds, pack) = try Self.read(sample)
    judgement = try Judgement(log: log.path, packs: [pack], catalogue: KindCatalogue(kinds), asOf: asOf)
    let expected = try contents(of: "\(data)/\(folder)/expected.json")
    published = try JSONDecoder().decode([String: Published].self, from: Data(expected))
  }

  private static func read(_ sample: String) throws -> (kinds: [KindDeclaration], pack: RulePack) {
    func file(_ name: String) throws -> SourceFile {
      try SourceFile(name: name, utf8: contents(of: Place.sample("\(sample)/\(name)")))
    }
    let kinds = KindsFile.read(try file("kinds.yaml"))
    let reader = PackReader(catalogue: KindCatalogue(kinds.kinds), domains: [kinds.domain ?? ""])
    let read = try reader.read(file("\(sample).yaml"), testFiles: [file("\(sample).test.yaml")])
    let problems = kinds.diagnostics + read.diagnostics
    guard let pack = read.pack, problems.isEmpty else {
      throw Failed(what: Diagnostic.render(problems, as: .text))
    }
    return (kinds.kinds, pack)
  }

  /// Holds a sentence against what was published about it.
  func check(_ sentence: String, order: (String, String) -> Bool) throws {
    let published = try #require(published[sentence])
    let broken = judgement.broken(sentence)
    let cases = Set(broken.map(\.subject)).sorted(by: order)
    if let violated = published.violated { #expect(broken.count == violated) }
    #expect(cases.count == published.violatingCases)
    #expect(Array(cases.prefix(published.firstCases.count)) == published.firstCases)
    // A rule with an `if` leaves out activations that the constraint counts as fulfilled.
    if let fulfilled = published.fulfilled, let counts = judgement.counts(sentence), sentence != "R07" {
      #expect(counts.met == fulfilled)
    }
  }
}

private let isHere = TestFiles.shared("data") != nil

@Suite("Negotiations of real people", .enabled(if: isHere, "the data sets are not beside the repository"))
struct NegotiationTests {
  static let dialogues = Result {
    try DataSet(
      "negotiations", "casino-negotiations", rows: "events.jsonl", asOf: "2020-07-01T00:00:00Z")
  }

  @Test("are read whole")
  func reading() throws {
    let summary = try Self.dialogues.get().judgement.summary
    #expect(summary.kept == 5512)
    #expect(summary.rejected == 0)
  }

  @Test("are judged as the data set's own script judges them", arguments: 1...10)
  func sentence(number: Int) throws {
    try Self.dialogues.get().check("C\(number)") { (Int($0) ?? 0) < (Int($1) ?? 0) }
  }
}

@Suite("A timed process log", .enabled(if: isHere, "the data sets are not beside the repository"))
struct LendingTests {
  static let cases = Result {
    try DataSet("lending", "lending-log", rows: "lending-1000.csv", asOf: "2017-01-01T00:00:00Z")
  }

  @Test("is read whole")
  func reading() throws {
    let summary = try Self.cases.get().judgement.summary
    #expect(summary.kept == 5891)
    #expect(summary.rejected == 0)
  }

  @Test("is judged as two programs for Declare constraints judge it", arguments: 1...12)
  func sentence(number: Int) throws {
    try Self.cases.get().check(number < 10 ? "R0\(number)" : "R\(number)", order: <)
  }
}
