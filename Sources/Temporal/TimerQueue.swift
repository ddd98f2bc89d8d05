public import BasicContainers

/// At most one timer per owner, given out in the order of instant and owner.
///
/// Setting a timer later costs nothing: the entry stays where it is in the heap and is put back with its new instant
/// when its old one comes, so that a timer which moves with every activity does not fill the heap.
public struct TimerQueue: ~Copyable, Sendable {
  @usableFromInline
  struct Entry: BitwiseCopyable, Sendable {
    var instant: Int64
    var owner: UInt32

    @inline(__always)
    func precedes(_ other: Self) -> Bool {
      instant == other.instant ? owner < other.owner : instant < other.instant
    }
  }

  @usableFromInline
  struct Owner: BitwiseCopyable, Sendable {
    /// When the timer is due, or ``none``.
    @usableFromInline var wanted = TimerQueue.none
    /// The instant of its earliest entry in the heap, or ``none``.
    @usableFromInline var queued = TimerQueue.none
    @usableFromInline var isTouched = false

    init() {}
  }

  /// No instant: later than every one.
  public static let none = Int64.max

  /// A binary heap: no entry precedes the one at half its place.
  private var heap = UniqueArray<Entry>()
  @usableFromInline var owners = UniqueArray<Owner>()
  private var touched = UniqueArray<UInt32>()
  /// The instant of the first entry of the heap: no timer is due before it.
  @usableFromInline var earliest = none

  /// Bytes that a timer takes.
  public static var sizeOfOne: Int { MemoryLayout<Owner>.stride + MemoryLayout<Entry>.stride }

  public init() {}

  /// Sets the owner's timer, in place of the one it has; ``none`` takes it away.
  @inlinable @inline(__always)
  public mutating func set(_ owner: UInt32, at instant: Int64) {
    let place = Int(owner)
    if place >= owners.count || !owners[place].isTouched { touch(owner) }
    owners[place].wanted = instant
    if instant < owners[place].queued { push(owner, instant) }
  }

  /// Takes the owner's timer away.
  @inlinable @inline(__always)
  public mutating func cancel(_ owner: UInt32) {
    let place = Int(owner)
    if place < owners.count { owners[place].wanted = Self.none }
  }

  /// When the owner's timer is due, or ``none``.
  @inlinable @inline(__always)
  public borrowing func instant(of owner: UInt32) -> Int64 {
    let place = Int(owner)
    return place < owners.count ? owners[place].wanted : Self.none
  }

  /// Calls with each owner that has a timer, in the order in which they came first, and the instant of it.
  public borrowing func forEach(_ body: (_ owner: UInt32, _ instant: Int64) -> Void) {
    for place in touched.indices {
      let owner = touched[place]
      let instant = owners[Int(owner)].wanted
      if instant != Self.none { body(owner, instant) }
    }
  }

  /// Whether nothing is due before an instant; false also where that is to be found out yet.
  @inlinable @inline(__always)
  public borrowing func isQuiet(before instant: Int64) -> Bool { earliest >= instant }

  /// The instant of the first timer, or ``none``.
  public mutating func next() -> Int64 {
    settleFirst()
    return earliest
  }

  /// Takes out the first timer if it is due at the instant or before it; its owner has none then.
  public mutating func popDue(at instant: Int64) -> (instant: Int64, owner: UInt32)? {
    settleFirst()
    guard earliest <= instant, !heap.isEmpty else { return nil }
    let first = removeFirst()
    owners[Int(first.owner)].queued = Self.none
    owners[Int(first.owner)].wanted = Self.none
    return (first.instant, first.owner)
  }

  /// Takes all timers away and keeps the room.
  public mutating func reset() {
    heap.removeAll(keepingCapacity: true)
    earliest = Self.none
    for place in touched.indices { owners[Int(touched[place])] = Owner() }
    touched.removeAll(keepingCapacity: true)
  }

  /// Brings a timer to the top of the heap that is really due then: stale entries go, moved ones go back.
  private mutating func settleFirst() {
    while !heap.isEmpty {
      let first = heap[0]
      let owner = owners[Int(first.owner)]
      if owner.queued == first.instant {
        if owner.wanted == first.instant { return }
        if owner.wanted != Self.none {
          owners[Int(first.owner)].queued = owner.wanted
          heap[0].instant = owner.wanted
          sink()
          continue
        }
        owners[Int(first.owner)].queued = Self.none
      }
      _ = removeFirst()
    }
  }

  @usableFromInline
  mutating func push(_ owner: UInt32, _ instant: Int64) {
    owners[Int(owner)].queued = instant
    let entry = Entry(instant: instant, owner: owner)
    var place = heap.count
    heap.append(entry)
    while place > 0, entry.precedes(heap[(place &- 1) &>> 1]) {
      heap[place] = heap[(place &- 1) &>> 1]
      place = (place &- 1) &>> 1
    }
    heap[place] = entry
    earliest = min(earliest, instant)
  }

  private mutating func removeFirst() -> Entry {
    let first = heap[0]
    let last = heap.removeLast()
    if heap.isEmpty {
      earliest = Self.none
    } else {
      heap[0] = last
      sink()
    }
    return first
  }

  /// Moves the first entry down to where nothing below it precedes it.
  private mutating func sink() {
    let entry = heap[0]
    var place = 0
    while true {
      var child = place &* 2 &+ 1
      guard child < heap.count else { break }
      if child &+ 1 < heap.count, heap[child &+ 1].precedes(heap[child]) { child &+= 1 }
      guard heap[child].precedes(entry) else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = entry
    earliest = heap[0].instant
  }

  @usableFromInline
  mutating func touch(_ owner: UInt32) {
    while owners.count <= Int(owner) { owners.append(Owner()) }
    owners[Int(owner)].isTouched = true
    touched.append(owner)
  }
}
