import Glibc

/// Holds whole lines of a log, as the scanner wants them: with a line feed and some readable bytes behind the last one.
///
/// As large as the longest line so far, at most ``LogLimits/lineBytes``.
struct LineBuffer: ~Copyable {
  enum Block {
    /// Whole lines, each with its line feed; valid until the next call.
    case lines(UnsafeRawBufferPointer)
    /// A line that is longer than the limit: its first bytes and its length, without the line feed.
    case overlong(first: [UInt8], count: Int)
    case end
  }

  private static let firstCapacity = 1 << 20
  private static let mostCapacity = LogLimits.lineBytes + 1

  private var storage: UnsafeMutableRawPointer
  private var capacity: Int
  private var filled = 0
  /// How much of what is filled has been given out.
  private var taken = 0
  /// Whether the lines that were given out last had no line feed of their own.
  private(set) var lacksFeed = false

  init() {
    capacity = Self.firstCapacity
    storage = Self.allocate(capacity)
  }

  deinit { storage.deallocate() }

  mutating func next(from input: LogInput) throws(LogReadError) -> Block {
    memmove(storage, storage + taken, filled - taken)
    filled -= taken
    taken = 0
    while true {
      if filled == capacity, !grow() { return try skipOverlong(input) }
      let count = try input.read(
        into: UnsafeMutableRawBufferPointer(start: storage + filled, count: capacity - filled))
      if count == 0 { return rest() }
      let end = filled + count
      pad(behind: end)
      if let feed = lastFeed(from: filled, to: end) {
        (filled, taken) = (end, feed + 1)
        return .lines(UnsafeRawBufferPointer(start: storage, count: taken))
      }
      filled = end
    }
  }

  /// What stands after the last line feed of the input.
  private mutating func rest() -> Block {
    guard filled > 0 else { return .end }
    storage.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: filled, as: UInt8.self)
    let count = filled + 1
    pad(behind: count)
    filled = 0
    lacksFeed = true
    return .lines(UnsafeRawBufferPointer(start: storage, count: count))
  }

  private mutating func skipOverlong(_ input: LogInput) throws(LogReadError) -> Block {
    let first = Array(UnsafeRawBufferPointer(start: storage, count: LogLimits.rejectedLineBytes))
    var length = filled
    while true {
      filled = try input.read(into: UnsafeMutableRawBufferPointer(start: storage, count: capacity))
      if filled == 0 { return .overlong(first: first, count: length) }
      if let feed = memchr(storage, Int32(UInt8(ascii: "\n")), filled) {
        taken = storage.distance(to: feed) + 1
        return .overlong(first: first, count: length + taken - 1)
      }
      length += filled
    }
  }

  private func lastFeed(from start: Int, to end: Int) -> Int? {
    var offset = end
    while offset > start {
      offset -= 1
      if storage.load(fromByteOffset: offset, as: UInt8.self) == UInt8(ascii: "\n") { return offset }
    }
    return nil
  }

  private mutating func grow() -> Bool {
    guard capacity < Self.mostCapacity else { return false }
    let larger = min(capacity * 2, Self.mostCapacity)
    let storage = Self.allocate(larger)
    storage.copyMemory(from: self.storage, byteCount: filled)
    self.storage.deallocate()
    (self.storage, capacity) = (storage, larger)
    return true
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: capacity + JSONScanner.padding, alignment: 16)
  }

  /// Gives the scanner what it may read behind the last byte; all other room is written before it is read.
  private func pad(behind end: Int) {
    (storage + end).initializeMemory(as: UInt8.self, repeating: 0, count: JSONScanner.padding)
  }
}
