import Activity
import RulePacks
import SourceText
import Testing

@testable import LanguageServer

/// A client that keeps what the server says.
struct Client {
  static let uri = "file:///packs/p.yaml"
  var server: LanguageServer
  private var number = 0

  init(files: [String: String] = [:]) {
    server = LanguageServer(
      reader: PackReader(catalogue: KindCatalogue(KindCatalogue.core), domains: ["d"]),
      files: WorkspaceFiles(
        load: { files[DocumentAddress.uri(of: $0)] },
        list: { folder in
          files.keys.map(DocumentAddress.path).filter { $0.hasPrefix(folder) }.sorted()
        }))
  }

  /// Opens the folder of the packs.
  mutating func openFolder() throws {
    _ = try ask("initialize", #"{"workspaceFolders":[{"uri":"file:///packs","name":"packs"}]}"#)
  }

  /// The result of a request, or its error.
  mutating func ask(_ method: String, _ params: String) throws -> JSON {
    number += 1
    let sent = server.handle(
      Array(#"{"jsonrpc":"2.0","id":\#(number),"method":"\#(method)","params":\#(params)}"#.utf8))
    let answer = try JSON(try #require(sent.first))
    #expect(sent.count == 1)
    #expect(answer["id"]?.text == "\(number)")
    return answer["result"] ?? answer["error"] ?? .null
  }

  mutating func tell(_ method: String, _ params: String) {
    #expect(
      server.handle(Array(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#.utf8)).isEmpty)
  }

  mutating func open(_ text: String, uri: String = uri) {
    tell("textDocument/didOpen", #"{"textDocument":{"uri":"\#(uri)","version":1,"text":\#(quoted(text))}}"#)
  }

  /// Asks at the `|` in a text, which is opened without it.
  mutating func ask(_ method: String, at marked: String, more: String = "") throws -> JSON {
    #expect(marked.contains("|"))
    let before = String(
      try #require(marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).first))
    open(marked.replacing("|", with: "", maxReplacements: 1))
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let place = #"{"line":\#(lines.count - 1),"character":\#(lines.last?.utf16.count ?? 0)}"#
    return try ask(method, #"{"textDocument":{"uri":"\#(Self.uri)"},"position":\#(place)\#(more)}"#)
  }

  /// The diagnostics that are due: their codes, by document.
  mutating func diagnostics() throws -> [String: [String]] {
    var codes: [String: [String]] = [:]
    for message in server.pendingDiagnostics() {
      let params = try #require(try JSON(message)["params"])
      codes[params["uri"]?.text ?? ""] = params["diagnostics"]?.elements.compactMap { $0["code"]?.text }
    }
    return codes
  }

  func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return json.text
  }
}

private let head = """
  touchline: 1
  pack: p
  version: 1.0.0
  title: P
  summary: S.
  domain: d

  """

private let pack =
  head + """
    params:
      reply: { type: duration, default: 2 business days, about: How long a customer may wait. }
    events:
      talk: [call.held, meeting.held]
    facts:
      talks: { count: talk, within: 30 days }
    rules:
      answer:
        title: Answer in time
        when: { kind: meeting.held, where: "has(data.minutes) && data.minutes > 20" }
        if: facts.talks > 1
        expect: { later: talk, within: params.reply }
        nudge: { rep: "Answer {deal.name}.", ask: [Who can?] }

    """

@Suite("The language server")
struct LanguageServerTests {
  @Test("says what it can, and takes leave")
  func life() throws {
    var client = Client()
    let capabilities = try client.ask("initialize", "{}")["capabilities"]
    #expect(capabilities?["hoverProvider"]?.isTrue == true)
    #expect(try client.ask("textDocument/hover", #"{"textDocument":{"uri":"x"}}"#)["code"]?.text == "-32602")
    #expect(try client.ask("nothing/known", "{}")["code"]?.text == "-32601")
    _ = try client.ask("shutdown", "null")
    client.tell("exit", "null")
    #expect(client.server.exitStatus == 0)
  }

  @Test("says what lint says, at the same places")
  func diagnostics() throws {
    var client = Client()
    let wrong = pack.replacing("facts.talks > 1", with: "facts.talk > 1").replacing(
      "title: Answer", with: "titel: Answer")
    client.open(wrong)
    let file = SourceFile(name: Client.uri, text: wrong)
    let linted = client.server.reader.read(file).diagnostics
    #expect(try client.diagnostics() == [Client.uri: linted.map(\.code)])
    #expect(linted.contains { $0.code == "TL1201" } && linted.contains { $0.code == "TL2104" })
    #expect(try client.diagnostics().isEmpty, "told once")
  }

  @Test("judges a pack and its tests together, from the editor or from the disk")
  func companions() throws {
    let tests =
      "touchline: 1\npack: ./p.yaml\ntests:\n  - { name: a, log: day 0 call.held, expect: silent, rule: gone }\n"
    var client = Client(files: [Client.uri: pack])
    client.open(tests, uri: "file:///packs/p.test.yaml")
    #expect(try client.diagnostics() == ["file:///packs/p.test.yaml": ["TL2204"]])
    client.open(pack.replacing("answer:", with: "gone:"))
    #expect(try client.diagnostics()["file:///packs/p.test.yaml"] == [])
  }

  @Test("applies edits as editors count: lines from 0, columns in UTF-16")
  func edits() {
    var document = TextDocument(uri: "u", version: 1, text: "a😀b\r\nc\n")
    document.replace(from: .init(line: 0, character: 3), to: .init(line: 0, character: 4), by: "XY")
    #expect(String(decoding: document.file.utf8, as: UTF8.self) == "a😀XY\r\nc\n")
    document.replace(from: .init(line: 1, character: 99), to: .init(line: 99, character: 0), by: "d")
    #expect(String(decoding: document.file.utf8, as: UTF8.self) == "a😀XY\r\ncd")
    document.replace(from: .init(line: -5, character: -5), to: .init(line: 0, character: 2), by: "")
    #expect(String(decoding: document.file.utf8, as: UTF8.self) == "😀XY\r\ncd", "never inside a character")
    document.replace(from: nil, to: nil, by: "new")
    #expect(String(decoding: document.file.utf8, as: UTF8.self) == "new")
  }

  // MARK: Completion

  private func labels(_ marked: String) throws -> [String] {
    var client = Client()
    return try client.ask("textDocument/completion", at: marked).elements.compactMap { $0["label"]?.text }
  }

  @Test("completes keys of the mapping at hand, without those that are there")
  func keys() throws {
    let rule = try labels(pack.replacing("    if: facts.talks > 1\n", with: "    un|\n"))
    #expect(Set(["unless", "if"]).isSubset(of: rule) && !rule.contains("title"), "\(rule)")
    let expect = try labels(pack.replacing("within: params.reply }", with: "wi| }"))
    #expect(expect.contains("within") && !expect.contains("later"))
    #expect(try labels(head + "rules:\n  r:\n    |\n").contains("when"))
    #expect(try labels(head + "|\n").contains("rules"))
  }

  @Test("completes what may stand under a key")
  func values() throws {
    #expect(try labels(pack.replacing("later: talk", with: "later: |")).contains("talk"))
    #expect(try labels(pack.replacing("later: talk", with: "later: cal|")).contains("call.held"))
    #expect(try labels(pack.replacing("within: params.reply", with: "within: |")).contains("params.reply"))
    #expect(
      try labels(pack.replacing("title: Answer in time", with: "level: |")) == ["notice", "coach", "act"])
    #expect(try labels(head + "rules:\n  r: { when: call.held, every: | }").contains("quarter"))
  }

  @Test("completes names within expressions: fields of the kind at hand, facts, functions")
  func expressions() throws {
    let fields = try labels(pack.replacing("data.minutes > 20\"", with: "data.|\""))
    #expect(fields.contains("minutes") && fields.contains("manager_present"))
    #expect(try labels(pack.replacing("if: facts.talks > 1", with: "if: facts.|")) == ["talks"])
    let names = try labels(pack.replacing("if: facts.talks > 1", with: "if: |"))
    #expect(
      names.contains("deal") && names.contains("facts") && names.contains("days") && names.contains("size"))
    #expect(try labels(pack.replacing("{deal.name}", with: "{deal.am|}")).contains("amount"))
  }

  // MARK: Hover, definitions, names

  private func hover(_ marked: String) throws -> String? {
    var client = Client()
    return try client.ask("textDocument/hover", at: marked)["contents"]?["value"]?.text
  }

  @Test("says what a key, a kind, a field and a duration are")
  func hovering() throws {
    #expect(try hover(pack.replacing("if: facts", with: "i|f: facts"))?.contains("sentence applies") == true)
    #expect(try hover(pack.replacing("[call.held", with: "[call|.held"))?.contains("talk_ratio") == true)
    #expect(try hover(pack.replacing("data.minutes >", with: "data.min|utes >"))?.contains("int") == true)
    #expect(
      try hover(pack.replacing("facts.talks >", with: "facts.ta|lks >"))?.contains("within: 30 days") == true)
    let duration = try hover(pack.replacing("within: params.reply", with: "within: params.re|ply"))
    #expect(duration?.contains("From Monday 10:00 it lasts until Wednesday 18:00.") == true)
    #expect(try hover(pack.replacing("30 days", with: "30| days"))?.contains("4 weeks later") == true)
    #expect(try hover(pack.replacing("summary: S", with: "sum|mary: S")) != nil)
  }

  @Test("finds where a name is defined and where it is used")
  func definitions() throws {
    var client = Client()
    let place = try client.ask(
      "textDocument/definition", at: pack.replacing("facts.talks >", with: "facts.ta|lks >"))
    #expect(place.elements.first?["range"]?["start"]?["line"]?.text == "11")
    let uses = try client.ask("textDocument/references", at: pack.replacing("talk: [", with: "ta|lk: ["))
    #expect(uses.elements.count == 3)
    #expect(
      try client.ask("textDocument/definition", at: pack.replacing("title: P", with: "title: |P")).elements
        .isEmpty)
  }

  @Test("renames a name in the pack and its tests, and nothing else")
  func renaming() throws {
    let tests =
      "touchline: 1\npack: ./p.yaml\ntests:\n  - { name: answer, log: day 0 call.held, expect: silent, rule: p/answer }\n"
    var client = Client(files: ["file:///packs/p.test.yaml": tests])
    let marked = pack.replacing("  answer:", with: "  ans|wer:")
    let changes = try client.ask("textDocument/rename", at: marked, more: #","newName":"reply-soon""#)[
      "changes"]
    #expect(changes?[Client.uri]?.elements.count == 1)
    let inTests = try #require(changes?["file:///packs/p.test.yaml"]?.elements)
    #expect(inTests.count == 1 && inTests[0]["range"]?["start"]?["character"]?.text == "66")
    let refused = try client.ask("textDocument/rename", at: marked, more: #","newName":"2 words""#)
    #expect(refused["code"]?.text == "-32602")
  }

  @Test("offers the nearest right name as a fix")
  func fixes() throws {
    var client = Client()
    client.open(pack.replacing("facts.talks > 1", with: "facts.tolks > 1"))
    let params =
      #"{"textDocument":{"uri":"\#(Client.uri)"},"range":{"start":{"line":16,"character":0},"end":{"line":16,"character":40}}}"#
    let fixes = try client.ask("textDocument/codeAction", params).elements
    #expect(fixes.compactMap { $0["title"]?.text } == ["Write 'talks'"])
  }
}
