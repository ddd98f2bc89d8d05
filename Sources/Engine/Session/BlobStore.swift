import CPrefetch
import Saving

/// States as bytes, each in a place of its own that is used again once it is too small.
struct BlobStore: Sendable {
  /// Where a state stands.
  struct Place: Sendable, BitwiseCopyable {
    static let none = Place()

    /// In units of ``BlobStore/unit``.
    fileprivate var start: UInt32 = 0
    fileprivate(set) var count: UInt32 = 0
    /// Units there are room for.
    fileprivate var room: UInt32 = 0

    /// Bytes that are taken up, the room to grow included.
    var size: Int { Int(room) * BlobStore.unit }
  }

  private static let unit = 16
  /// In bytes; where a processor has others, states are fetched in part or twice.
  private static let cacheLine = 64

  private(set) var bytes: [UInt8] = []
  /// Starts of places that are free, by their room in units.
  private var free: [UInt32: [UInt32]] = [:]

  /// Writes a state over the one at a place, which moves where there is too little room.
  mutating func put(_ state: UnsafeRawBufferPointer, at place: inout Place) {
    let units = UInt32(truncatingIfNeeded: (state.count + Self.unit - 1) / Self.unit)
    if units > place.room { move(&place, to: units) }
    place.count = UInt32(truncatingIfNeeded: state.count)
    let start = Int(place.start) * Self.unit
    bytes.withUnsafeMutableBytes { room in
      UnsafeMutableRawBufferPointer(rebasing: room[start..<start + state.count]).copyMemory(from: state)
    }
  }

  func with<Result>(_ place: Place, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = Int(place.start) * Self.unit
    return bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(place.count)]))
    }
  }

  /// Has the processor fetch a state that will be read soon.
  func fetch(_ place: Place) {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      for offset in stride(from: 0, to: Int(place.count), by: Self.cacheLine) {
        prefetch(start + Int(place.start) * Self.unit + offset)
      }
    }
  }

  /// Grows by a quarter at least, so that a state that grows by and by is not moved every time.
  private mutating func move(_ place: inout Place, to units: UInt32) {
    if place.room > 0 { free[place.room, default: []].append(place.start) }
    let room = place.room == 0 ? units : max(units, place.room + (place.room + 3) / 4)
    if let start = free[room]?.popLast() {
      place.start = start
    } else {
      place.start = UInt32(truncatingIfNeeded: bytes.count / Self.unit)
      bytes.append(contentsOf: repeatElement(0, count: Int(room) * Self.unit))
    }
    place.room = room
  }
}

extension BlobStore {
  func save(into writer: inout ByteWriter) {
    writer.put(array: bytes)
    writer.put(free.count)
    for (room, starts) in free.sorted(by: { $0.key < $1.key }) {
      writer.put(room)
      writer.put(array: starts)
    }
  }

  init(from reader: inout ByteReader) {
    bytes = reader.takeArray(of: UInt8.self)
    for _ in 0..<reader.takeCount() {
      let room = reader.takeUInt32()
      free[room] = reader.takeArray(of: UInt32.self)
    }
  }
}
