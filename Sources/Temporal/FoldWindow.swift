/// Which of the activities fed to a fold count now: those within the time, the latest so many, those since a restart.
///
/// All three leave out the oldest only, so what counts is always the newest stretch of what was fed. A window without
/// limits keeps nothing per activity.
struct FoldWindow: ~Copyable, Sendable {
  struct Entry: BitwiseCopyable, Sendable {
    var expiresAt: Int64
    var row: UInt32
    var elements: UInt32
  }

  struct Failure: BitwiseCopyable, Sendable {
    var number: Int
    var error: FoldKey
  }

  private let last: Int?
  let slides: Bool
  var entries = Queue<Entry>()
  /// Activities begun and dropped since the last restart.
  var begun = 0
  var dropped = 0
  /// Activities that count and whose argument failed; without limits only the first of them.
  var failures = Queue<Failure>()

  init(slides: Bool, last: Int?) {
    self.slides = slides
    self.last = last.map { max($0, 1) }
  }

  /// Whether activities can leave one by one, so that their elements must be kept.
  var keepsElements: Bool { slides || last != nil }

  /// How many activities count.
  var count: Int { begun &- dropped }

  /// Takes in the next activity; the result is how many elements, the oldest, no longer count.
  mutating func begin(row: UInt32, expiresAt: Int64) -> Int {
    begun &+= 1
    guard keepsElements else { return 0 }
    var gone = 0
    if let last, entries.count >= last { gone = dropFirst() }
    entries.append(Entry(expiresAt: slides ? expiresAt : .max, row: row, elements: 0))
    return gone
  }

  /// Counts an element of the activity begun last.
  mutating func addElement() {
    guard keepsElements, var latest = entries.last else { return }
    latest.elements &+= 1
    entries[entries.count &- 1] = latest
  }

  /// Notes that the argument failed for the activity begun last.
  mutating func fail(_ error: FoldKey) {
    guard keepsElements || failures.isEmpty else { return }
    failures.append(Failure(number: begun &- 1, error: error))
  }

  /// The error of the first activity that counts and has one.
  var failure: FoldKey? { failures.first?.error }

  /// Leaves out what expires before the instant; the result is how many elements, the oldest, no longer count.
  mutating func expire(before instant: Int64) -> Int {
    guard slides else { return 0 }
    var gone = 0
    while let first = entries.first, first.expiresAt < instant { gone &+= dropFirst() }
    return gone
  }

  /// The newest stretch of what counts: how many activities expire at an instant or later, and their elements.
  func newest(expiringFrom instant: Int64) -> (activities: Int, elements: Int) {
    var (place, elements) = (entries.count, 0)
    while place > 0, entries[place &- 1].expiresAt >= instant {
      place &-= 1
      elements &+= Int(entries[place].elements)
    }
    return (entries.count &- place, elements)
  }

  /// The error of the first of the newest activities that has one.
  func failure(ofNewest activities: Int) -> FoldKey? {
    guard !failures.isEmpty else { return nil }
    for place in 0..<failures.count where failures[place].number >= begun &- activities {
      return failures[place].error
    }
    return nil
  }

  /// When the oldest activity leaves by time, or `Int64.max`.
  var nextExpiry: Int64 { slides ? entries.first?.expiresAt ?? .max : .max }

  /// The row of the oldest activity that counts; only where elements are kept.
  var firstRow: UInt32? { entries.first?.row }

  mutating func clear() {
    entries.removeAll()
    begun = 0
    dropped = 0
    failures.removeAll()
  }

  private mutating func dropFirst() -> Int {
    dropped &+= 1
    if let first = failures.first, first.number < dropped { _ = failures.popFirst() }
    return entries.popFirst().map { Int($0.elements) } ?? 0
  }
}
