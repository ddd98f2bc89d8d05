package import RulePacks
import SourceText

/// Helps editors with packs, their tests and a site's file: the language server protocol over the pack reader.
///
/// A value that takes one message after the other and says what to send; reading and writing is its caller's.
package struct LanguageServer: Sendable {
  let reader: PackReader
  /// The text of a file that is not open, by its URI; nil where there is none.
  let load: @Sendable (String) -> String?
  var documents: [String: TextDocument] = [:]
  /// Documents whose diagnostics are older than their text.
  private var stale: [String] = []
  private var hasShutDown = false
  /// Whether the client has taken leave, and with which exit status to end.
  package private(set) var exitStatus: Int32?

  package init(reader: PackReader, load: @escaping @Sendable (String) -> String?) {
    self.reader = reader
    self.load = load
  }

  /// Takes a message and gives those to send in answer.
  package mutating func handle(_ message: [UInt8]) -> [[UInt8]] {
    guard let json = try? JSON(message) else { return [Reply.failure(id: .null, .parseError, "no JSON")] }
    guard let method = json["method"]?.text else { return [] }
    let params = json["params"] ?? .null
    guard let id = json["id"] else {
      notify(method, params)
      return []
    }
    return [answer(method, params, id: id)]
  }

  /// The diagnostics of what has changed since they were last asked for: when no further message waits.
  package mutating func pendingDiagnostics() -> [[UInt8]] {
    defer { stale = [] }
    return stale.compactMap { documents[$0] }.map { document in
      Reply.diagnostics(editor(of: document).diagnostics, of: document)
    }
  }

  // MARK: Notifications

  private mutating func notify(_ method: String, _ params: JSON) {
    let document = params["textDocument"] ?? .null
    let uri = document["uri"]?.text ?? ""
    switch method {
    case "textDocument/didOpen":
      let text = document["text"]?.text ?? ""
      documents[uri] = TextDocument(uri: uri, version: document["version"]?.int ?? 0, text: text)
      markStale(uri)
    case "textDocument/didChange":
      documents[uri]?.version = document["version"]?.int ?? 0
      for change in params["contentChanges"]?.elements ?? [] { apply(change, to: uri) }
      markStale(uri)
    case "textDocument/didSave": markStale(uri)
    case "textDocument/didClose": documents[uri] = nil
    case "exit": exitStatus = hasShutDown ? 0 : 1
    default: break
    }
  }

  private mutating func apply(_ change: JSON, to uri: String) {
    let range = change["range"]
    documents[uri]?.replace(
      from: range?["start"]?.position, to: range?["end"]?.position, by: change["text"]?.text ?? "")
  }

  /// A pack and its tests are judged together.
  private mutating func markStale(_ uri: String) {
    for name in [uri, Self.companion(of: uri)] where documents[name] != nil && !stale.contains(name) {
      stale.append(name)
    }
  }

  // MARK: Requests

  private mutating func answer(_ method: String, _ params: JSON, id: JSON) -> [UInt8] {
    switch method {
    case "initialize": return Reply.capabilities(id: id)
    case "shutdown":
      hasShutDown = true
      return Reply.null(id: id)
    default: break
    }
    guard Self.requests.contains(method) else {
      return Reply.failure(id: id, .methodNotFound, "there is no method '\(method)'")
    }
    guard let document = documents[params["textDocument"]?["uri"]?.text ?? ""] else {
      return Reply.failure(id: id, .invalidParams, "this document is not open")
    }
    let editor = editor(of: document)
    let offset = document.offset(of: params["position"]?.position ?? .init(line: 0, character: 0))
    switch method {
    case "textDocument/completion": return Reply.completions(editor.completions(at: offset), document, id: id)
    case "textDocument/hover": return Reply.hover(editor.hover(at: offset), document, id: id)
    case "textDocument/definition":
      let symbol = editor.symbol(at: offset)?.symbol
      let found = symbol.map { editor.occurrences(of: $0) } ?? []
      return Reply.locations(found.filter(\.isDefinition), id: id)
    case "textDocument/references":
      let symbol = editor.symbol(at: offset)?.symbol
      return Reply.locations(symbol.map { editor.occurrences(of: $0) } ?? [], id: id)
    case "textDocument/rename": return rename(editor, at: offset, to: params["newName"]?.text ?? "", id: id)
    default: return Reply.fixes(editor.diagnostics, in: params["range"], document, id: id)
    }
  }

  private static let requests: Set<String> = [
    "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references",
    "textDocument/rename", "textDocument/codeAction",
  ]

  private func rename(_ editor: PackEditor, at offset: Int, to name: String, id: JSON) -> [UInt8] {
    guard let occurrence = editor.symbol(at: offset) else {
      return Reply.failure(id: id, .invalidParams, "here is no name that the pack defines")
    }
    guard occurrence.symbol.section.admits(name) else {
      return Reply.failure(
        id: id, .invalidParams,
        "'\(name)' is no name: begin with a letter, go on with letters, digits, underscores or hyphens")
    }
    return Reply.edits(editor.occurrences(of: occurrence.symbol), name, id: id)
  }

  // MARK: Files

  private func editor(of document: TextDocument) -> PackEditor {
    let companion = Self.companion(of: document.uri)
    let beside = documents[companion]?.file ?? load(companion).map { SourceFile(name: companion, text: $0) }
    return PackEditor(document.file, Self.kind(of: document.uri), reader: reader, companion: beside)
  }

  private static func kind(of uri: String) -> EditorSchema.Document {
    if uri.hasSuffix(testSuffix) { return .tests }
    return uri.hasSuffix("touchline.yaml") ? .site : .pack
  }

  private static let testSuffix = ".test.yaml"

  private static func companion(of uri: String) -> String {
    if uri.hasSuffix(testSuffix) { return uri.dropLast(testSuffix.count) + ".yaml" }
    return uri.hasSuffix(".yaml") ? uri.dropLast(".yaml".count) + testSuffix : uri
  }
}

extension JSON {
  var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }

  var position: TextDocument.Position? {
    guard let line = self["line"]?.int, let character = self["character"]?.int else { return nil }
    return TextDocument.Position(line: line, character: character)
  }
}
