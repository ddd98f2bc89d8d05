import Activity
import CEL
import SourceText
import YAMLTree

/// A pack while it is being read: sections in the order in which they need each other.
struct PackBuilder: DocumentReader {
  /// The pack's own file, or the test file that is being read.
  var file: SourceFile
  let environment: PackReader
  var diagnostics: [Diagnostic]
  var rule: String?

  var vocabulary: Vocabulary
  var header = Header()
  var params: [Parameter] = []
  var lists: [NamedList] = []
  /// As written; patterns are made when something asks for them, since they may name each other.
  var eventEntries: [YAMLEntry] = []
  var resolvedEvents: [String: EventPattern?] = [:]
  /// The events that are being resolved, the outermost first.
  var openEvents: [String] = []
  var facts: [Fact] = []
  var norms: [Norm] = []
  var practices: [Practice] = []
  var practiceNames: Set<String> = []
  var rules: [Rule] = []
  /// Also those that cannot be read, so that a test may name them.
  var ruleNames: [String] = []
  var brief = Brief()
  var tests: [PackTest] = []
  /// Every expression that stands in the file, also those that are wrong: editors help with them.
  var expressions: [ExpressionPlace] = []
  private var isComplete = false

  struct Header {
    var id = ""
    var version = ""
    var title = ""
    var summary = ""
    var domain = ""
    var requires: [String] = []
  }

  init(file: SourceFile, environment: PackReader, diagnostics: [Diagnostic]) {
    self.file = file
    self.environment = environment
    self.diagnostics = diagnostics
    vocabulary = Vocabulary(catalogue: environment.catalogue, functions: [])
  }

  /// The pack; only meaningful while nothing was reported as an error.
  var pack: RulePack? {
    guard isComplete else { return nil }
    var pack = RulePack(
      file: file, id: header.id, version: header.version, title: header.title, summary: header.summary,
      domain: header.domain, requires: header.requires, params: params, lists: lists,
      events: eventEntries.compactMap { resolvedEvents[$0.key.text] ?? nil }, facts: facts, norms: norms,
      practices: practices,
      rules: rules, brief: brief, tests: tests)
    if environment.lints { pack.idleRequirements = header.requires.filter { !isCalled($0) } }
    return pack
  }

  /// Whether an expression names a function of a domain.
  private func isCalled(_ domain: String) -> Bool {
    (environment.functions[domain] ?? []).contains { function in
      expressions.contains { $0.source.text.utf8.firstRange(of: Array(function.name.utf8)) != nil }
    }
  }

  mutating func readPack(_ root: YAMLNode) {
    let start = SourceRange(start: root.range.start, end: root.range.start)
    guard let pack = fields(root, .pack, owner: start) else { return }
    readHeader(pack)
    let domains = [header.domain] + header.requires
    vocabulary = Vocabulary(
      catalogue: environment.catalogue, functions: domains.flatMap { environment.functions[$0] ?? [] })
    if let node = pack["params"] { readParams(node) }
    if let node = pack["lists"] { readLists(node) }
    if let node = pack["events"] { eventEntries = named(node, "events", .hyphenated) }
    for entry in eventEntries { resolveEvent(entry) }
    if let node = pack["facts"] { readFacts(node) }
    if let node = pack["norms"] { readNorms(node) }
    if let node = pack["practices"] { readPractices(node) }
    if let node = pack["rules"] { readRules(node) }
    if let node = pack["brief"] { readBrief(node) }
    if let node = pack["tests"] { readTests(node) }
    isComplete = true
  }

  mutating func readTests(of testFile: SourceFile) {
    let packFile = file
    defer { file = packFile }
    file = testFile
    let parsed = YAMLNode.parse(testFile)
    diagnostics += parsed.diagnostics
    guard let root = parsed.root, let fields = fields(root, .testFile) else { return }
    if let node = fields["touchline"] { readLanguageVersion(node) }
    if let node = fields["pack"] { _ = text(node, "the pack's file, such as ./\(header.id).yaml") }
    if let node = fields["tests"] { readTests(node) }
  }
}
