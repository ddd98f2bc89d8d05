package import EventTime
package import Symbols

/// Takes lines or loose activities in any order and makes the timeline that they amount to.
///
/// ```swift
/// var builder = TimelineBuilder(catalogue: catalogue, options: ReadOptions(asOf: asOf))
/// for activity in activities { builder.add(activity) }
/// let (timeline, summary) = builder.finish()
/// ```
/// The order in which lines come means nothing.
package struct TimelineBuilder: Sendable {
  /// - Parameter symbols: A table that the timeline's continues, so that symbols of both agree.
  package init(
    catalogue: KindCatalogue, options: ReadOptions = ReadOptions(), symbols: SymbolTable = SymbolTable()
  ) {
    timeline = Timeline(symbols: symbols)
  }

  private var timeline: Timeline

  /// Takes one activity; the reason where it cannot be one, such as none of deal, account and rep.
  @discardableResult
  package mutating func add(_ activity: LoggedActivity) -> String? { nil }

  /// Resolves edits, tombstones and as_of, and puts the rows in order.
  package consuming func finish() -> (timeline: Timeline, summary: LogSummary) { (timeline, LogSummary()) }
}
