import Activity
import EventTime
import RulePacks

/// A test with one thing in its log changed: what people call an edge case.
struct TestVariants {
  private let test: PackTest
  private let spans: [TimeSpan]
  private let numbers: [Int64]

  /// - Parameters:
  ///   - spans: Durations to whose very end an activity is moved, those most likely to matter first.
  ///   - numbers: Values that fields are given.
  init(of test: PackTest, spans: [TimeSpan], numbers: [Int64]) {
    self.test = test
    self.spans = spans
    self.numbers = numbers
  }

  /// The nearest first: moved to an edge, left out, doubled, given other values.
  var all: [PackTest] { moved + lengthened + doubled + shortened + valued + edged }

  /// Later instants are looked at too, so that what is due after the last line is seen.
  private func changed(_ change: (inout [LoggedActivity]) -> Void, until asOf: Instant? = nil) -> PackTest {
    var copy = test
    change(&copy.log)
    let last = copy.log.map(\.at).max() ?? test.asOf
    copy.asOf = max(asOf ?? test.asOf, last)
    return copy
  }

  /// One activity exactly a duration after another, a millisecond less and more.
  private var moved: [PackTest] {
    var tests: [PackTest] = []
    for span in spans.prefix(4) {
      for (index, activity) in test.log.enumerated() {
        let due = test.calendar.add(span, to: activity.at)
        for other in test.log.indices where other != index && test.log[other].at > activity.at {
          for step in [Int64(0), 1, -1] {
            let at = due.advanced(by: step * 60_000)
            let end = max(test.asOf, at).advanced(by: 86_400_000)
            tests.append(changed({ $0[other].at = at }, until: end))
          }
        }
      }
    }
    return tests
  }

  /// Judged exactly when a duration after an activity ends, and just before.
  private var lengthened: [PackTest] {
    spans.prefix(4).flatMap { span in
      test.log.flatMap { activity in
        let due = test.calendar.add(span, to: activity.at)
        return [due, due.advanced(by: -60_000), due.advanced(by: 60_000), due.advanced(by: 86_400_000)].map {
          var copy = test
          copy.asOf = max($0, test.log.map(\.at).max() ?? $0)
          return copy
        }
      }
    }
  }

  private var doubled: [PackTest] {
    test.log.indices.flatMap { index in
      [Int64(60_000), 86_400_000].map { step in
        changed { log in
          var copy = log[index]
          copy.at = copy.at.advanced(by: step)
          copy.id += "b"
          log.append(copy)
        }
      }
    }
  }

  private var shortened: [PackTest] {
    test.log.indices.map { index in changed { $0.remove(at: index) } }
  }

  /// A field with a value of the change, without a value, and with that of another deal or contact.
  private var valued: [PackTest] {
    var tests: [PackTest] = []
    for (index, activity) in test.log.enumerated() {
      for place in activity.data.indices {
        for number in numbers.prefix(3) {
          tests.append(changed { $0[index].data[place].value = .int(number) })
        }
        tests.append(changed { $0[index].data.remove(at: place) })
        tests.append(
          changed { log in
            if case .bool(let truth) = log[index].data[place].value {
              log[index].data[place].value = .bool(!truth)
            }
          })
      }
      if !activity.contacts.isEmpty {
        tests.append(changed { $0[index].contacts = ["zoe"] })
        tests.append(changed { $0[index].contacts.append("zoe") })
      }
    }
    return tests
  }

  /// What matters may lie between two lines that are far from each other: each alone a day earlier and later.
  private var edged: [PackTest] {
    test.log.indices.flatMap { index in
      [Int64(-86_400_000), 86_400_000].map { step in
        changed { $0[index].at = $0[index].at.advanced(by: step) }
      }
    }
  }
}
