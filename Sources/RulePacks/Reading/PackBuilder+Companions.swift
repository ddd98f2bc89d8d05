import SourceText
import YAMLTree

/// Which keys go with which forms of a rule; LANGUAGE.md section 8.
enum Companions {
  private static let waiting: Set<String> = ["later", "never", "next"]
  private static let counting: Set<String> = ["at_least", "at_most"]
  private static let triggered: Set<String> = ["when", "that", "earlier", "later", "never", "next"]

  /// The forms beside which a key of a rule has a meaning; nil for a key that always has one.
  static func forms(ofRuleKey key: String) -> Set<String>? {
    switch key {
    case "if": triggered.union(counting).union(["every"])
    case "each": ["later", "next"]
    case "unless": waiting
    case "same": triggered
    case "for": ["while"]
    case "without", "in_last": ["while", "without"]
    case "partial": counting.union(["every"])
    case "remind": ["later", "at_least", "without", "while"]
    default: nil
    }
  }

  /// The expectations beside which another key of `expect` has a meaning.
  static func forms(ofExpectKey key: String) -> Set<String>? {
    switch key {
    case "within": ["earlier", "never", "later"]
    case "by": ["later"]
    case "since": ["earlier"]
    case "until": ["never"]
    case "among": ["next"]
    case "of", "distinct", "against", "basis": counting
    default: nil
    }
  }
}

extension PackBuilder {
  mutating func refuseMisplaced(_ frame: RuleFrame) {
    for entry in frame.fields.entries {
      guard let forms = Companions.forms(ofRuleKey: entry.key.text), !forms.contains(frame.form) else {
        continue
      }
      // A second starter has been reported; which of the two was meant nobody knows.
      guard frame.fields.present(["when", "while", "every"]).count == 1 else { continue }
      reportMisplaced(entry, form: frame.form, forms)
    }
  }

  mutating func reportMisplaced(_ entry: YAMLEntry, form: String, _ forms: Set<String>) {
    report(
      .companion, entry.keyRange, "'\(entry.key.text)' has no meaning beside '\(form)'",
      help: "it goes with: \(forms.sorted().joined(separator: ", "))")
  }

  /// A value that a key needs beside it, or nil with the lack reported at the key.
  mutating func companion(_ key: String, of entry: YAMLEntry, in fields: Fields) -> YAMLNode? {
    if let node = fields[key] { return node }
    if fields.lacks(key) {
      report(
        .companion, entry.keyRange, "'\(entry.key.text)' needs '\(key)'", help: "add '\(key): ...' beside it")
    }
    return nil
  }
}
