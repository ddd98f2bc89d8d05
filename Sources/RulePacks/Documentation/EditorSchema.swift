import SourceText

/// A JSON Schema (2020-12) of a file of an author, for completion, hover and shape checks in any editor.
///
/// It is flat on purpose: no alternative of whole mappings, and what a mapping lacks is only said while all its keys
/// are known, so that one mistake gives one message.
package struct EditorSchema: Sendable {
  package enum Document: String, CaseIterable, Sendable {
    case pack, tests, site
  }

  let document: Document
  /// Names that are offered where a kind is asked for; others may stand there too.
  let kinds: [String]

  package init(_ document: Document, kinds: [String]) {
    self.document = document
    self.kinds = kinds
  }

  /// The schema as JSON, a line for each member.
  package var json: String {
    let (root, title): (Schema, String) =
      switch document {
      case .pack: (.pack, "A rule pack")
      case .tests: (.testFile, "The tests of a rule pack")
      case .site: (.site, "The configuration of a site")
      }
    var json = JSONWriter(indented: true)
    json.object { json in
      json.pair("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.pair("title", title)
      json.pair("$ref", Self.reference(to: root))
      json.key("$defs")
      json.object { json in
        for schema in Self.reachable(from: root) {
          json.key(Self.name(of: schema))
          json.object { define(schema, &$0) }
        }
      }
    }
    return json.text + "\n"
  }

  private static func reference(to schema: Schema) -> String { "#/$defs/" + name(of: schema) }

  private static func name(of schema: Schema) -> String {
    let words = schema.subject.split(separator: " ").drop { ["a", "an", "the"].contains($0) }
    return words.joined(separator: "-").filter { $0 != "'" }
  }

  /// The schema and those of the mappings below it, each once, the outer first.
  private static func reachable(from root: Schema) -> [Schema] {
    var found = [root]
    var next = 0
    while next < found.count {
      for schema in found[next].keys.flatMap(\.shape.mappings)
      where !found.contains(where: { $0.subject == schema.subject }) {
        found.append(schema)
      }
      next += 1
    }
    return found
  }
}

// MARK: Mappings

extension EditorSchema {
  private func define(_ schema: Schema, _ json: inout JSONWriter) {
    guard schema.orNames else { return members(of: schema, types: ["object"], &json) }
    oneOrMany(
      { members(of: schema, types: ["string", "object"], &$0) },
      each: { $0.pair("$ref", Self.reference(to: schema)) }, &json)
  }

  private func members(of schema: Schema, types names: [String], _ json: inout JSONWriter) {
    types(names, &json)
    if schema.orNames {
      // Names are kinds or the pack's own events: kinds are offered, not demanded.
      json.key("examples")
      json.array { json in for kind in kinds { json.string(kind) } }
    }
    json.key("properties")
    json.object { json in
      for key in schema.keys {
        json.key(key.name)
        json.object { json in
          json.pair("description", key.about)
          write(key.shape, &json)
        }
      }
    }
    json.key("additionalProperties")
    json.bool(false)
    let demands = Demand.all(of: schema)
    guard !demands.isEmpty else { return }
    json.key("allOf")
    json.array { json in
      for demand in demands { json.object { demand.write(&$0) } }
    }
  }
}

// MARK: Shapes

extension EditorSchema {
  private func write(_ shape: Shape, _ json: inout JSONWriter) {
    switch shape {
    case .text, .template, .word, .cel, .value: types(["string", "number", "boolean"], &json)
    case .number: types(["number"], &json)
    case .percent: types(["string", "number"], &json)
    case .truth: types(["boolean"], &json)
    case .duration, .deadline, .testTime, .date, .log: types(["string"], &json)
    case .int(let range), .count(let range):
      if case .int = shape { types(["integer"], &json) } else { types(["integer", "string"], &json) }
      json.pair("minimum", Int(range.lowerBound))
      json.pair("maximum", Int(range.upperBound))
    case .choice(let words):
      json.key("enum")
      json.array { json in for word in words { json.string(word) } }
    case .mapping(let schema): json.pair("$ref", Self.reference(to: schema))
    case .named(let form, let shape): named(form, shape, &json)
    case .list(let shape): oneOrMany({ write(shape, &$0) }, each: { write(shape, &$0) }, &json)
    case .choiceOr(let words, let schema):
      json.key("if")
      json.object { types(["string"], &$0) }
      json.key("then")
      json.object { write(.choice(words), &$0) }
      json.key("else")
      json.object { write(.list(.mapping(schema)), &$0) }
    case .kind: kind(&json)
    }
  }

  private func types(_ names: [String], _ json: inout JSONWriter) {
    json.key("type")
    guard names.count > 1 else { return json.string(names[0]) }
    json.array { json in for name in names { json.string(name) } }
  }

  private func named(_ form: NameForm?, _ shape: Shape, _ json: inout JSONWriter) {
    types(["object"], &json)
    if let form {
      json.key("propertyNames")
      json.object {
        $0.pair("pattern", form == .identifier ? "^[A-Za-z_][A-Za-z0-9_]*$" : "^[A-Za-z_][A-Za-z0-9_-]*$")
      }
    }
    json.key("additionalProperties")
    json.object { write(shape, &$0) }
  }

  private func oneOrMany(
    _ one: (inout JSONWriter) -> Void, each: (inout JSONWriter) -> Void, _ json: inout JSONWriter
  ) {
    json.key("if")
    json.object { types(["array"], &$0) }
    json.key("then")
    json.object { json in
      json.key("items")
      json.object(each)
    }
    json.key("else")
    json.object(one)
  }

  private func kind(_ json: inout JSONWriter) {
    types(["object"], &json)
    json.key("if")
    json.object {
      $0.key("required"); $0.array { $0.string("fields") }
    }
    json.key("then")
    json.object { $0.pair("$ref", Self.reference(to: .kind)) }
    json.key("else")
    json.object { json in
      json.key("additionalProperties")
      json.object { json in
        json.key("if")
        json.object { types(["object"], &$0) }
        json.key("then")
        json.object { $0.pair("$ref", Self.reference(to: .field)) }
        json.key("else")
        json.object { types(["string"], &$0) }
      }
    }
  }
}

extension Shape {
  /// The mappings that may stand here and have a definition of their own.
  var mappings: [Schema] {
    switch self {
    case .mapping(let schema), .choiceOr(_, let schema): [schema]
    case .list(let shape), .named(_, let shape): shape.mappings
    case .kind: [Schema.kind, Schema.field]
    default: []
    }
  }
}
