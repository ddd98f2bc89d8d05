import BasicContainers

/// How often each key occurs, in one flat table that is emptied in constant time and never gives its room back.
struct KeyCounts: ~Copyable, Sendable {
  struct Slot: BitwiseCopyable, Sendable {
    var key: FoldKey
    /// The slot is free unless this is the table's.
    var generation: UInt32
    var count: UInt32
    /// The host's mark on the key, 0 at first.
    var mark: Int
  }

  private(set) var slots = UniqueArray<Slot>()
  private(set) var generation: UInt32 = 1
  private var used = 0
  /// How many keys have a count above zero.
  private(set) var present = 0

  /// Counts a key once more; the result is its count before.
  mutating func add(_ key: FoldKey) -> UInt32 {
    let place = slot(of: key)
    let before = slots[place].count
    slots[place].count = before &+ 1
    if before == 0 { present &+= 1 }
    return before
  }

  /// Counts a key once less; the result is what is left.
  mutating func remove(_ key: FoldKey) -> UInt32 {
    let place = slot(of: key)
    let before = slots[place].count
    guard before > 0 else { return 0 }
    slots[place].count = before &- 1
    if before == 1 { present &-= 1 }
    return before &- 1
  }

  /// Sets a key's count to zero and its mark.
  mutating func settle(_ key: FoldKey, mark: Int) {
    let place = slot(of: key)
    if slots[place].count > 0 { present &-= 1 }
    slots[place].count = 0
    slots[place].mark = mark
  }

  /// Puts in a key with its count and its mark.
  mutating func put(_ key: FoldKey, count: UInt32, mark: Int) {
    let place = slot(of: key)
    if count > 0 { present &+= 1 }
    slots[place].count = count
    slots[place].mark = mark
  }

  /// The mark of a key; 0 for one that was never marked.
  mutating func mark(of key: FoldKey) -> Int { slots[slot(of: key)].mark }

  mutating func clear() {
    used = 0
    present = 0
    generation &+= 1
    guard generation == 0 else { return }
    // After 2^32 uses old slots would look like new ones.
    slots.removeAll(keepingCapacity: true)
    generation = 1
  }

  /// The place of a key, which is put in with a count of zero where it is new.
  private mutating func slot(of key: FoldKey) -> Int {
    if (used &+ 1) &* 2 > slots.count { grow() }
    let key = key.canonical
    let mask = slots.count - 1
    var place = key.slotHash & mask
    while slots[place].generation == generation {
      if Self.same(slots[place].key, key) { return place }
      place = (place &+ 1) & mask
    }
    slots[place] = Slot(key: key, generation: generation, count: 0, mark: 0)
    used &+= 1
    return place
  }

  /// Equality of canonical keys.
  private static func same(_ a: FoldKey, _ b: FoldKey) -> Bool {
    a.payload == b.payload && a.tag == b.tag && a.aux == b.aux
  }

  /// What occurs or was marked.
  var live: [Slot] {
    var live: [Slot] = []
    for place in slots.indices {
      let slot = slots[place]
      if slot.generation == generation, slot.count > 0 || slot.mark != 0 { live.append(slot) }
    }
    return live
  }

  /// Makes room; keys that no longer occur and were never marked are left behind, so that a sliding window over ever
  /// new keys does not grow for ever.
  private mutating func grow() {
    let kept = live
    var size = 16
    while size < kept.count &* 4 { size &*= 2 }
    let free = Slot(key: FoldKey(tag: .null), generation: 0, count: 0, mark: 0)
    slots = UniqueArray(repeating: free, count: size)
    for slot in kept {
      var place = slot.key.slotHash & (size - 1)
      while slots[place].generation == generation { place = (place &+ 1) & (size - 1) }
      slots[place] = slot
    }
    used = kept.count
  }
}
