extension Diagnostic {
  /// One JSON document, `{"diagnostics":[...]}`, with a line end.
  static func json(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("diagnostics")
      json.array { json in
        for diagnostic in diagnostics { diagnostic.write(to: &json) }
      }
    }
    json.newline()
    return json.text
  }

  /// The diagnostic as one JSON object; lines and columns count from 1, the end is exclusive.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("code", code)
      json.pair("severity", severity.rawValue)
      json.pair("file", file.name)
      json.key("range")
      json.object { json in
        json.position("start", start)
        json.position("end", end)
      }
      json.pair("message", message)
      if let help { json.pair("help", help) }
      if let suggestion { json.pair("did_you_mean", suggestion) }
      if let rule { json.pair("rule", rule) }
    }
  }

  /// A workflow command of GitHub Actions, which shows the sentence beside the line of a change.
  var gitHubAnnotation: String {
    let level =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let meant = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    let remedy = help.map { "\n\($0)" } ?? ""
    let place = "line=\(start.line),endLine=\(end.line),col=\(start.column),endColumn=\(end.column)"
    let file = Self.escape(file.name, also: [":", ","])
    return "::\(level) file=\(file),\(place),title=\(code)::\(Self.escape(message + meant + remedy))\n"
  }

  private static func escape(_ text: String, also others: Set<Unicode.Scalar> = []) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where others.contains(scalar): escaped += "%3A"
      case "," where others.contains(scalar): escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Static Analysis Results Interchange Format 2.1.0, one run.
  static func sarif(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.pair("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.pair("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          writeTool(of: diagnostics, to: &json)
          json.pair("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array { json in
            for diagnostic in diagnostics { diagnostic.writeResult(to: &json) }
          }
        }
      }
    }
    json.newline()
    return json.text
  }

  private static func writeTool(of diagnostics: [Diagnostic], to json: inout JSONWriter) {
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.pair("name", "touchline")
        json.key("rules")
        json.array { json in
          for code in Set(diagnostics.map(\.code)).sorted() { json.object { $0.pair("id", code) } }
        }
      }
    }
  }

  private func writeResult(to json: inout JSONWriter) {
    let meant = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    json.object { json in
      json.pair("ruleId", code)
      json.pair("level", severity.rawValue)
      json.key("message")
      json.object { $0.pair("text", message + meant) }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { writeLocation(to: &$0) }
        }
      }
    }
  }

  private func writeLocation(to json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { $0.pair("uri", file.name) }
    json.key("region")
    json.object { json in
      json.pair("startLine", start.line)
      json.pair("startColumn", start.column)
      json.pair("endLine", end.line)
      json.pair("endColumn", end.column)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func position(_ name: String, _ position: SourcePosition) {
    key(name)
    object { json in
      json.pair("line", position.line)
      json.pair("column", position.column)
    }
  }
}
