import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// What a page is made of: what the rules found, and the activities that it tells of.
struct PageInputs {
  let premises: Premises
  let review: Review
  /// The whole log, or of a store as much as the page needs.
  let timeline: Timeline
  /// Of a store, how more is read.
  let parts: ClearingAnswers.Parts?

  init(premises: Premises, review: Review, timeline: Timeline, parts: ClearingAnswers.Parts?) {
    self.premises = premises
    self.review = review
    self.timeline = timeline
    self.parts = parts
  }

  /// From all lines of a log.
  init(_ premises: Premises, _ inputs: Inputs, _ options: EvaluationOptions) {
    var options = options
    options.threads = premises.options.threadCount
    let review = Review(
      inputs.evaluate(options), rules: inputs.rules, site: inputs.site, asOf: inputs.asOf,
      timeline: inputs.timeline, budget: .unlimited)
    self.init(premises: premises, review: review, timeline: inputs.timeline, parts: nil)
  }

  var names: Names { premises.names }
  var speech: Speech { premises.speech }

  var answers: ClearingAnswers {
    ClearingAnswers(
      timeline: timeline, catalogue: premises.catalogue, directory: premises.directory, parts: parts)
  }

  /// A rule and a subject, to be asked again; nil where nothing is known of the subject.
  func inquiry(_ rule: Rule, of pack: RulePack, on subject: SubjectID) -> Inquiry? {
    guard let seen = parts.map({ $0.timeline(subject) }) ?? timeline else { return nil }
    return Inquiry(
      rule, of: pack, on: subject, timeline: seen, catalogue: premises.catalogue,
      directory: premises.directory, site: premises.site, asOf: premises.asOf, usual: parts?.usual)
  }
}

extension Premises {
  /// Makes a page of what the store's last run has left as far as that will do, else of all lines.
  ///
  /// - Parameters:
  ///   - read: From a store; nil where all lines are needed.
  ///   - whole: From all lines.
  func page<Page>(
    read: (StoredReading) throws -> PageInputs?, whole: (Inputs) throws -> PageInputs,
    _ body: (PageInputs) throws -> Page
  ) throws -> Page {
    try answer(stored: { try read($0).map { try body($0) } }, whole: { try body(whole($0)) })
  }

  /// Answers from what the store's last run has left as far as that will do, else from all lines.
  ///
  /// - Parameters:
  ///   - stored: From a store; nil where all lines are needed.
  ///   - whole: From all lines.
  func answer<Answer>(
    stored: (StoredReading) throws -> Answer?, whole: (Inputs) throws -> Answer
  ) throws -> Answer {
    if let store {
      let answer = try Failure.ofStore {
        try store.read { ledger in try StoredReading(self, ledger).flatMap { try stored($0) } }
      }
      if let answer { return answer }
    }
    let inputs = try Inputs(self)
    let answer = try whole(inputs)
    try inputs.failIfIncomplete()
    return answer
  }
}
