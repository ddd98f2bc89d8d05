/// What became of the lines of a log: each one is counted exactly once, and nothing is left out in silence.
package struct LogSummary: Sendable {
  /// A value that is not of the type its kind declares, nor one of its closed list; it reads as missing.
  package struct Misfit: Hashable, Sendable {
    package var kind: String
    package var field: String
    package var count: Int
  }

  /// Lines that are not blank: the sum of the five below.
  package var read = 0
  /// Activities in the timeline.
  package var kept = 0
  /// Lines that a later edit, or the same line once more, made void.
  package var edited = 0
  /// Activities whose latest edit is a tombstone.
  package var deleted = 0
  package var rejected = 0
  /// Lines recorded after known_at, and activities after as_of.
  package var outOfWindow = 0

  /// Kinds that the catalogue does not have, with the number of their lines, sorted by name.
  package var unknownKinds: [(kind: String, count: Int)] = []
  /// Sorted by kind and field.
  package var misfits: [Misfit] = []
  /// Ids of which two lines of the greatest rev differ, sorted; the line whose text sorts last is kept.
  package var conflicts: [String] = []
  /// The inputs whose last line has no line feed, begins as an object and was rejected: they ended in the middle of it.
  package var cutShort: [String] = []
  /// The first rejected lines, at most ``LogLimits/rejectionsShown``.
  package var firstRejections: [Rejection] = []
}

/// A line of the log that is no activity.
package struct Rejection: Hashable, Sendable {
  /// The file, or `<standard input>`.
  package var source: String
  /// Counted from 1.
  package var line: Int
  /// Where the line begins, in bytes of the decompressed text.
  package var byteOffset: Int
  /// One sentence without a full stop.
  package var reason: String
  /// The line itself, of a line that is too long its first 4 KiB.
  package var text: [UInt8]
}

/// What a log may hold at most; a line beyond is rejected, a log beyond is an error.
package enum LogLimits {
  /// Bytes of a line, without the line feed.
  package static let lineBytes = 16 << 20
  /// How deep lists and objects may lie in each other.
  package static let nestingDepth = 64
  /// Contacts of one activity; likewise fields of its data.
  package static let listCount = 65_535
  /// Bytes of all files together, decompressed.
  package static let logBytes = 1 << 40
  /// Activities, and likewise fields, contacts and different texts, of a log.
  package static let rows = 1 << 28
  /// How many rejected lines a summary shows.
  package static let rejectionsShown = 5
  /// How much of a line that is too long a rejection holds.
  package static let rejectedLineBytes = 4 << 10
}

/// An input that cannot be used at all: missing, cut short, not decompressible, or beyond a limit.
package struct LogReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or `<standard input>`.
  package var source: String
  /// What is wrong, without a full stop.
  package var message: String
  /// Whether the input does not exist or cannot be opened, which is wrong usage rather than bad input.
  package var isMissing: Bool

  package var description: String { "\(source): \(message)" }
}
