import RulePacks
import SourceText

/// The messages that the server sends.
enum Reply {
  /// Codes of JSON-RPC 2.0.
  enum Code: Int {
    case parseError = -32700
    case methodNotFound = -32601
    case invalidParams = -32602
  }

  static func null(id: JSON) -> [UInt8] { result(id) { $0.null() } }

  static func failure(id: JSON, _ code: Code, _ message: String) -> [UInt8] {
    envelope { json in
      json.key("id")
      id.write(to: &json)
      json.key("error")
      json.object { json in
        json.pair("code", code.rawValue)
        json.pair("message", message)
      }
    }
  }

  static func capabilities(id: JSON) -> [UInt8] {
    result(id) { json in
      json.object { json in
        json.key("capabilities")
        json.object { json in
          json.pair("textDocumentSync", 2)
          json.key("completionProvider")
          json.object { json in
            json.key("triggerCharacters")
            json.array { json in for character in [".", " ", "{", ":"] { json.string(character) } }
          }
          for name in ["hover", "definition", "references", "rename"] {
            json.key(name + "Provider")
            json.bool(true)
          }
          json.key("codeActionProvider")
          json.object { json in
            json.key("codeActionKinds")
            json.array { $0.string("quickfix") }
          }
        }
        json.key("serverInfo")
        json.object { $0.pair("name", "touchline") }
      }
    }
  }

  static func hover(_ hover: Hover?, _ document: TextDocument, id: JSON) -> [UInt8] {
    guard let hover else { return null(id: id) }
    return result(id) { json in
      json.object { json in
        json.key("contents")
        json.object { json in
          json.pair("kind", "markdown")
          json.pair("value", hover.markdown)
        }
        json.key("range")
        json.range(hover.range, in: document.file)
      }
    }
  }

  static func completions(_ completions: Completions, _ document: TextDocument, id: JSON) -> [UInt8] {
    result(id) { json in
      json.array { json in
        for item in completions.items {
          json.object { json in
            json.pair("label", item.label)
            json.pair("kind", item.kind.number)
            if !item.detail.isEmpty { json.pair("detail", item.detail) }
            if !item.about.isEmpty { json.pair("documentation", item.about) }
            json.key("textEdit")
            json.edit(completions.replaces, in: document.file, item.inserts)
          }
        }
      }
    }
  }

  static func locations(_ occurrences: [PackOccurrence], id: JSON) -> [UInt8] {
    result(id) { json in
      json.array { json in
        for occurrence in occurrences {
          json.object { json in
            json.pair("uri", occurrence.file.name)
            json.key("range")
            json.range(occurrence.range, in: occurrence.file)
          }
        }
      }
    }
  }

  static func edits(_ occurrences: [PackOccurrence], _ name: String, id: JSON) -> [UInt8] {
    let files = Dictionary(grouping: occurrences, by: \.file.name).sorted { $0.key < $1.key }
    return result(id) { json in
      json.object { json in
        json.key("changes")
        json.object { json in
          for (uri, places) in files {
            json.key(uri)
            json.array { json in for place in places { json.edit(place.range, in: place.file, name) } }
          }
        }
      }
    }
  }

  /// What the diagnostics in a range suggest.
  static func fixes(_ diagnostics: [Diagnostic], in range: JSON?, _ document: TextDocument, id: JSON)
    -> [UInt8]
  {
    let start = document.offset(of: range?["start"]?.position ?? .init(line: 0, character: 0))
    let end = document.offset(of: range?["end"]?.position ?? .init(line: 0, character: 0))
    let meant = diagnostics.filter { $0.range.start <= end && start <= $0.range.end }
    return result(id) { json in
      json.array { json in
        for diagnostic in meant {
          guard let fix = QuickFix(diagnostic) else { continue }
          json.object { json in
            json.pair("title", fix.title)
            json.pair("kind", "quickfix")
            json.key("edit")
            json.object { json in
              json.key("changes")
              json.object { json in
                json.key(document.uri)
                json.array { $0.edit(fix.range, in: document.file, fix.text) }
              }
            }
          }
        }
      }
    }
  }

  static func diagnostics(_ diagnostics: [Diagnostic], of document: TextDocument) -> [UInt8] {
    envelope { json in
      json.pair("method", "textDocument/publishDiagnostics")
      json.key("params")
      json.object { json in
        json.pair("uri", document.uri)
        json.pair("version", document.version)
        json.key("diagnostics")
        json.array { json in for diagnostic in diagnostics { json.diagnostic(diagnostic) } }
      }
    }
  }

  // MARK: Envelopes

  private static func result(_ id: JSON, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    envelope { json in
      json.key("id")
      id.write(to: &json)
      json.key("result")
      body(&json)
    }
  }

  private static func envelope(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("jsonrpc", "2.0")
      body(&json)
    }
    return json.utf8
  }
}

extension JSONWriter {
  fileprivate mutating func range(_ range: SourceRange, in file: SourceFile) {
    object { json in
      for (name, offset) in [("start", range.start), ("end", range.end)] {
        let place = file.editorPosition(at: offset)
        json.key(name)
        json.object { json in
          json.pair("line", place.line)
          json.pair("character", place.character)
        }
      }
    }
  }

  fileprivate mutating func edit(_ range: SourceRange, in file: SourceFile, _ text: String) {
    object { json in
      json.key("range")
      json.range(range, in: file)
      json.pair("newText", text)
    }
  }

  fileprivate mutating func diagnostic(_ diagnostic: Diagnostic) {
    object { json in
      json.key("range")
      json.range(diagnostic.range, in: diagnostic.file)
      json.pair("severity", diagnostic.severity.number)
      json.pair("code", diagnostic.code)
      json.pair("source", "touchline")
      let suggestion = diagnostic.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      json.pair("message", diagnostic.message + suggestion + (diagnostic.help.map { "\n\($0)" } ?? ""))
    }
  }
}

extension Diagnostic.Severity {
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}

extension Completion.Kind {
  /// Of CompletionItemKind.
  fileprivate var number: Int {
    switch self {
    case .key: 10
    case .value: 12
    case .kind: 23
    case .name: 6
    case .field: 5
    case .function: 3
    }
  }
}
