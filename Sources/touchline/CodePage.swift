import RulePacks
import SourceText

/// What a diagnostic code means, with a pack that has the mistake and one that has not.
struct CodePage {
  private let entry: CodeCatalogue.Entry
  /// Nil where no pack can show it.
  let example: DiagnosticExample?

  init(_ entry: CodeCatalogue.Entry) {
    self.entry = entry
    example = Self.examples[entry.code]
  }

  /// `docs/diagnostics/CODE.md`.
  var markdown: String {
    let head = """
      # \(entry.code): \(entry.meaning)

      Family: \(CodeCatalogue.family(of: entry.code)).

      """
    let why = "\n## Why, and what to do\n\n\(entry.remedy)\n"
    guard let example else { return head + why }
    let log = example.log.map { "\n## On this log\n\n```\n\($0)```\n" } ?? ""
    let saved = example.savedAs.map { "\nThe wrong one is stored as \($0).\n" } ?? ""
    let isShort = example.wrong.contains("«")
    let repeated = isShort ? "\n`«3 × a»` stands for `aaa`; `#` in it counts them.\n" : ""
    let further = example.files.map { Self.section($0.title, $0.text) }.joined()
    return head + Self.section("Wrong", example.wrong) + repeated + saved
      + Self.section("Right", example.right)
      + further + log + why
  }

  /// Both examples for a screen; nothing where there are none.
  var plainExamples: String {
    guard let example else { return "" }
    let log = example.log.map { [("On this log", $0)] } ?? []
    let parts = [("Wrong", example.wrong), ("Right", example.right)] + example.files + log
    return parts.map { title, text in
      "\n\(title):\n" + text.split(separator: "\n").map { "    \($0)\n" }.joined()
    }.joined()
  }

  private static func section(_ title: String, _ text: String) -> String {
    "\n## \(title)\n\n```yaml\n\(text)\(text.hasSuffix("\n") ? "" : "\n")```\n"
  }

  static let examplesFile = SourceFile(
    name: "Diagnostics/examples.yaml", utf8: PackageResources.examples_yaml)
  private static let examples = DiagnosticExample.read(examplesFile).examples
}

extension DiagnosticExample {
  /// The files that both are held against, under what they are.
  fileprivate var files: [(title: String, text: String)] {
    [("As it was before", before), ("Beside this site", beside)].compactMap { title, text in
      text.map { (title, $0) }
    }
  }
}
