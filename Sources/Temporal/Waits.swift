/// One trigger that waits for something.
public struct Wait: Sendable, BitwiseCopyable {
  public var trigger: UInt32
  /// When it began.
  public var at: Int64
  /// When it is over at the latest; `Int64.max` without a deadline.
  public var due: Int64
  public var key: Agreements.Key

  public init(trigger: UInt32, at: Int64, due: Int64, key: Agreements.Key) {
    self.trigger = trigger
    self.at = at
    self.due = due
    self.key = key
  }
}

/// `later` and `next`: triggers that wait for an answer, in the order in which they came.
public struct Waits: Sendable {
  public internal(set) var waiting: [Wait] = []

  public init() {}

  @inlinable public var isEmpty: Bool { waiting.isEmpty }

  /// The earliest deadline, or `Int64.max`.
  public var nextDue: Int64 {
    var next = Int64.max
    for wait in waiting { next = min(next, wait.due) }
    return next
  }

  /// Whether a trigger with this key would join one that waits.
  public func joins(_ key: Agreements.Key, _ keys: borrowing Agreements) -> Bool {
    for wait in waiting where keys.agree(wait.key, key) { return true }
    return false
  }

  public mutating func begin(_ wait: Wait) { waiting.append(wait) }

  /// Ends and gives out all that agree with the key of an answer.
  public mutating func takeAgreeing(
    _ key: Agreements.Key, _ keys: borrowing Agreements, into taken: inout [Wait]
  ) {
    var kept = 0
    for index in waiting.indices {
      let wait = waiting[index]
      if keys.agree(wait.key, key) {
        taken.append(wait)
      } else {
        waiting[kept] = wait
        kept &+= 1
      }
    }
    waiting.removeLast(waiting.count - kept)
  }

  /// Ends and gives out all whose deadline is at the instant or before it.
  public mutating func takeDue(at instant: Int64, into taken: inout [Wait]) {
    var kept = 0
    for index in waiting.indices {
      let wait = waiting[index]
      if wait.due <= instant {
        taken.append(wait)
      } else {
        waiting[kept] = wait
        kept &+= 1
      }
    }
    waiting.removeLast(waiting.count - kept)
  }

  /// Ends and gives out all.
  public mutating func takeAll(into taken: inout [Wait]) {
    taken.append(contentsOf: waiting)
    clear()
  }

  public mutating func clear() { waiting.removeAll(keepingCapacity: true) }
}
