import HeapModule

/// At most one timer per owner, given out in the order of instant and owner.
///
/// Setting a timer later costs nothing: the entry stays where it is in the heap and is put back with its new instant
/// when its old one comes, so that a timer which moves with every activity does not fill the heap.
public struct TimerQueue: Sendable {
  private struct Entry: Comparable, BitwiseCopyable {
    var instant: Int64
    var owner: UInt32

    static func < (a: Self, b: Self) -> Bool { (a.instant, a.owner) < (b.instant, b.owner) }
  }

  struct Owner: BitwiseCopyable {
    /// When the timer is due, or ``none``.
    var wanted = TimerQueue.none
    /// The instant of its earliest entry in the heap, or ``none``.
    var queued = TimerQueue.none
    var isTouched = false
  }

  /// No instant: later than every one.
  public static let none = Int64.max

  private var heap = Heap<Entry>()
  private(set) var owners: [Owner] = []
  private(set) var touched: [UInt32] = []
  /// The instant of the first entry of the heap: no timer is due before it.
  @usableFromInline var earliest = none

  /// Bytes that a timer takes.
  public static var sizeOfOne: Int { MemoryLayout<Owner>.stride + MemoryLayout<Entry>.stride }

  public init() {}

  /// Sets the owner's timer, in place of the one it has; ``none`` takes it away.
  public mutating func set(_ owner: UInt32, at instant: Int64) {
    let place = Int(owner)
    if place >= owners.count || !owners[place].isTouched { touch(owner) }
    owners[place].wanted = instant
    if instant < owners[place].queued { push(owner, instant) }
  }

  /// Takes the owner's timer away.
  public mutating func cancel(_ owner: UInt32) {
    let place = Int(owner)
    if place < owners.count { owners[place].wanted = Self.none }
  }

  /// When the owner's timer is due, or ``none``.
  public func instant(of owner: UInt32) -> Int64 {
    let place = Int(owner)
    return place < owners.count ? owners[place].wanted : Self.none
  }

  /// Whether nothing is due before an instant; false also where that is to be found out yet.
  @inlinable public func isQuiet(before instant: Int64) -> Bool { earliest >= instant }

  /// The instant of the first timer, or ``none``.
  public mutating func next() -> Int64 {
    settleFirst()
    return heap.min?.instant ?? Self.none
  }

  /// Takes out the first timer if it is due at the instant or before it; its owner has none then.
  public mutating func popDue(at instant: Int64) -> (instant: Int64, owner: UInt32)? {
    settleFirst()
    guard let first = heap.min, first.instant <= instant else { return nil }
    heap.removeMin()
    earliest = heap.min?.instant ?? Self.none
    owners[Int(first.owner)].queued = Self.none
    owners[Int(first.owner)].wanted = Self.none
    return (first.instant, first.owner)
  }

  /// Takes all timers away and keeps the room.
  public mutating func reset() {
    heap.removeAll { _ in true }
    earliest = Self.none
    for owner in touched { owners[Int(owner)] = Owner() }
    touched.removeAll(keepingCapacity: true)
  }

  /// Brings a timer to the top of the heap that is really due then: stale entries go, moved ones go back.
  private mutating func settleFirst() {
    while let first = heap.min {
      let owner = owners[Int(first.owner)]
      if owner.queued == first.instant && owner.wanted == first.instant { return }
      heap.removeMin()
      earliest = heap.min?.instant ?? Self.none
      guard owner.queued == first.instant else { continue }
      owners[Int(first.owner)].queued = Self.none
      if owner.wanted != Self.none { push(first.owner, owner.wanted) }
    }
  }

  private mutating func push(_ owner: UInt32, _ instant: Int64) {
    owners[Int(owner)].queued = instant
    heap.insert(Entry(instant: instant, owner: owner))
    earliest = min(earliest, instant)
  }

  private mutating func touch(_ owner: UInt32) {
    while owners.count <= Int(owner) { owners.append(Owner()) }
    owners[Int(owner)].isTouched = true
    touched.append(owner)
  }
}
