/// `latest: EVENT` and `first: EVENT`: an activity, by its row.
public struct RowFold: ~Copyable, Sendable {
  var window: FoldWindow
  private let isFirst: Bool
  private let keepsRows: Bool
  var held: UInt32?

  /// - Parameter last: Matters to `first` only: the first of the latest so many.
  public init(isFirst: Bool, slides: Bool = false, last: Int? = nil) {
    self.isFirst = isFirst
    // The latest one alone is what the latest of any number is.
    let last = isFirst ? last : slides ? 1 : nil
    window = FoldWindow(slides: slides, last: last)
    keepsRows = window.keepsElements
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    _ = window.begin(row: row, expiresAt: expiresAt)
    if !keepsRows && (held == nil || !isFirst) { held = row }
  }

  public mutating func expire(before instant: Int64) { _ = window.expire(before: instant) }

  public mutating func clear() {
    window.clear()
    held = nil
  }

  /// The row, or nil where nothing counts.
  public var row: UInt32? { keepsRows ? window.firstRow : held }
}
