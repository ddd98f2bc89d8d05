import EventTime
import Testing

@Suite("Durations are read as the language writes them")
struct TimeSpanTests {
  @Test(
    "long and short words, side by side or not",
    arguments: [
      ("2 business days", "2 business days"), ("1 day 12 hours", "1 day 12 hours"),
      ("1d12h", "1 day 12 hours"),
      ("4 bh", "4 business hours"), ("2bd", "2 business days"),
      ("1 business day 2 hours", "1 business day 2 hours"),
      ("90s", "90 seconds"), ("1 second", "1 second"), ("5 m", "5 minutes"), ("3w", "3 weeks"),
      (" 0 days ", "0 days"),
      ("1bd2h", "1 business day 2 hours"), ("1  business   hour", "1 business hour"),
    ])
  func reading(_ text: String, _ expected: String) throws {
    #expect(try TimeSpan.parse(text).get().description == expected)
  }

  @Test(
    "lengths in milliseconds",
    arguments: [
      ("1d12h", 129_600_000), ("2 weeks", 1_209_600_000), ("90s", 90_000), ("1 bd", nil), ("1 day 1 bh", nil),
    ])
  func lengths(_ text: String, _ milliseconds: Int64?) throws {
    let span = try TimeSpan.parse(text).get()
    #expect(span.exactMilliseconds == milliseconds)
    #expect(span.hasBusinessTerms == (milliseconds == nil))
  }

  @Test(
    "what is wrong is found at its place",
    arguments: [
      ("", 0, 0, "a duration is missing here", nil), ("-2 days", 0, 2, "a duration cannot be negative", nil),
      ("2 bussiness days", 2, 16, "'bussiness days' is no unit of time", "business days"),
      ("2 buisness day", 2, 14, "'buisness day' is no unit of time", "business days"),
      ("1 day 3 minits", 8, 14, "'minits' is no unit of time", "minutes"),
      ("3 dayz", 2, 6, "'dayz' is no unit of time", "days"),
      ("3 parsecs", 2, 9, "'parsecs' is no unit of time", nil),
      ("day", 0, 3, "a number should stand before 'day'", nil),
      ("1 month", 2, 7, "a duration has no month, whose length varies; count days or weeks", nil),
      ("5", 0, 1, "'5' has no unit, such as hours or business days", nil),
      ("1 day 5", 6, 7, "'5' has no unit, such as hours or business days", nil),
      ("9999999999999999999999 days", 0, 27, "this duration is too long", nil),
      ("3652426 days", 0, 12, "this duration is too long", nil),
      ("1 day 20001 business hours", 6, 26, "this duration is too long", nil),
      (
        "1 day 20000 business hours 1h 1bh", 30, 33,
        "a duration has at most 20000 business hours in all", nil
      ),
      ("1s1m1h1d1w1s1m1h1d1w1s1m1h1d1w1s1m", 32, 34, "a duration has at most 16 terms", nil),
      (
        "20000bh1s1m1h1d1w1s1m1h1d1w1s1m1h1d1bh", 35, 38,
        "a duration has at most 20000 business hours in all", nil
      ),
      ("12", 0, 2, "'12' has no unit, such as hours or business days", nil),
      ("1: day", 1, 2, "':' is no unit of time", nil),
      ("2 bd days", 5, 9, "a number should stand before 'days'", nil),
      ("1 Day", 2, 5, "'Day' is no unit of time", "day"),
      ("2 buisness 3", 2, 10, "'buisness' is no unit of time", nil),
      // The short words are too short to be meant.
      ("1 bx", 2, 4, "'bx' is no unit of time", nil),
      // As far from `business day`, which comes later.
      ("1 business h", 2, 12, "'business h' is no unit of time", "business hour"),
      ("1 dayy", 2, 6, "'dayy' is no unit of time", "day"),
      ("1 xdaz", 2, 6, "'xdaz' is no unit of time", nil),
    ])
  func problems(_ text: String, _ start: Int, _ end: Int, _ message: String, _ suggestion: String?) {
    guard case .failure(let error) = TimeSpan.parse(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(error.range == start..<end)
    #expect(error.message == message)
    #expect(error.suggestion == suggestion)
  }

  @Test("fractions are refused with a remedy")
  func fractions() {
    guard case .failure(let error) = TimeSpan.parse("1.5 days") else {
      Issue.record("a fraction was read")
      return
    }
    #expect(error.message.contains("1 day 12 hours"))
  }

  @Test("the longest term is admitted at its edge")
  func limits() throws {
    #expect(try TimeSpan.parse("3652425 days").get().exactMilliseconds == TimeSpan.longestTermMilliseconds)
    #expect(try TimeSpan.parse("1s1m1h1d1w1s1m1h1d1w1s1m1h1d1w1s").get().terms.count == TimeSpan.mostTerms)
    let hours = try TimeSpan.parse("20000 business hours").get()
    #expect(hours.terms == [.init(count: TimeSpan.mostBusinessHours, unit: .businessHour)])
    #expect(TimeSpan(terms: [.init(count: .max, unit: .week)]).exactMilliseconds == nil)
  }

  @Test(
    "a length is written in the largest units",
    arguments: [
      (0, "0 seconds"), (90_061_001, "1 day 1 hour 1 minute 1 second 1 millisecond"), (-5, "0 seconds"),
    ])
  func fromMilliseconds(_ milliseconds: Int64, _ expected: String) {
    #expect(TimeSpan(milliseconds: milliseconds).description == expected)
  }
}
