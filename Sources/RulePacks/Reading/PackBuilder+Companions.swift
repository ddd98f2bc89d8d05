import SourceText
import YAMLTree

extension PackBuilder {
  mutating func refuseMisplaced(_ frame: RuleFrame) {
    for entry in frame.fields.entries {
      guard let forms = Schema.rule.key(named: entry.key.text)?.beside, !forms.contains(frame.form) else {
        continue
      }
      // A second starter has been reported; which of the two was meant nobody knows.
      guard frame.fields.present(Schema.starters).count == 1 else { continue }
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
