package import EventTime
package import RulePacks
import SourceText

/// Helps editors with packs, their tests and a site's file: the language server protocol over the pack reader.
///
/// A value that takes one message after the other and says what to send; reading and writing is its caller's.
package struct LanguageServer: Sendable {
  var documents: [String: TextDocument] = [:]
  private var workspace: Workspace
  /// Documents whose diagnostics are older than their text.
  private var stale: [String] = []
  private var hasShutDown = false
  /// Whether the client has taken leave, and with which exit status to end.
  package private(set) var exitStatus: Int32?

  /// - Parameters:
  ///   - shipped: The packs that are in use beside those of the editor's folders.
  ///   - today: The day from which the ends of exceptions are judged.
  package init(
    reader: PackReader, shipped: [RulePack] = [], today: CivilDate? = nil, files: WorkspaceFiles
  ) {
    workspace = Workspace(reader, shipped: shipped, today: today, files: files)
  }

  /// Reads packs with every kind that the folders of the editor know.
  var reader: PackReader { workspace.reader }

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
    var told: [[UInt8]] = []
    for document in stale.compactMap({ documents[$0] }) {
      told.append(Reply.diagnostics(editor(of: document).diagnostics, of: document))
    }
    return told
  }

  // MARK: Notifications

  private mutating func notify(_ method: String, _ params: JSON) {
    let document = params["textDocument"] ?? .null
    let uri = document["uri"]?.text ?? ""
    switch method {
    case "textDocument/didOpen":
      let text = document["text"]?.text ?? ""
      documents[uri] = TextDocument(uri: uri, version: document["version"]?.int ?? 0, text: text)
      change(uri)
    case "textDocument/didChange":
      documents[uri]?.version = document["version"]?.int ?? 0
      for change in params["contentChanges"]?.elements ?? [] { apply(change, to: uri) }
      change(uri)
    // What one file says of another is told once it is saved, not with every key.
    case "textDocument/didSave": for name in documents.keys.sorted() { markStale(name) }
    case "textDocument/didClose":
      documents[uri] = nil
      reload(uri)
    case "workspace/didChangeWatchedFiles":
      for change in params["changes"]?.elements ?? [] { reload(change["uri"]?.text ?? "") }
    case "exit": exitStatus = hasShutDown ? 0 : 1
    default: break
    }
  }

  private mutating func apply(_ change: JSON, to uri: String) {
    let range = change["range"]
    documents[uri]?.replace(
      from: range?["start"]?.position, to: range?["end"]?.position, by: change["text"]?.text ?? "")
  }

  private mutating func change(_ uri: String) {
    guard let document = documents[uri] else { return }
    workspace.update(DocumentAddress.path(of: uri), document.file)
    markStale(uri)
  }

  /// The file is what it is on the disk, unless an editor has it open.
  private mutating func reload(_ uri: String) {
    guard !uri.isEmpty, documents[uri] == nil else { return }
    let path = DocumentAddress.path(of: uri)
    workspace.update(path, workspace.files.load(path).map { SourceFile(name: uri, text: $0) })
    for name in documents.keys.sorted() { markStale(name) }
  }

  /// A pack and its tests are judged together.
  private mutating func markStale(_ uri: String) {
    for name in [uri, AuthoredFile.companion(of: uri)] where documents[name] != nil && !stale.contains(name) {
      stale.append(name)
    }
  }

  // MARK: Requests

  private mutating func answer(_ method: String, _ params: JSON, id: JSON) -> [UInt8] {
    switch method {
    case "initialize":
      for folder in Self.folders(params) { workspace.open(folder: DocumentAddress.path(of: folder)) }
      return Reply.capabilities(id: id)
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

  /// Editors name several folders, or as they did once, one root.
  private static func folders(_ params: JSON) -> [String] {
    let folders = (params["workspaceFolders"]?.elements ?? []).compactMap { $0["uri"]?.text }
    return folders.isEmpty ? [params["rootUri"]?.text].compactMap(\.self).filter { !$0.isEmpty } : folders
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

  private mutating func editor(of document: TextDocument) -> PackEditor {
    let path = DocumentAddress.path(of: document.uri)
    let companion = AuthoredFile.companion(of: path)
    let beside = companion == path ? nil : workspace.file(companion) ?? loaded(companion, beside: document)
    return PackEditor(
      document.file, AuthoredFile.document(named: path), reader: reader, companion: beside,
      surroundings: workspace.surroundings(of: path))
  }

  private func loaded(_ path: String, beside document: TextDocument) -> SourceFile? {
    workspace.files.load(path).map {
      SourceFile(name: AuthoredFile.companion(of: document.uri), text: $0)
    }
  }
}

extension JSON {
  var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }

  var position: TextDocument.Position? {
    guard let line = self["line"]?.int, let character = self["character"]?.int else { return nil }
    return TextDocument.Position(line: line, character: character)
  }
}
