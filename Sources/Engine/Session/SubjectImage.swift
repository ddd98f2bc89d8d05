import Saving
import Temporal

/// A subject as it was put away, whose states and folds are read only when something asks for them.
///
/// An activity concerns few of them; the others go from one image into the next as bytes.
struct SubjectImage: Sendable {
  struct Part: BitwiseCopyable {
    /// That of a rule's state; behind them, those of the folds.
    var number: UInt32
    /// How many findings of the rule are open.
    var open: UInt32
    /// Where it begins with its head, where without, and where it ends.
    var head: UInt32
    var start: UInt32
    var end: UInt32
    /// Nothing has asked for it yet.
    var isAway = true
  }

  private var bytes: [UInt8] = []
  /// The instant from which all others in it are counted; nil where there is no image.
  private(set) var base: Int64?
  private(set) var parts: [Part] = []
  /// By number: index into ``parts`` plus one, or 0.
  private var places: [UInt16] = []
  /// How many parts nothing has asked for yet.
  private(set) var away = 0

  /// Forgets the image and keeps its room.
  mutating func clear() {
    guard base != nil else { return }
    base = nil
    away = 0
    for part in parts { places[Int(part.number)] = 0 }
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
    while true {
      let head = reader.position
      let first = reader.takeInt()
      guard first != 0 else { break }
      let open = first & 1 == 0 ? 0 : reader.takeUInt32()
      let length = reader.takeCount()
      let start = reader.position
      reader.skip(length)
      let number = first >> 1 - 1
      guard !reader.isBroken, places.indices.contains(number), places[number] == 0 else {
        return reader.fail()
      }
      parts.append(
        Part(
          number: UInt32(truncatingIfNeeded: number), open: open, head: UInt32(truncatingIfNeeded: head),
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start + length)))
      places[number] = UInt16(truncatingIfNeeded: parts.count)
    }
    away = parts.count
  }

  /// Begins a part of an image that is being written.
  ///
  /// - Returns: What `ByteWriter.endPart` wants.
  static func beginPart(_ number: Int, open: Int, into writer: inout ByteWriter) -> Int {
    writer.put((number &+ 1) &<< 1 | (open > 0 ? 1 : 0))
    if open > 0 { writer.put(open) }
    return writer.beginPart()
  }

  /// Ends an image behind its last part.
  static func endParts(into writer: inout ByteWriter) { writer.put(0 as UInt64) }

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
  func saveAway(into writer: inout ByteWriter) {
    guard away > 0 else { return }
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place < parts.count {
        guard parts[place].isAway else {
          place &+= 1
          continue
        }
        let start = Int(parts[place].head)
        // Neighbours go together.
        while place &+ 1 < parts.count, parts[place &+ 1].isAway { place &+= 1 }
        writer.put(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<Int(parts[place].end)]))
        place &+= 1
      }
    }
  }
}
