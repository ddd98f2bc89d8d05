package import Activity
package import EventTime
package import RulePacks
import SourceText

/// A test made from a finding of a real log: its activities under other names, moved to the days of tests.
///
/// A case is only given once it has been written, read back and run.
package struct FindingCase: Sendable {
  /// An element of `tests`.
  package let yaml: String
  /// Whether texts of activities had to stay because the rule reads them: they may name people.
  package let keepsTexts: Bool

  /// What a case is made from.
  package struct Source: Sendable {
    /// Untuned, as its file has it; the test runs on it.
    package var pack: RulePack
    /// The rule's name within the pack.
    package var rule: String
    package var subject: [String]
    /// When it was raised.
    package var at: Instant
    /// What may matter, the narrowest choice first.
    package var logs: [[LoggedActivity]]
    package var directory: Directory
    package var calendar: WorkCalendar
    /// The site's values of the pack's params.
    package var params: [String: ParameterValue]

    package init(
      pack: RulePack, rule: String, subject: [String], at: Instant, logs: [[LoggedActivity]],
      directory: Directory, calendar: WorkCalendar, params: [String: ParameterValue]
    ) {
      self.pack = pack
      self.rule = rule
      self.subject = subject
      self.at = at
      self.logs = logs
      self.directory = directory
      self.calendar = calendar
      self.params = params
    }
  }

  /// - Parameters:
  ///   - isFalseAlarm: Writes that nothing was to be found: the test fails until the rule is mended, and keeps every
  ///     activity, since one of them is the reason.
  /// - Returns: Nil where no test says what the log said, as where a site tunes the rule's durations.
  package init?(_ source: Source, reader: PackReader, runner: PackTestRunner, isFalseAlarm: Bool) {
    let bench = Bench(source: source, reader: reader, runner: runner)
    for log in source.logs {
      for keepsTexts in [false, true] {
        for isMoved in [true, false] {
          var disguise = Disguise(
            source, catalogue: reader.catalogue, keepsTexts: keepsTexts, isMoved: isMoved,
            first: log.first?.at)
          var test = disguise.test(log)
          let subject = source.subject.map { disguise.name(ofSubject: $0) }
          let wanted = TestOutcome(rule: source.rule, subject: subject, outcome: .raised, at: test.asOf)
          guard bench.raises(wanted, test) else { continue }
          if !isFalseAlarm { test = bench.smallest(test, raising: wanted) }
          test.renumber()
          let text =
            isFalseAlarm
            ? TestCaseText(silent: test) : TestCaseText(test, expecting: [wanted], exactly: false)
          guard bench.passes(text.yaml) != isFalseAlarm else { continue }
          self.keepsTexts = keepsTexts
          yaml = text.yaml
          return
        }
      }
    }
    return nil
  }
}

/// Runs what is being written on the one rule.
private struct Bench {
  let source: FindingCase.Source
  let reader: PackReader
  let runner: PackTestRunner

  /// Runs on the way to the smallest log at most.
  private static let most = 300

  func raises(_ wanted: TestOutcome, _ test: PackTest) -> Bool {
    var pack = source.pack.reduced(to: source.rule)
    pack.tests = [test]
    return runner.run(pack).flatMap(\.outcomes).contains {
      $0.rule == wanted.rule && $0.subject == wanted.subject && $0.outcome == .raised && $0.at == wanted.at
    }
  }

  /// Without the activities that it can do without: halves first, then ever smaller pieces.
  func smallest(_ test: PackTest, raising wanted: TestOutcome) -> PackTest {
    var best = test
    var size = max(1, best.log.count / 2)
    var runs = 0
    while true {
      var start = 0
      while start < best.log.count, runs < Self.most {
        var fewer = best
        fewer.log.removeSubrange(start..<min(start + size, best.log.count))
        runs += 1
        if !fewer.log.isEmpty, raises(wanted, fewer) { best = fewer } else { start += size }
      }
      guard size > 1, runs < Self.most else { return best }
      size /= 2
    }
  }

  /// Whether the test, read back from its text, passes; nil where it cannot be read.
  func passes(_ yaml: String) -> Bool? {
    let name = "new.test.yaml"
    let file = SourceFile(name: name, text: "touchline: 1\npack: ./\(source.pack.id).yaml\ntests:\n" + yaml)
    guard let read = reader.read(source.pack.file, testFiles: [file]).pack else { return nil }
    var pack = read.reduced(to: source.rule)
    pack.tests = read.tests.filter { $0.file.name == name }
    guard pack.tests.count == 1 else { return nil }
    return !runner.findsFault(in: pack)
  }
}
