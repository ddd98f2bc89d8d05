package import Activity
package import EventTime
package import SourceText

/// The log of a test: one activity a line, `day 4 10:30 proposal.sent amount=50000 : a note`.
///
/// LANGUAGE.md section 11.
package struct TestLog: Sendable {
  /// Whose an activity is that does not say so.
  package struct Defaults: Sendable {
    package var deal: String?
    package var account: String?
    package var rep: String?
    /// When a line without a time happens; nil where every line must have one.
    package var time: Instant?
    /// What ids begin with; the number of the line follows.
    package var idPrefix = "a"

    package init(deal: String? = "D1", account: String? = "A1", rep: String? = "R1", time: Instant? = nil) {
      self.deal = deal
      self.account = account
      self.rep = rep
      self.time = time
    }
  }

  /// What is wrong with a line; what only reads as missing is a warning.
  package struct Problem: Sendable {
    package var problem: PackProblem
    package var severity: Diagnostic.Severity
    /// In bytes of the log's text.
    package var range: SourceRange
    package var message: String
    package var help: String?
    package var suggestion: String?
  }

  /// In the order written; ids are `a001`, `a002` ... unless a line has `id=`.
  package private(set) var activities: [LoggedActivity] = []
  /// Where the line of each activity begins, in bytes of the log's text.
  package private(set) var starts: [Int] = []
  package private(set) var problems: [Problem] = []

  let catalogue: KindCatalogue
  let defaults: Defaults
  var time: TestTime

  /// Reads a log; empty lines and lines that begin with `#` are no activities.
  package static func parse(
    _ text: String, catalogue: KindCatalogue, calendar: WorkCalendar = .standard,
    defaults: Defaults = Defaults()
  ) -> TestLog {
    var log = TestLog(
      catalogue: catalogue, defaults: defaults,
      time: TestTime(calendar: calendar, previous: defaults.time))
    for line in Array(text.utf8).split(separator: UInt8(ascii: "\n")) { log.read(line) }
    return log
  }

  private init(catalogue: KindCatalogue, defaults: Defaults, time: TestTime) {
    self.catalogue = catalogue
    self.defaults = defaults
    self.time = time
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    let words = LogWord.split(line)
    guard let first = words.first, !first.text.hasPrefix("#") else { return }
    guard let (instant, count) = readTime(words), count < words.count else {
      if problems.last.map({ $0.range.start < line.startIndex }) ?? true {
        report(
          .logLine, first.range, "a line of a log has a time and a kind",
          help: "write 'day 4 10:30 proposal.sent'")
      }
      return
    }
    time.previous = instant
    let number = String(activities.count + 1)
    let id = defaults.idPrefix + String(repeating: "0", count: max(0, 3 - number.count)) + number
    var activity = LoggedActivity(
      id: id, at: instant, kind: words[count].text, deal: defaults.deal, account: defaults.account,
      rep: defaults.rep)
    checkKind(words[count])
    for (index, word) in words.enumerated().dropFirst(count + 1) {
      guard word.text != ":" else {
        let rest = index + 1 < words.count ? words[index + 1].range.start : line.endIndex
        activity.text = String(decoding: line[min(rest, line.endIndex)...], as: UTF8.self).trimmed
        break
      }
      read(word, into: &activity)
    }
    activities.append(activity)
    starts.append(line.startIndex)
  }

  private mutating func readTime(_ words: [LogWord]) -> (Instant, Int)? {
    do throws(TestTime.Failure) {
      if let time = try time.read(words.map(\.text)) { return time }
      return defaults.time.map { ($0, 0) }
    } catch {
      let word = words[min(error.word, words.count - 1)]
      report(
        .time, word.range, error.message,
        help: "times read 'day 4 10:30', '2026-03-06 17:30', RFC 3339 or '+2h'")
      return nil
    }
  }

  private mutating func checkKind(_ word: LogWord) {
    guard catalogue.kind(named: word.text) == nil else { return }
    let names = catalogue.kinds.map(\.name)
    report(
      .unknownEvent, word.range, "there is no kind '\(word.text)'",
      help: "an activity of an unknown kind changes nothing",
      suggestion: nearest(word.text, among: names), severity: .warning)
  }

  mutating func report(
    _ problem: PackProblem, _ range: SourceRange, _ message: String, help: String? = nil,
    suggestion: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    problems.append(
      Problem(
        problem: problem, severity: severity, range: range, message: message, help: help,
        suggestion: suggestion))
  }
}

/// A word of a line, and where it stands; quotes and brackets keep blanks inside of a word.
struct LogWord {
  var text: String
  var range: SourceRange

  static func split(_ line: ArraySlice<UInt8>) -> [LogWord] {
    var words: [LogWord] = []
    var start: Int?
    var isQuoted = false
    var depth = 0
    for (offset, byte) in zip(line.indices, line) {
      let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
      if isBlank, !isQuoted, depth == 0 {
        if let begin = start { words.append(word(line, begin, offset)) }
        start = nil
        // What follows ` : ` is text, in which quotes and brackets mean nothing.
        if words.last?.text == ":" { return words + rest(line, from: offset) }
        continue
      }
      if start == nil { start = offset }
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "[") where !isQuoted: depth += 1
      case UInt8(ascii: "]") where !isQuoted: depth = max(0, depth - 1)
      default: break
      }
    }
    if let begin = start { words.append(word(line, begin, line.endIndex)) }
    return words
  }

  private static func rest(_ line: ArraySlice<UInt8>, from offset: Int) -> [LogWord] {
    line[offset...].firstIndex { $0 > UInt8(ascii: " ") }.map { [word(line, $0, line.endIndex)] } ?? []
  }

  private static func word(_ line: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> LogWord {
    LogWord(
      text: String(decoding: line[start..<end], as: UTF8.self), range: SourceRange(start: start, end: end))
  }
}
