import Activity
import SourceText

/// What does not fit a glance is not read before the call.
struct LongTexts: Lint {
  /// Characters of a text for the rep or the manager.
  static let most = 240
  /// What a hole is taken to print.
  private static let hole = 10

  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      [rule.nudge.rep, rule.nudge.manager].compactMap(\.self).compactMap { text in
        let length = length(of: text)
        guard length > Self.most else { return nil }
        return warning(
          .longText, in: pack, at: text.range,
          "this text has some \(length) characters, and \(Self.most) are what people read",
          help: "say what is missing and what to do next; the rest belongs to 'about' or 'ask'", rule: rule)
      }
    }
  }

  private func length(of text: TextTemplate) -> Int {
    text.parts.reduce(0) { length, part in
      if case .literal(let written) = part { length + written.count } else { length + Self.hole }
    }
  }
}
