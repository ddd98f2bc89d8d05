import RulePacks
import SourceText
import Testing

@testable import LanguageServer

private let first = """
  touchline: 1
  pack: first
  version: 1.0.0
  title: First
  summary: S.
  domain: d
  params:
    wait: { type: duration, default: 3 days, about: How long. }
  rules:
    answer:
      title: Answer in time
      when: meeting.held
      expect: { later: call.held, within: params.wait }
      nudge: { rep: "Answer.", ask: [Who can?] }

  """

private let second = """
  touchline: 1
  pack: second
  version: 1.0.0
  title: Second
  summary: S.
  domain: d
  rules:
    ask:
      title: Ask first
      when: proposal.sent
      if: data.amount > 100
      mutes: [first/answer]
      nudge: { rep: "Ask.", ask: [What for?] }

  """

private let tests = """
  touchline: 1
  pack: ./first.yaml
  tests:
    - { name: a, rule: answer, with: { params: { wait: 2 days } }, log: day 0 meeting.held, expect: silent }

  """

private let site = """
  touchline: 1
  tune:
    first:
      params: { wait: 2 days }
      rules: { answer: { level: notice, why: Small., owner: Operations } }
  except:
    - { rules: [first/answer], if: deal.open, why: New., owner: Operations, ends: 2027-01-01 }

  """

@Suite("The language server and the files of a folder")
struct WorkspaceTests {
  private static let folder = "file:///packs/"
  private static let files = [
    folder + "first.yaml": first, folder + "second.yaml": second, folder + "first.test.yaml": tests,
    folder + "touchline.yaml": site, folder + "other.yaml": "services: { rules: [answer] }",
  ]

  private static func client() throws -> Client {
    var client = Client(files: files)
    try client.openFolder()
    return client
  }

  /// Where a needle stands in a file, as a request at its first letter.
  private static func request(_ file: String, at needle: String, _ more: String = "") throws -> String {
    let text = try #require(files[folder + file])
    let before = text[..<(try #require(text.firstRange(of: needle)).lowerBound)]
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return """
      {"textDocument":{"uri":"\(folder)\(file)"},"position":{"line":\(lines.count - 1),\
      "character":\(lines.last?.utf16.count ?? 0)}\(more)}
      """
  }

  /// How often each file is named in an answer.
  private static func counts(_ locations: JSON) -> [String: Int] {
    Dictionary(
      locations.elements.compactMap { ($0["uri"]?.text).map { (String($0.dropFirst(folder.count)), 1) } },
      uniquingKeysWith: +)
  }

  @Test("goes from a tuning, an exception and another pack to the rule's definition")
  func definitions() throws {
    var client = try Self.client()
    for (file, needle) in [
      ("touchline.yaml", "answer: {"), ("touchline.yaml", "answer]"), ("second.yaml", "answer]"),
    ] {
      client.open(try #require(Self.files[Self.folder + file]), uri: Self.folder + file)
      let found = try client.ask("textDocument/definition", try Self.request(file, at: needle))
      #expect(Self.counts(found) == ["first.yaml": 1], "\(file), \(needle)")
      #expect(found.elements.first?["range"]?["start"]?["line"]?.text == "9")
    }
  }

  @Test("finds and renames a rule in packs, tests and the site's file")
  func renamed() throws {
    var client = try Self.client()
    client.open(first, uri: Self.folder + "first.yaml")
    let place = try Self.request("first.yaml", at: "answer:", #","newName":"reply""#)
    let all = ["first.yaml": 1, "first.test.yaml": 1, "second.yaml": 1, "touchline.yaml": 2]
    #expect(Self.counts(try client.ask("textDocument/references", place)) == all)
    let changes = try client.ask("textDocument/rename", place)["changes"]
    for (file, count) in all {
      let edits = changes?[Self.folder + file]?.elements ?? []
      #expect(edits.count == count && edits.allSatisfy { $0["newText"]?.text == "reply" }, "\(file)")
    }
    #expect(changes?[Self.folder + "other.yaml"] == nil, "a file of something else")
  }

  @Test("renames a parameter where tests and tunings set it")
  func parameters() throws {
    var client = try Self.client()
    client.open(first, uri: Self.folder + "first.yaml")
    let found = try client.ask("textDocument/references", try Self.request("first.yaml", at: "wait:"))
    #expect(Self.counts(found) == ["first.yaml": 2, "first.test.yaml": 1, "touchline.yaml": 1])
  }

  @Test("judges a pack beside the others of the folder, as they are in the editor")
  func beside() throws {
    var client = try Self.client()
    client.open(second, uri: Self.folder + "second.yaml")
    let alone = try #require(try client.diagnostics()[Self.folder + "second.yaml"])
    #expect(!alone.contains("TL2204"), "the rule that it mutes is in another pack")
    client.open(first.replacing("answer:", with: "reply:"), uri: Self.folder + "first.yaml")
    client.tell("textDocument/didSave", #"{"textDocument":{"uri":"\#(Self.folder)first.yaml"}}"#)
    #expect(try client.diagnostics()[Self.folder + "second.yaml"] == alone + ["TL2204"])
    client.tell("textDocument/didClose", #"{"textDocument":{"uri":"\#(Self.folder)first.yaml"}}"#)
    #expect(
      try client.diagnostics()[Self.folder + "second.yaml"] == alone, "the file on the disk counts again")
  }

  @Test("judges the site's file by the packs that it tunes, and packs by the kinds of the site")
  func sites() throws {
    var client = try Self.client()
    let uri = Self.folder + "touchline.yaml"
    client.open(site, uri: uri)
    #expect(try client.diagnostics()[uri] == [])
    client.open(site.replacing("wait: 2", with: "wiat: 2"), uri: uri)
    #expect(try client.diagnostics()[uri] == ["TL2204"])
    let own = Self.folder + "own.yaml"
    client.open(second.replacing("proposal.sent", with: "site_visit.held"), uri: own)
    #expect(try client.diagnostics()[own]?.contains("TL2201") == true)
    client.open(
      site + "kinds:\n  site_visit.held: { about: We walked through., fields: { amount: number } }\n",
      uri: uri)
    client.tell("textDocument/didSave", #"{"textDocument":{"uri":"\#(uri)"}}"#)
    let judged = try #require(try client.diagnostics()[own])
    #expect(!judged.contains("TL2201"))
  }

  @Test("offers the rules of all packs where a site's file names one")
  func completions() throws {
    var client = try Self.client()
    let uri = Self.folder + "touchline.yaml"
    client.open("touchline: 1\nselect: [{ disable: [fi] }]\n", uri: uri)
    let place = #"{"textDocument":{"uri":"\#(uri)"},"position":{"line":1,"character":22}}"#
    let labels = try client.ask("textDocument/completion", place).elements.compactMap { $0["label"]?.text }
    #expect(labels.contains("first/answer") && labels.contains("second/ask"))
  }

  @Test("writes and reads addresses with signs that must be escaped")
  func addresses() {
    let path = "/packs/ä b%1.yaml"
    #expect(DocumentAddress.uri(of: path) == "file:///packs/%C3%A4%20b%251.yaml")
    #expect(DocumentAddress.path(of: DocumentAddress.uri(of: path)) == path)
    #expect(DocumentAddress.path(of: "untitled:1") == "untitled:1")
  }
}
