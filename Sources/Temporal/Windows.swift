/// `never`: the windows after triggers in which something must not happen, in the order of their triggers.
public struct Windows: Sendable {
  struct Window: BitwiseCopyable {
    /// The trigger, when it came, and when the window ends.
    var wait: Wait
    var isBroken: Bool
  }

  var windows: [Window] = []

  public init() {}

  public var isEmpty: Bool { windows.isEmpty }

  /// The earliest end of a window, or `Int64.max`.
  public var nextEnd: Int64 {
    var next = Int64.max
    for window in windows { next = min(next, window.wait.due) }
    return next
  }

  public mutating func open(_ wait: Wait) { windows.append(Window(wait: wait, isBroken: false)) }

  /// What must not happen has happened: breaks all windows that agree and gives the one of the latest trigger.
  public mutating func offend(_ key: Agreements.Key, _ keys: borrowing Agreements) -> Wait? {
    var latest: Wait?
    for index in windows.indices where keys.agree(windows[index].wait.key, key) {
      windows[index].isBroken = true
      latest = windows[index].wait
    }
    return latest
  }

  /// Ends the windows that agree, and gives out those in which nothing happened.
  public mutating func end(
    _ key: Agreements.Key, _ keys: borrowing Agreements, intoKept kept: inout [Wait]
  ) {
    for window in windows where !window.isBroken && keys.agree(window.wait.key, key) {
      kept.append(window.wait)
    }
    windows.removeAll { keys.agree($0.wait.key, key) }
  }

  /// Ends the windows whose time is over, and gives out those in which nothing happened.
  public mutating func endDue(at instant: Int64, intoKept kept: inout [Wait]) {
    for window in windows where !window.isBroken && window.wait.due <= instant { kept.append(window.wait) }
    windows.removeAll { $0.wait.due <= instant }
  }

  /// Ends all windows, and gives out those in which nothing happened.
  public mutating func endAll(intoKept kept: inout [Wait]) {
    forEachUnbroken { kept.append($0) }
    clear()
  }

  /// Those that run still and in which nothing has happened.
  public func forEachUnbroken(_ body: (Wait) -> Void) {
    for window in windows where !window.isBroken { body(window.wait) }
  }

  public mutating func clear() { windows.removeAll(keepingCapacity: true) }
}
