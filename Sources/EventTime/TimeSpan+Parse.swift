extension TimeSpan {
  /// No term may be longer than this many milliseconds (10,000 years).
  package static let longestTermMilliseconds: Int64 = 3_652_425 * 86_400_000

  /// No duration may count more business hours in all: some 9 years, which a calendar walks day by day.
  package static let mostBusinessHours: Int64 = 20_000

  /// How many terms a duration may have.
  package static let mostTerms = 16

  /// Why a text is no duration, and where.
  package struct ParseError: Error, Hashable, Sendable {
    /// The wrong word, in bytes of the text.
    package let range: Range<Int>
    /// One sentence without a full stop.
    package let message: String
    /// What the word should probably be.
    package let suggestion: String?
  }

  /// Reads `2 business days`, `1 day 12 hours`, `1d12h`.
  package static func parse(_ text: String) -> Result<TimeSpan, ParseError> {
    var reader = Reader(bytes: Array(text.utf8))
    do throws(ParseError) {
      return .success(try reader.span())
    } catch {
      return .failure(error)
    }
  }

  private static let units: [(word: String, unit: Unit)] = [
    ("s", .second), ("second", .second), ("seconds", .second), ("m", .minute), ("minute", .minute),
    ("minutes", .minute), ("h", .hour), ("hour", .hour), ("hours", .hour), ("d", .day), ("day", .day),
    ("days", .day),
    ("w", .week), ("week", .week), ("weeks", .week), ("bh", .businessHour), ("business hour", .businessHour),
    ("business hours", .businessHour), ("bd", .businessDay), ("business day", .businessDay),
    ("business days", .businessDay),
  ]

  /// What one term may count at most.
  private static func mostCounted(_ unit: Unit) -> Int64 {
    switch unit {
    case .businessHour: mostBusinessHours
    default: longestTermMilliseconds / (unit.milliseconds ?? 86_400_000)
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    mutating func span() throws(ParseError) -> TimeSpan {
      var terms: [Term] = []
      skipSpaces()
      guard offset < bytes.count else {
        throw ParseError(range: 0..<bytes.count, message: "a duration is missing here", suggestion: nil)
      }
      while offset < bytes.count {
        let start = offset
        terms.append(try term())
        try checkLength(terms, termAt: start)
        skipSpaces()
      }
      return TimeSpan(terms: terms)
    }

    private mutating func term() throws(ParseError) -> Term {
      let start = offset
      let count = try number()
      skipSpaces()
      let unit = try unit(count: count, numberAt: start)
      guard count <= TimeSpan.mostCounted(unit) else {
        throw ParseError(range: start..<offset, message: "this duration is too long", suggestion: nil)
      }
      return Term(count: count, unit: unit)
    }

    /// Each term is within bounds by itself.
    private func checkLength(_ terms: [Term], termAt start: Int) throws(ParseError) {
      let businessHours = terms.reduce(0) { $1.unit == .businessHour ? $0 + $1.count : $0 }
      guard terms.count > TimeSpan.mostTerms || businessHours > TimeSpan.mostBusinessHours else { return }
      let message =
        terms.count > TimeSpan.mostTerms
        ? "a duration has at most \(TimeSpan.mostTerms) terms"
        : "a duration has at most \(TimeSpan.mostBusinessHours) business hours in all"
      throw ParseError(range: start..<offset, message: message, suggestion: nil)
    }

    private mutating func number() throws(ParseError) -> Int64 {
      let start = offset
      if bytes[offset] == UInt8(ascii: "-") {
        skipWord()
        throw ParseError(range: start..<offset, message: "a duration cannot be negative", suggestion: nil)
      }
      var value: Int64 = 0
      while offset < bytes.count, bytes[offset] &- 0x30 < 10 {
        value = value.multipliedClamped(by: 10).addingClamped(Int64(bytes[offset] - 0x30))
        offset += 1
      }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ",") {
        skipWord()
        let message =
          "a duration counts in whole numbers; write a second, smaller term, as in '1 day 12 hours'"
        throw ParseError(range: start..<offset, message: message, suggestion: nil)
      }
      if offset == start {
        skipWord()
        let word = text(start..<offset)
        throw ParseError(
          range: start..<offset, message: "a number should stand before '\(word)'", suggestion: nil)
      }
      return value
    }

    private mutating func unit(count: Int64, numberAt start: Int) throws(ParseError) -> Unit {
      let wordStart = offset
      skipLetters()
      guard offset > wordStart else {
        let message = "'\(text(start..<offset))' has no unit, such as hours or business days"
        throw ParseError(range: start..<offset, message: message, suggestion: nil)
      }
      // `business days` and its misspellings are two words.
      if let second = secondWord(), offset - wordStart > 2, text(wordStart..<offset).first == "b" {
        offset = second
      }
      let word = text(wordStart..<offset).split(separator: " ").joined(separator: " ")
      if let unit = TimeSpan.units.first(where: { $0.word == word })?.unit { return unit }
      throw ParseError(
        range: wordStart..<offset, message: Self.message(noUnit: word),
        suggestion: Self.nearestUnit(word, count))
    }

    /// Where the word after this one ends, which spaces part from it, if there is one.
    private func secondWord() -> Int? {
      var other = self
      other.skipSpaces()
      let start = other.offset
      other.skipLetters()
      return other.offset > start ? other.offset : nil
    }

    private static func message(noUnit word: String) -> String {
      switch word {
      case "month", "months", "quarter", "quarters", "year", "years", "y":
        "a duration has no \(word), whose length varies; count days or weeks"
      default: "'\(word)' is no unit of time"
      }
    }

    private static func nearestUnit(_ word: String, _ count: Int64) -> String? {
      let candidates = TimeSpan.units.filter {
        $0.word.utf8.count > 2 && $0.word.hasSuffix("s") == (count != 1)
      }
      let ranked = candidates.map {
        (word: $0.word, distance: distance(Array(word.utf8), Array($0.word.utf8)))
      }
      guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
      return best.distance <= max(1, word.utf8.count / 3) ? best.word : nil
    }

    /// How many bytes to insert, delete or replace (Levenshtein).
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
      var row = Array(0...b.count)
      for (i, byte) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in b.enumerated() {
          let cost = min(row[j + 1] + 1, row[j] + 1, diagonal + (byte == other ? 0 : 1))
          (diagonal, row[j + 1]) = (row[j + 1], cost)
        }
      }
      return row[b.count]
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func skipSpaces() {
      while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    }

    private mutating func skipLetters() {
      while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] &- 0x30 >= 10 { offset += 1 }
    }

    private mutating func skipWord() {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: " ") { offset += 1 }
    }
  }
}
