import SourceText

/// Builds the tree of a document from its events, within limits, and gathers what is wrong with it.
struct Composer {
  let file: SourceFile
  let limits: YAMLLimits
  let events: EventStream
  var diagnostics: [Diagnostic] = []
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0

  private struct Anchored {
    var node: YAMLNode
    var nodeCount: Int
    var depth: Int
  }

  /// The rest of the file is not read: it cannot be, or it would cost too much.
  enum Stop: Error {
    case unreadable(EventStream.Failure)
    case refused
  }

  init(file: SourceFile, limits: YAMLLimits, events: EventStream) {
    self.file = file
    self.limits = limits
    self.events = events
  }

  mutating func composeDocument() -> YAMLNode? {
    do {
      return try compose()
    } catch {
      if case .unreadable(let failure) = error { diagnostics.append(failure.diagnostic(in: file)) }
      return nil
    }
  }

  private mutating func compose() throws(Stop) -> YAMLNode? {
    var event = try next()
    if case .streamEdge = event.kind { event = try next() }
    guard case .documentStart = event.kind else {
      report(
        "TL1013", SourceRange(start: 0, end: 0), "the file is empty",
        help: "a pack begins with 'touchline: 1'")
      return nil
    }
    let root = try node(from: try next(), depth: 0).node
    _ = try next()
    let after = try next()
    if case .documentStart = after.kind {
      report(
        "TL1008", SourceRange(start: after.range.start, end: after.range.start + 3),
        "a second document begins here",
        help: "a file holds one document: put the other into a file of its own")
    }
    return root
  }

  private func next() throws(Stop) -> EventStream.Event {
    do {
      return try events.next()
    } catch {
      throw .unreadable(error)
    }
  }

  mutating func report(
    _ code: String, _ range: SourceRange, _ message: String, help: String? = nil, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(code, file: file, range: range, message, help: help, suggestion: suggestion))
  }

  private mutating func node(from event: EventStream.Event, depth: Int) throws(Stop) -> (
    node: YAMLNode, depth: Int
  ) {
    try count(1, depth: depth, at: event.range)
    if case .alias(let name) = event.kind { return try expand(name, at: event.range, depth: depth) }
    let before = nodeCount
    let start = contentStart(of: event)
    var result: (node: YAMLNode, depth: Int)
    switch event.kind {
    case .mappingStart(let isFlow): result = try mapping(from: start, isFlow: isFlow, depth: depth)
    case .sequenceStart(let isFlow): result = try sequence(from: start, isFlow: isFlow, depth: depth)
    case .scalar(let value, let style):
      let range = SourceRange(start: min(start, event.range.end), end: event.range.end)
      result = (YAMLNode(.scalar(scalar(value, style, range)), range: range), 0)
    default: result = (YAMLNode(.sequence([]), range: event.range), 0)
    }
    if event.hasTag {
      reportTag(of: event)
      result.node.isFaulty = true
    }
    if let anchor = event.anchor {
      define(
        anchor, Anchored(node: result.node, nodeCount: nodeCount - before + 1, depth: result.depth),
        event.range)
    }
    return result
  }

  private func scalar(_ value: [UInt8], _ style: YAMLScalar.Style, _ range: SourceRange) -> YAMLScalar {
    let map = ScalarReader.textMap(of: value, style: style, in: file.utf8, from: range.start, to: range.end)
    return YAMLScalar(text: String(decoding: value, as: UTF8.self), style: style, textMap: map)
  }

  private mutating func sequence(
    from start: Int, isFlow: Bool, depth: Int
  ) throws(Stop) -> (node: YAMLNode, depth: Int) {
    var nodes: [YAMLNode] = []
    var deepest = 0
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind {
        let range = self.range(from: start, isFlow: isFlow, event, last: nodes.last?.range)
        return (YAMLNode(.sequence(nodes), range: range, isFlow: isFlow), deepest + 1)
      }
      let (node, below) = try node(from: event, depth: depth + 1)
      nodes.append(node)
      deepest = max(deepest, below)
    }
  }

  private mutating func mapping(
    from start: Int, isFlow: Bool, depth: Int
  ) throws(Stop) -> (node: YAMLNode, depth: Int) {
    var entries: [YAMLEntry] = []
    var names: Set<String> = []
    var deepest = 0
    while true {
      let event = try next()
      if case .mappingEnd = event.kind {
        let range = self.range(from: start, isFlow: isFlow, event, last: entries.last?.value.range)
        return (YAMLNode(.mapping(entries), range: range, isFlow: isFlow), deepest + 1)
      }
      let key = try node(from: event, depth: depth + 1)
      let value = try node(from: try next(), depth: depth + 1)
      deepest = max(deepest, key.depth, value.depth)
      guard let name = accepted(key.node, among: &names) else { continue }
      entries.append(YAMLEntry(key: name, keyRange: key.node.range, value: value.node))
    }
  }

  /// The key as a text, where it is one and is new.
  private mutating func accepted(_ key: YAMLNode, among names: inout Set<String>) -> YAMLScalar? {
    guard let scalar = key.scalar else {
      report("TL1012", key.range, "a key must be a text", help: keyRemedy(key))
      return nil
    }
    if scalar.style == .plain, scalar.text == "<<" {
      report(
        "TL1011", key.range, "'<<' is not read here",
        help: "write the keys out, or use an alias for a whole value")
      return nil
    }
    guard names.insert(scalar.text).inserted else {
      report(
        "TL1003", key.range, "'\(scalar.text)' stands twice in this mapping", help: "keep one of the two")
      return nil
    }
    return scalar
  }

  private func keyRemedy(_ key: YAMLNode) -> String {
    key.isFlow
      ? "a text that begins with a brace or a bracket stands in quotes" : "write a name before the ':'"
  }

  private func range(
    from start: Int, isFlow: Bool, _ end: EventStream.Event, last: SourceRange?
  ) -> SourceRange {
    if isFlow { return SourceRange(start: start, end: end.range.end) }
    return SourceRange(start: start, end: max(start, last?.end ?? end.range.start))
  }
}

// Anchors, aliases and limits.
extension Composer {
  private mutating func count(_ nodes: Int, depth: Int, at range: SourceRange) throws(Stop) {
    nodeCount += nodes
    let token = SourceRange(
      start: range.start, end: min(file.utf8.count, max(range.start + 1, min(range.end, range.start + 16))))
    if depth > limits.depth {
      report(
        "TL1005", token, "mappings and lists are nested deeper than \(limits.depth) levels",
        help: "nothing in a pack needs more than ten")
      throw .refused
    }
    if nodeCount > limits.nodes {
      report(
        "TL1007", token, "the file has more than \(limits.nodes) values, aliases expanded",
        help: "aliases of aliases multiply: write out what is really meant")
      throw .refused
    }
  }

  private mutating func expand(
    _ name: String, at range: SourceRange, depth: Int
  ) throws(Stop) -> (node: YAMLNode, depth: Int) {
    guard let anchored = anchors[name] else {
      report(
        "TL1009", range, "no anchor '\(name)' stands before this alias",
        help: "a text that begins with '*' stands in quotes", suggestion: nearest(name, among: anchors.keys))
      var node = YAMLNode(
        .scalar(YAMLScalar(text: "", style: .plain, textMap: TextMap(start: range.start))), range: range)
      node.isFaulty = true
      return (node, 0)
    }
    try count(anchored.nodeCount - 1, depth: depth + anchored.depth, at: range)
    return (anchored.node, anchored.depth)
  }

  private mutating func define(_ name: String, _ anchored: Anchored, _ range: SourceRange) {
    let token = SourceRange(start: range.start, end: min(range.start + name.utf8.count + 1, file.utf8.count))
    if anchors.updateValue(anchored, forKey: name) != nil {
      report(
        "TL1010", token, "the anchor '&\(name)' stands twice", help: "give each anchor a name of its own")
    }
  }
}

// What stands before a value: its anchor and its tag.
extension Composer {
  /// Where the value itself begins; libyaml counts its properties in.
  private func contentStart(of event: EventStream.Event) -> Int {
    guard event.anchor != nil || event.hasTag else { return event.range.start }
    var offset = event.range.start
    while offset < event.range.end, isProperty(file.utf8[offset]) {
      offset = skipWord(from: offset)
      offset = skipSpace(from: offset)
    }
    return offset
  }

  private mutating func reportTag(of event: EventStream.Event) {
    var start = event.range.start
    while start < event.range.end, file.utf8[start] == UInt8(ascii: "&") {
      start = skipSpace(from: skipWord(from: start))
    }
    let range = SourceRange(start: start, end: min(file.utf8.count, max(start + 1, skipWord(from: start))))
    let tag = file.text(in: range)
    let isCondition = tag.contains("(") || tag.contains(".") || tag == "!"
    report(
      "TL1004", range,
      isCondition ? "YAML takes '\(tag)' for a tag" : "tags such as '\(tag)' are not read here",
      help: isCondition
        ? "put the whole condition in quotes" : "leave it out: the key says what type its value has")
  }

  private func isProperty(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") }

  private func skipWord(from start: Int) -> Int {
    var offset = start
    while offset < file.utf8.count, file.utf8[offset] > UInt8(ascii: " ") { offset += 1 }
    return offset
  }

  private func skipSpace(from start: Int) -> Int {
    var offset = start
    while offset < file.utf8.count, file.utf8[offset] <= UInt8(ascii: " ") { offset += 1 }
    return offset
  }
}
