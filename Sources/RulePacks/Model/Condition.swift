package import CEL
package import SourceText

/// A CEL expression of a pack, parsed and checked: a condition, an argument of a fold, a key of `same`, a hole in a text.
package struct Condition: Sendable {
  /// The expression as its author wrote it (after YAML's escapes and folds).
  package var text: String
  /// Where it stands in the pack's file.
  package var range: SourceRange
  /// Byte offset in ``text`` to byte offset in the file: entry i is the place of byte i; one more for the end.
  package var offsets: [Int]
  package var checked: Checked
  /// The comparisons of `now` in it; each makes a timer at the instant of change. Empty in texts.
  package var clockComparisons: [ClockComparison.Allowed]

  package init(
    text: String, range: SourceRange, offsets: [Int], checked: Checked,
    clockComparisons: [ClockComparison.Allowed] = []
  ) {
    self.text = text
    self.range = range
    self.offsets = offsets
    self.checked = checked
    self.clockComparisons = clockComparisons
  }

  /// The place in the file of a stretch of the expression's own text.
  package func fileRange(of inner: SourceRange) -> SourceRange {
    guard let last = offsets.last else { return range }
    func place(_ offset: Int) -> Int { offsets.indices.contains(offset) ? offsets[offset] : last }
    return SourceRange(start: place(inner.start), end: place(inner.end))
  }
}

/// A text with holes: `{deal.name} got a proposal for {money(deal.amount)}`.
///
/// `money`, `day`, `ago` and the like read the site, the deal and the clock; their hidden arguments have been written
/// into the checked expression as the identifiers `currency`, `zone` and `now` of ``TextTemplate/hiddenNames``.
package struct TextTemplate: Sendable {
  package enum Part: Sendable {
    case literal(String)
    case hole(Condition)
  }

  package var parts: [Part]
  package var range: SourceRange

  package init(parts: [Part], range: SourceRange) {
    self.parts = parts
    self.range = range
  }
}
