import Activity
import Engine
import EventTime
import RulePacks
import Symbols

/// A log that is judged again and again, by other rules each time.
struct JudgedLog: Sendable {
  let timeline: Timeline
  let directory: Directory
  let asOf: Instant
  let threads: Int

  struct Judged: Sendable {
    let rules: RuleSet
    /// By full name.
    let raised: [String: Int]
    let exceptions: [ExceptionPlace: Int]
    /// Which rule was raised of whom and when.
    let findings: [Found]
  }

  struct Found: Hashable, Sendable {
    var rule: String
    var subject: Int
    var at: Instant
  }

  func judge(_ packs: [RulePack], _ site: SiteConfiguration) -> Judged {
    var symbols = timeline.symbols
    let rules = RuleSet.compile(packs, site: site, symbols: &symbols)
    var options = EvaluationOptions(asOf: asOf, texts: false, threads: threads)
    options.bare = true
    let evaluation = Evaluator.evaluate(
      rules, timeline: timeline.adopting(symbols), directory: directory, site: site, options: options)
    var raised: [String: Int] = [:]
    var found: [Found] = []
    evaluation.bare?.forEach { rule, subject, at in
      let name = rules.rules[rule].fullName
      raised[name, default: 0] += 1
      found.append(Found(rule: name, subject: subject, at: at))
    }
    return Judged(rules: rules, raised: raised, exceptions: evaluation.exceptions, findings: found)
  }
}
