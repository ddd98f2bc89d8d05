import BasicContainers

/// What comes at the end and goes at the beginning.
///
/// Its room is nobody else's: no access asks who shares it. What has gone is cleared away once it is half of all.
struct Queue<Element: BitwiseCopyable>: ~Copyable {
  private var room = UniqueArray<Element>()
  private var start = 0

  var count: Int { room.count &- start }
  var isEmpty: Bool { room.count == start }
  var first: Element? { isEmpty ? nil : room[start] }
  var last: Element? { isEmpty ? nil : room[room.count &- 1] }

  subscript(place: Int) -> Element {
    get { room[start &+ place] }
    set { room[start &+ place] = newValue }
  }

  mutating func append(_ element: Element) {
    if room.count == room.capacity, start &* 2 >= room.count {
      room.removeSubrange(0..<start)
      start = 0
    }
    room.append(element)
  }

  mutating func popFirst() -> Element? {
    guard !isEmpty else { return nil }
    start &+= 1
    let first = room[start &- 1]
    if isEmpty { removeAll() }
    return first
  }

  mutating func removeLast() {
    if !isEmpty { room.removeLast() }
  }

  /// Keeps the room.
  mutating func removeAll() {
    room.removeAll(keepingCapacity: true)
    start = 0
  }
}

extension Queue: Sendable where Element: Sendable {}
