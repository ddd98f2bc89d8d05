import SourceText
import YAMLTree

/// Reads one file of an author and gathers everything that is wrong with it, without stopping at the first problem.
///
/// A method that gives nil has reported why, or met a node about which something has been reported already.
protocol DocumentReader {
  var file: SourceFile { get }
  var diagnostics: [Diagnostic] { get set }
  /// The rule that is being read.
  var rule: String? { get }
}

extension DocumentReader {
  mutating func report(
    _ problem: PackProblem, _ range: SourceRange, _ message: String, help: String? = nil,
    suggestion: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        problem.rawValue, severity, file: file, range: range, message, help: help, suggestion: suggestion,
        rule: rule))
  }

  /// Reports a name that is none of `names`, with the nearest of them.
  mutating func reportUnknown(
    _ problem: PackProblem = .unknownName, _ name: String, _ what: String, at range: SourceRange,
    among names: some Sequence<String>
  ) {
    let names = Array(names)
    let help =
      names.isEmpty
      ? "none is defined; define it, or leave it out"
      : "known: \(names.sorted().prefix(12).joined(separator: ", "))"
    report(
      problem, range, "there is no \(what) '\(name)'", help: help, suggestion: nearest(name, among: names))
  }
}

// MARK: Mappings

/// A mapping whose keys are known to be right.
struct Fields {
  /// The token that stands for the whole: the name or key under which the mapping stands.
  var owner: SourceRange
  /// In the order written.
  var entries: [YAMLEntry] = []
  /// Keys that were probably meant by others that do not exist; they are not missing on top of that.
  var meant: Set<String> = []

  subscript(_ key: String) -> YAMLNode? {
    entries.first { $0.key.text == key }?.value
  }

  func entry(_ key: String) -> YAMLEntry? {
    entries.first { $0.key.text == key }
  }

  /// Which of some keys are there, in the order written.
  func present(_ keys: [String]) -> [YAMLEntry] {
    entries.filter { keys.contains($0.key.text) }
  }

  func lacks(_ key: String) -> Bool { self[key] == nil && !meant.contains(key) }
}

extension DocumentReader {
  /// A mapping with the keys of a schema, or nil where there is no mapping.
  mutating func fields(_ node: YAMLNode, _ schema: Schema, owner: SourceRange? = nil) -> Fields? {
    guard let entries = entries(node, schema.subject, owner: owner) else { return nil }
    var fields = Fields(owner: owner ?? node.range)
    for entry in entries {
      if schema.names.contains(entry.key.text) {
        fields.entries.append(entry)
      } else if let last = fields.entries.last, let whole = sentence(last, entry) {
        fields.entries[fields.entries.count - 1].value = whole
      } else {
        if let meant = reportUnknownKey(entry, schema) { fields.meant.insert(meant) }
      }
    }
    for key in schema.required where fields.lacks(key) {
      report(
        .missingKey, fields.owner, "\(schema.subject) needs '\(key)'", help: "add '\(key): ...'")
    }
    return fields
  }

  /// `{ about: From here on, a deal is large. }`: YAML ends the sentence at its comma and takes the rest for a key.
  ///
  /// Such a key has no value, not even a colon, so nothing else can be meant by it.
  private func sentence(_ entry: YAMLEntry, _ rest: YAMLEntry) -> YAMLNode? {
    guard Prose.keys.contains(entry.key.text), let text = entry.value.scalar, text.style == .plain,
      !text.isBlank,
      rest.key.style == .plain, rest.value.scalar?.isBlank == true
    else { return nil }
    let between = SourceRange(start: rest.keyRange.end, end: rest.value.range.end)
    guard !file.text(in: between).utf8.contains(UInt8(ascii: ":")) else { return nil }
    let range = entry.value.range.union(rest.keyRange)
    guard file.position(at: range.start).line == file.position(at: range.end).line else { return nil }
    let map = TextMap(start: range.start, count: range.end - range.start)
    return YAMLNode(
      .scalar(YAMLScalar(text: file.text(in: range), style: .plain, textMap: map)), range: range)
  }

  /// The entries of a mapping with names of the author's choice.
  mutating func entries(_ node: YAMLNode, _ subject: String, owner: SourceRange? = nil) -> [YAMLEntry]? {
    guard !node.isFaulty else { return nil }
    if let entries = node.mapping { return entries }
    if let scalar = node.scalar, scalar.isBlank {
      report(
        .blank, owner ?? node.range, "\(subject) is empty",
        help: "write 'key: value' lines below it, indented")
    } else {
      report(
        .wrongShape, node.range, "\(subject) is a mapping of keys to values",
        help: "write '{ key: value }', or 'key: value' lines below it, indented")
    }
    return nil
  }

  private mutating func reportUnknownKey(_ entry: YAMLEntry, _ schema: Schema) -> String? {
    let word = entry.key.text
    if entry.key.style == .plain, BareWord(word) != nil {
      let meant = word.lowercased() == "on" && schema.names.contains("when") ? "when" : nil
      report(
        .bareWord, entry.keyRange, "the bare word '\(word)' is not read as a key",
        help: meant.map { "a rule begins with '\($0)'" } ?? "choose another name, or put it in quotes",
        suggestion: meant)
      return meant
    }
    let meant = nearest(word, among: schema.names)
    report(
      .unknownKey, entry.keyRange, "\(schema.subject) has no key '\(word)'",
      help: "keys of \(schema.subject): \(schema.names.joined(separator: ", "))", suggestion: meant)
    return meant
  }

  /// The entries of a mapping whose keys are names that the author chose, such as `facts`.
  mutating func named(_ node: YAMLNode, _ subject: String, _ form: NameForm) -> [YAMLEntry] {
    (entries(node, subject) ?? []).filter { isName($0.key, at: $0.keyRange, form) }
  }
}

/// Keys under which sentences stand, which may have commas.
enum Prose {
  static let keys: Set<String> = [
    "about", "reason", "says", "source", "statement", "summary", "title", "why",
  ]
}

// MARK: Names

/// How names of a section are formed.
enum NameForm {
  /// `facts.people_met` must be readable as an expression.
  case identifier
  /// Lower case or not, with hyphens: `understand-before-proposing`.
  case hyphenated

  func admits(_ name: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard let first = name.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
    return name.utf8.allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
        || (self == .hyphenated && byte == UInt8(ascii: "-"))
    }
  }
}

extension DocumentReader {
  mutating func isName(_ scalar: YAMLScalar, at range: SourceRange, _ form: NameForm) -> Bool {
    if scalar.style == .plain, BareWord(scalar.text) != nil {
      report(
        .bareWord, range, "the bare word '\(scalar.text)' is not read as a name", help: "choose another name")
      return false
    }
    let isWellFormed = form.admits(scalar.text)
    if !isWellFormed {
      let also = form == .hyphenated ? "hyphens and underscores" : "underscores"
      report(
        .malformedName, range, "'\(scalar.text)' is no name",
        help: "names begin with a letter and have letters, digits, \(also)")
    }
    return isWellFormed
  }
}

/// A word that YAML 1.1 takes for a truth and people for a text, so that it is refused where it is not quoted.
struct BareWord {
  /// What was probably meant.
  let truth: String

  init?(_ text: String) {
    switch text.lowercased() {
    case "yes", "on", "y": truth = "true"
    case "no", "off", "n": truth = "false"
    default: return nil
    }
  }
}
