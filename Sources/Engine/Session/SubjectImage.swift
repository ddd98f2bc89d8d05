import BasicContainers
import Saving
import Temporal

/// A subject as it was put away, whose states and folds are read only when something asks for them.
///
/// An activity concerns few of them; the others go from one image into the next as bytes. Behind the parts stands for
/// each whose it is and how long it is, and at last how many they are.
struct SubjectImage: ~Copyable, Sendable {
  struct Part: BitwiseCopyable, Sendable {
    /// That of a rule's state; behind them, those of the folds.
    var number: UInt32
    /// How many findings of the rule are open.
    var open: UInt32
    /// Where it begins and ends.
    var start: UInt32
    var end: UInt32
    /// Nothing has asked for it yet.
    var isAway = true
  }

  /// What an image says of a part.
  struct Entry: BitwiseCopyable, Sendable {
    var number: UInt32
    var open: UInt32
    var length: UInt32
  }

  private var bytes: [UInt8] = []
  /// The instant from which all others in it are counted; nil where there is no image.
  private(set) var base: Int64?
  private(set) var parts = UniqueArray<Part>()
  /// By number: index into ``parts`` plus one, or 0.
  private var places = UniqueArray<UInt16>()
  /// How many parts nothing has asked for yet.
  private(set) var away = 0
  /// Of an image that is being written.
  private var entries = UniqueArray<Entry>()

  /// Forgets the image and keeps its room.
  mutating func clear() {
    guard base != nil else { return }
    base = nil
    away = 0
    for place in parts.indices { places[Int(parts[place].number)] = 0 }
    parts.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Becomes the image that these bytes are.
  mutating func begin(_ image: UnsafeRawBufferPointer, from base: Int64) {
    clear()
    bytes.append(contentsOf: image)
    self.base = base
  }

  /// Finds the parts, which are the rest of the image.
  ///
  /// - Parameter count: Their numbers are below it.
  mutating func findParts(_ reader: inout ByteReader, numbersBelow count: Int) {
    while places.count < count { places.append(0) }
    let stride = MemoryLayout<Entry>.stride
    let size = MemoryLayout<UInt32>.size
    var start = reader.position
    let isWhole = bytes.withUnsafeBytes { bytes in
      guard bytes.count &- start >= size else { return false }
      let parts = Int(bytes.loadUnaligned(fromByteOffset: bytes.count &- size, as: UInt32.self))
      guard parts <= (bytes.count &- size &- start) / stride else { return false }
      let end = bytes.count &- size &- parts &* stride
      for place in 0..<parts {
        let entry = bytes.loadUnaligned(fromByteOffset: end &+ place &* stride, as: Entry.self)
        guard Int(entry.length) <= end &- start, add(entry, from: start, numbersBelow: count) else {
          return false
        }
        start &+= Int(entry.length)
      }
      return start == end
    }
    away = parts.count
    if !isWhole { reader.fail() }
  }

  private mutating func add(_ entry: Entry, from start: Int, numbersBelow count: Int) -> Bool {
    guard entry.number < count, places[Int(entry.number)] == 0 else { return false }
    parts.append(
      Part(
        number: entry.number, open: entry.open, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: start) &+ entry.length))
    places[Int(entry.number)] = UInt16(truncatingIfNeeded: parts.count)
    return true
  }

  /// Takes note of a part that has been written from a place on.
  @inline(__always)
  mutating func endPart(_ number: Int, open: Int, from start: Int, _ writer: borrowing ByteWriter) {
    entries.append(
      Entry(
        number: UInt32(truncatingIfNeeded: number), open: UInt32(truncatingIfNeeded: open),
        length: UInt32(truncatingIfNeeded: writer.count &- start)))
  }

  /// Ends an image behind its last part.
  mutating func endParts(into writer: inout ByteWriter) {
    for place in entries.indices { writer.put(raw: entries[place]) }
    writer.put(raw: UInt32(truncatingIfNeeded: entries.count))
    entries.removeAll(keepingCapacity: true)
  }

  func hasState(_ rule: Int) -> Bool { part(rule)?.isAway ?? false }
  func hasOpenFindings(_ rule: Int) -> Bool { part(rule).map { $0.isAway && $0.open > 0 } ?? false }

  private func part(_ number: Int) -> Part? {
    guard away > 0, places[number] > 0 else { return nil }
    return parts[Int(places[number]) - 1]
  }

  /// Takes a part out of the image; nil where it is not in it, or not any more.
  private mutating func take(_ number: Int) -> Part? {
    guard let part = part(number), part.isAway else { return nil }
    parts[Int(places[number]) - 1].isAway = false
    away &-= 1
    return part
  }

  private func read(_ part: Part, _ body: (inout ByteReader, Int64) -> Void) {
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[Int(part.start)..<Int(part.end)]))
      body(&reader, base ?? 0)
    }
  }
}

// MARK: Bringing back

extension SubjectImage {
  /// Brings a rule's state back, which is empty until then.
  mutating func bring(_ rule: Int, into state: inout RuleState) {
    guard let part = take(rule) else { return }
    read(part) { reader, base in state.restore(from: &reader, from: base) }
  }

  /// Brings a fold back, which is empty until then.
  ///
  /// - Parameter number: That of the part.
  mutating func bring(_ number: Int, _ id: FoldBank.ID, into folds: inout FoldBank) {
    guard let part = take(number) else { return }
    read(part) { reader, base in folds.restore(id, from: &reader, from: base) }
  }

  /// Writes the parts that nothing has asked for, as they are.
  mutating func saveAway(into writer: inout ByteWriter) {
    guard away > 0 else { return }
    var place = 0
    while place < parts.count {
      let start = parts[place].start
      var end = start
      // Neighbours go together.
      while place < parts.count, parts[place].isAway {
        let part = parts[place]
        entries.append(Entry(number: part.number, open: part.open, length: part.end &- part.start))
        end = part.end
        place &+= 1
      }
      bytes.withUnsafeBytes { writer.put(bytes: UnsafeRawBufferPointer(rebasing: $0[Int(start)..<Int(end)])) }
      place &+= 1
    }
  }
}
