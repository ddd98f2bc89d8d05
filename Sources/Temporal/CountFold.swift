/// `count: EVENT`: how many activities.
public struct CountFold: ~Copyable, Sendable {
  var window: FoldWindow

  public init(slides: Bool = false, last: Int? = nil) {
    window = FoldWindow(slides: slides, last: last)
  }

  public mutating func begin(row: UInt32, expiresAt: Int64) {
    _ = window.begin(row: row, expiresAt: expiresAt)
  }

  public mutating func expire(before instant: Int64) { _ = window.expire(before: instant) }

  public mutating func clear() { window.clear() }

  public var count: Int { window.count }
}
