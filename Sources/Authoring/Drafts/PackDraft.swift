import EventTime

/// A new pack of one rule with its tests, for an author to go on from.
package struct PackDraft: Sendable {
  /// What follows or precedes the trigger.
  package enum Form: String, CaseIterable, Sendable {
    case later, earlier, never
  }

  /// A name such as `first-steps`; the files and the rule are called after it.
  package var id: String
  package var domain: String
  /// What the rule says, as a sentence; the pack's title too.
  package var sentence: String
  /// The kind with which it begins.
  package var trigger: String
  package var form: Form
  /// The kind that is expected, or that must not come.
  package var expected: String
  /// A duration as the language writes it.
  package var within: String

  package init(
    id: String, domain: String, sentence: String, trigger: String, form: Form, expected: String,
    within: String
  ) {
    self.id = id
    self.domain = domain
    self.sentence = sentence
    self.trigger = trigger
    self.form = form
    self.expected = expected
    self.within = within
  }

  /// The pack as YAML.
  package var pack: String {
    """
    touchline: 1
    pack: \(id)
    version: 0.1.0
    title: \(quoted(sentence))
    summary: \(quoted(sentence + "."))
    domain: \(domain)

    rules:
      \(id):
        title: \(quoted(sentence))
        # Why it is right, and what it may get wrong:
        about: \(quoted("Why this helps, and where it may be wrong."))
        level: coach
        status: trial
        when: \(trigger)
        expect: { \(form.rawValue): \(expected), within: \(within) }
        nudge:
          rep: \(quoted("{deal.name}: " + advice))
          manager: \(quoted("{deal.name}: " + seen))
          ask:
            - What stood in the way?

    """
  }

  /// Its tests as YAML: a log that raises it, the nearest one that does not, and what ends it.
  package var tests: String {
    """
    touchline: 1
    pack: ./\(id).yaml
    tests:

    """ + cases.map(\.yaml).joined()
  }

  private var advice: String {
    switch form {
    case .later: "\(words(trigger)), and nothing has followed within \(within)."
    case .earlier: "\(words(trigger)), and what comes first is not on record."
    case .never: "\(words(trigger)), and then what should have waited."
    }
  }

  private var seen: String {
    switch form {
    case .later: "\(words(trigger)) \(within) ago, and no \(words(expected).lowercased()) since."
    case .earlier: "\(words(trigger)) without \(words(expected).lowercased()) in the \(within) before."
    case .never: "\(words(expected)) within \(within) of \(words(trigger).lowercased())."
    }
  }

  private var cases: [Case] {
    let begin = reach
    let opened = day(0, "deal.opened stage=discovery amount=1000 name=Pumps")
    let trigger = day(begin, trigger)
    let end = "day \(2 * begin)"
    switch form {
    case .later:
      return [
        Case("nothing follows", id, [opened, trigger], end, "[{ is: raised }]"),
        Case("it follows at once", id, [opened, trigger, "+1m      \(expected)"], end, "silent"),
        Case(
          "it follows late", id, [opened, trigger, day(2 * begin - 1, expected)], end,
          "[{ is: raised }, { is: cleared, at: day \(2 * begin - 1) }]"),
      ]
    case .earlier:
      let before = "day \(begin - 1) 23:59  \(expected)"
      return [
        Case(
          "it never came", id, [opened, trigger], "day \(begin + 1)", "[{ is: raised, at: day \(begin) }]"),
        Case("it came just before", id, [opened, before, trigger], "day \(begin + 1)", "silent"),
        Case(
          "it comes late", id, [opened, trigger, day(begin + 2, expected)], "day \(begin + 3)",
          "[{ is: raised, at: day \(begin) }, { is: cleared, at: day \(begin + 2) }]"),
      ]
    case .never:
      return [
        Case(
          "it comes all the same", id, [opened, trigger, "+1m      \(expected)"], end, "[{ is: raised }]"),
        Case(
          "it comes before, and not after", id, [opened, day(begin - 1, expected), trigger], end, "silent"),
      ]
    }
  }

  /// So many days surely hold the window; a week at least, so that the days of the tests are easy to read.
  private var reach: Int {
    guard case .success(let span) = TimeSpan.parse(within) else { return 400 }
    let days = span.terms.reduce(0.0) { $0 + Double($1.count) * Self.days(of: $1.unit) }
    return max(7, Int(min(days, 10_000).rounded(.up)) + 4)
  }

  /// At most, with nights and weekends.
  private static func days(of unit: TimeSpan.Unit) -> Double {
    switch unit {
    case .businessDay: 1.4
    case .businessHour: 0.2
    default: Double(unit.milliseconds ?? 0) / 86_400_000
    }
  }

  private func day(_ number: Int, _ activity: String) -> String {
    let time = "day \(number)"
    return time + String(repeating: " ", count: max(2, 9 - time.count)) + activity
  }

  private struct Case {
    let yaml: String

    init(_ name: String, _ rule: String, _ log: [String], _ asOf: String, _ expect: String) {
      yaml = """
          - name: \(name)
            rule: \(rule)
            log: |
        \(log.map { "      " + $0 }.joined(separator: "\n"))
            as_of: \(asOf)
            expect: \(expect)

        """
    }
  }

  /// `meeting.held` as `Meeting held`.
  private func words(_ kind: String) -> String {
    let words = kind.map { $0 == "." || $0 == "_" ? " " : $0 }
    guard let first = words.first else { return kind }
    return first.uppercased() + String(words.dropFirst())
  }

  /// A text in double quotes, whatever is in it.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case let scalar where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
