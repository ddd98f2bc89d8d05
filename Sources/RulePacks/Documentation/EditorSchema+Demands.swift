import SourceText

extension EditorSchema {
  /// What the keys of a mapping ask of each other: `if` something is written, `then` something else must be.
  struct Demand {
    let condition: (inout JSONWriter) -> Void
    let consequence: (inout JSONWriter) -> Void

    func write(_ json: inout JSONWriter) {
      json.key("if")
      json.object(condition)
      json.key("then")
      json.object(consequence)
    }

    static func all(of schema: Schema) -> [Demand] {
      var demands: [Demand] = []
      if !schema.required.isEmpty {
        demands.append(
          Demand(condition: { known(schema, &$0) }, consequence: { require(schema.required, &$0) }))
      }
      for keys in schema.oneOf {
        demands.append(Demand(condition: { known(schema, &$0) }, consequence: { choose("oneOf", keys, &$0) }))
      }
      if !schema.anyOf.isEmpty {
        demands.append(
          Demand(condition: { known(schema, &$0) }, consequence: { choose("anyOf", schema.anyOf, &$0) }))
      }
      for (a, b) in schema.apart { demands.append(apart(a, b)) }
      for key in schema.keys where !key.needs.isEmpty { demands.append(needs(key, in: schema)) }
      for key in schema.keys { if let forms = key.beside { demands.append(beside(key, forms, in: schema)) } }
      return demands
    }
  }
}

extension EditorSchema.Demand {
  private static func apart(_ a: String, _ b: String) -> Self {
    Self(
      condition: { require([a], &$0) },
      consequence: { json in
        json.key("not")
        json.object { require([b], &$0) }
      })
  }

  private static func needs(_ key: Key, in schema: Schema) -> Self {
    Self(
      condition: { json in
        settled(schema, &json)
        require([key.name], &json)
        // Beside another form the key itself is the mistake.
        if let forms = key.beside { anyPresent(forms, in: schema, &json) }
      },
      consequence: { choose("anyOf", key.needs, &$0) })
  }

  private static func beside(_ key: Key, _ forms: Set<String>, in schema: Schema) -> Self {
    Self(
      condition: { json in
        settled(schema, &json)
        require([key.name], &json)
      },
      consequence: { anyPresent(forms, in: schema, &$0) })
  }

  private static func anyPresent(_ forms: Set<String>, in schema: Schema, _ json: inout JSONWriter) {
    json.key("anyOf")
    json.array { json in
      for form in forms.sorted() { json.object { present(form, in: schema, &$0) } }
    }
  }

  /// A form of a rule is told by its starter, or by what it expects.
  private static func present(_ form: String, in schema: Schema, _ json: inout JSONWriter) {
    guard schema.key(named: form) == nil else {
      require([form], &json)
      let other = ["when": "expect", "while": "without"][form]
      guard let other, schema.key(named: other) != nil else { return }
      json.key("not")
      return json.object { require([other], &$0) }
    }
    require(["expect"], &json)
    json.key("properties")
    json.object { json in
      json.key("expect")
      json.object { require([form], &$0) }
    }
  }

  /// All keys are known, so that what seems to be missing is not merely misspelt.
  private static func known(_ schema: Schema, _ json: inout JSONWriter) {
    json.pair("type", "object")
    json.key("propertyNames")
    json.object { json in
      json.key("enum")
      json.array { json in for name in schema.names { json.string(name) } }
    }
  }

  /// All keys are known, and of each set of which one is asked for, one is there; in `expect` likewise.
  private static func settled(_ schema: Schema, _ json: inout JSONWriter) {
    known(schema, &json)
    for keys in schema.oneOf.prefix(1) { choose("oneOf", keys, &json) }
    guard schema.key(named: "expect") != nil, case .mapping(let inner)? = schema.key(named: "expect")?.shape
    else {
      return
    }
    json.key("properties")
    json.object { json in
      json.key("expect")
      json.object { settled(inner, &$0) }
    }
  }

  private static func require(_ keys: [String], _ json: inout JSONWriter) {
    json.key("required")
    json.array { json in for key in keys { json.string(key) } }
  }

  private static func choose(_ word: String, _ keys: [String], _ json: inout JSONWriter) {
    guard keys.count > 1 else { return require(keys, &json) }
    json.key(word)
    json.array { json in
      for key in keys { json.object { require([key], &$0) } }
    }
  }
}
