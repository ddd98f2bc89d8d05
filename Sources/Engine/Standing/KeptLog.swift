package import EventTime

/// A line of a log that somebody keeps, with what it is filed under.
package struct KeptLine: Sendable {
  /// Lines are numbered as they come.
  package var number: Int64
  package var at: Instant
  package var deal: String?
  package var account: String?
  package var rep: String?
  package var kind: String
  package var text: [UInt8]

  package init(
    number: Int64, at: Instant, deal: String?, account: String?, rep: String?, kind: String, text: [UInt8]
  ) {
    self.number = number
    self.at = at
    self.deal = deal
    self.account = account
    self.rep = rep
    self.kind = kind
    self.text = text
  }

  func id(_ part: KeptPart) -> String? {
    switch part {
    case .deal: deal
    case .account: account
    case .rep: rep
    }
  }
}

/// By what lines are found again.
package enum KeptPart: String, Hashable, Sendable, CaseIterable { case deal, account, rep }

/// Some of the kinds of activity that a log has lines of.
package struct KeptKinds: Sendable {
  package var names: Set<String>
  /// How whoever keeps the log looks for them.
  package var search: String

  package init(_ names: Set<String>, search: String = "") {
    self.names = names
    self.search = search
  }
}

/// What a run asks of whoever keeps the log and what earlier runs have come to.
package protocol KeptLog {
  typealias Part = KeptPart

  /// The same for another thread; nil where there is only this.
  var elsewhere: (any KeptLogElsewhere)? { get }
  /// How many lines there are, or somewhat more.
  var count: Int { get }
  /// The lines that no run has seen, and those that lay ahead of the latest one and do no longer.
  var unseen: [KeptLine] { get }
  /// The subjects of which time alone has something to say by now.
  var due: [SubjectID] { get }

  /// Every line of the activity that a line speaks of, itself among them.
  func siblings(_ line: KeptLine) throws -> [KeptLine]
  /// Every line of an activity.
  func activity(_ id: String) throws -> [KeptLine]
  /// The lines of a subject, and those that take the place of one of them, whatever they are filed under.
  func lines(_ part: Part, _ id: String) throws -> [KeptLine]
  /// The kinds of activity there are, as far as they are wanted.
  func kinds(_ isWanted: (String) -> Bool) throws -> KeptKinds
  /// The lines of some kinds, of one subject or of all, and those that take the place of one of them.
  func lines(of kinds: KeptKinds, filed: (part: Part, id: String)?) throws -> [KeptLine]
  /// The lines of a deal that are of some kinds or of an instant, and those that take the place of one of them.
  func lines(of kinds: KeptKinds, orAt instant: Instant, ofDeal id: String) throws -> [KeptLine]
  /// Every line there is.
  func all(_ each: (UnsafeRawBufferPointer) -> Void) throws
  /// Whether an earlier run judged other lines of a subject, of the same instant or later.
  func isFollowed(_ line: KeptLine, _ part: Part, _ id: String) throws -> Bool

  /// The first activity of a subject that a run was on.
  func beginning(_ subject: SubjectID) throws -> SubjectStanding.Beginning?
  /// What a deal gives to norms; nil where it gives nothing.
  func samples(of deal: String) throws -> DealSamples?
  /// What all deals give to norms.
  func samples() throws -> [DealSamples]
  /// What is usual, as it was drawn up from ``samples()``; nil where it was not.
  func drawnNorms() throws -> DrawnNorms?
  /// Whether a deal is still whose and what a run left it.
  func isSame(_ deal: DealSummary) throws -> Bool
  /// Whether a run left a deal as one that has been of one rep and one account from its first activity on.
  func isSteady(_ deal: String) throws -> Bool
}

/// Lets another thread read a log, as it is.
package protocol KeptLogElsewhere: Sendable {
  func read<Result>(_ body: (any KeptLog) throws -> Result) throws -> Result
}
