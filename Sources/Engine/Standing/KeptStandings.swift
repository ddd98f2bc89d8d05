package import EventTime

/// What a page asks of whoever keeps the log and what runs have come to.
package struct KeptStandings {
  package var log: any KeptLog
  /// As of when the latest run was; what lay ahead of it then is among the unseen as soon as it lies ahead no longer.
  package var ranUntil: Instant
  /// The numbers of those of the unseen lines that take the place of other lines.
  package var edits: Set<Int64>
  /// What the latest run left of a subject; nil of one that it had no line of.
  package var standing: (SubjectID) throws -> SubjectStanding?
  /// The record of a deal as of the latest run.
  package var deal: (String) throws -> DealSummary?

  package init(
    _ log: any KeptLog, ranUntil: Instant, edits: Set<Int64>,
    standing: @escaping (SubjectID) throws -> SubjectStanding?,
    deal: @escaping (String) throws -> DealSummary?
  ) {
    self.log = log
    self.ranUntil = ranUntil
    self.edits = edits
    self.standing = standing
    self.deal = deal
  }
}
