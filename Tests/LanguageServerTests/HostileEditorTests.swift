import SourceText
import Testing

@testable import LanguageServer

@Suite("The language server and an editor that sends whatever it likes")
struct HostileEditorTests {
  private static let pack = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: Pä😀
    summary: S.
    domain: d
    events: { talk: [call.held, { kind: meeting.held, with: { minutes: 3 } }] }
    facts: { talks: { count: talk, where: "data.minutes > 1", within: 3 days } }
    rules:
      r: { title: T, when: talk, if: facts.talks > 1 && deal.open, expect: { later: talk, within: 1 day }, nudge: { rep: "{deal.name}" } }

    """

  @Test("answers every request at every place of a pack that is cut off anywhere", arguments: 0..<8)
  func halfTyped(part: Int) throws {
    var client = Client()
    let scalars = Array(Self.pack.unicodeScalars)
    for length in stride(from: part, through: scalars.count, by: 24) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<length])
      client.open(String(view))
      _ = try client.diagnostics()
      for place in [(0, 0), (length / 40, 3), (99, 99), (-1, -1), (9, 70)] {
        let params =
          #"{"textDocument":{"uri":"\#(Client.uri)"},"position":{"line":\#(place.0),"character":\#(place.1)},"newName":"x"}"#
        for method in ["completion", "hover", "definition", "references", "rename", "codeAction"] {
          _ = try client.ask("textDocument/\(method)", params)
        }
      }
    }
  }

  @Test("answers completion behind every character of a pack")
  func everywhere() throws {
    var client = Client()
    client.open(Self.pack)
    for (line, text) in Self.pack.split(separator: "\n").enumerated() {
      for character in stride(from: 0, through: text.utf16.count, by: 3) {
        let params =
          #"{"textDocument":{"uri":"\#(Client.uri)"},"position":{"line":\#(line),"character":\#(character)}}"#
        _ = try client.ask("textDocument/completion", params)
        _ = try client.ask("textDocument/hover", params)
      }
    }
  }

  @Test("many edits at once end in the text that one edit gives")
  func fastEdits() throws {
    var client = Client()
    client.open("")
    for (line, text) in Self.pack.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var character = 0
      for scalar in text.unicodeScalars {
        let place = #"{"line":\#(line),"character":\#(character)}"#
        client.tell(
          "textDocument/didChange",
          #"{"textDocument":{"uri":"\#(Client.uri)","version":2},"contentChanges":[{"range":{"start":\#(place),"end":\#(place)},"text":\#(client.quoted(String(scalar)))}]}"#
        )
        character += UTF16.width(scalar)
      }
      let place = #"{"line":\#(line),"character":\#(character)}"#
      client.tell(
        "textDocument/didChange",
        #"{"textDocument":{"uri":"\#(Client.uri)"},"contentChanges":[{"range":{"start":\#(place),"end":\#(place)},"text":"\n"}]}"#
      )
    }
    let typed = try #require(client.server.documents[Client.uri]?.file.utf8)
    #expect(String(decoding: typed, as: UTF8.self) == Self.pack + "\n")
    #expect(client.server.pendingDiagnostics().count == 1)
  }

  @Test(
    "survives what is no message",
    arguments: ["", "{", "[]", "1", #"{"id":1}"#, #"{"method":3}"#, #"{"id":[],"method":"x"}"#])
  func rubbish(message: String) {
    var client = Client()
    _ = client.server.handle(Array(message.utf8))
    #expect(client.server.pendingDiagnostics().isEmpty)
  }

  @Test("cuts messages out of a stream, however it comes")
  func framing() throws {
    let messages = ["{}", "", #"{"a":"ä"}"#].map { Array($0.utf8) }
    let stream = messages.flatMap(MessageFraming.framed)
    for size in [1, 3, 7, 1_000] {
      var framing = MessageFraming()
      var found: [[UInt8]] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        framing.receive(stream[start..<min(start + size, stream.count)])
        while let message = try framing.next() { found.append(message) }
      }
      #expect(found == messages)
    }
  }

  @Test("gives up a stream that cannot be cut")
  func brokenFraming() {
    for (text, failure) in [
      ("Content-Length: x\r\n\r\n", MessageFraming.Failure.header), ("a: b\r\n\r\n", .header),
      ("Content-Length: -1\r\n\r\n", .header), ("Content-Length: 99999999999\r\n\r\n", .tooLong),
      (String(repeating: "x", count: 5_000), .header),
    ] {
      var framing = MessageFraming()
      framing.receive(text.utf8)
      #expect(throws: failure) { try framing.next() }
    }
  }
}
