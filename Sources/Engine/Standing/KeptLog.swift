package import EventTime

/// A line of a log that somebody keeps, with what it is filed under.
package struct KeptLine: Sendable {
  /// Lines are numbered as they come.
  package var number: Int64
  package var at: Instant
  package var deal: String?
  package var account: String?
  package var rep: String?
  package var text: [UInt8]

  package init(number: Int64, at: Instant, deal: String?, account: String?, rep: String?, text: [UInt8]) {
    self.number = number
    self.at = at
    self.deal = deal
    self.account = account
    self.rep = rep
    self.text = text
  }

  func id(_ part: KeptLog.Part) -> String? {
    switch part {
    case .deal: deal
    case .account: account
    case .rep: rep
    }
  }
}

/// What a run asks of whoever keeps the log and what earlier runs have come to.
package struct KeptLog {
  /// By what lines are found again.
  package enum Part: String, Hashable, Sendable, CaseIterable { case deal, account, rep }

  /// The lines that no run has seen, and those that lay ahead of the latest one and do no longer.
  package var unseen: [KeptLine]
  /// Every line of the activity that a line speaks of, itself among them.
  package var siblings: (KeptLine) throws -> [KeptLine]
  /// The lines of a subject, and those that take the place of one of them, whatever they are filed under.
  package var lines: (Part, String) throws -> [KeptLine]
  /// Whether an earlier run saw other lines of a subject, of the same instant or later.
  package var isFollowed: (KeptLine, Part, String) throws -> Bool
  /// Every line there is.
  package var all: ((UnsafeRawBufferPointer) -> Void) throws -> Void
  /// When a subject began that a run was on.
  package var began: (SubjectID) throws -> Instant?
  /// The subjects of which time alone has something to say by now.
  package var due: [SubjectID]
  /// What deals give to norms.
  package var samples: [DealSamples]
  /// Whether a deal is still whose and what a run left it.
  package var isSame: (DealSummary) throws -> Bool

  package init(
    unseen: [KeptLine], siblings: @escaping (KeptLine) throws -> [KeptLine],
    lines: @escaping (Part, String) throws -> [KeptLine],
    isFollowed: @escaping (KeptLine, Part, String) throws -> Bool,
    all: @escaping ((UnsafeRawBufferPointer) -> Void) throws -> Void,
    began: @escaping (SubjectID) throws -> Instant?, due: [SubjectID], samples: [DealSamples],
    isSame: @escaping (DealSummary) throws -> Bool
  ) {
    self.unseen = unseen
    self.siblings = siblings
    self.lines = lines
    self.isFollowed = isFollowed
    self.all = all
    self.began = began
    self.due = due
    self.samples = samples
    self.isSame = isSame
  }
}
