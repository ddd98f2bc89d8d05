import Symbols

extension TimelineBuilder {
  /// Takes a line of a log that somebody kept.
  ///
  /// - Returns: The kind of the activity that it speaks of; nil of a line that is none.
  package mutating func take(kept line: [UInt8]) -> String? {
    guard add(line: line) == nil, let row = timeline.rows.last else { return nil }
    return timeline.symbols.text(row.kind)
  }

  /// Takes a line of a log that somebody kept; one that is no activity is left out and counted.
  package mutating func take(kept line: UnsafeRawBufferPointer) { _ = add(line: Array(line)) }
}
